import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../domain/errors.js';
import { wirePaths } from '../domain/wire-paths.js';
import type { ConnectionBound } from './connection-bound.js';
import type { Pipeline } from './pipeline.js';
import { createPipelineBound } from './pipelined-requests.js';
import { HEALTH_PATH, READINESS_PATH } from './readiness.js';
import type { RefuseTester } from './testing/refuse-tester.js';
import { pathOf } from './wire/request-target.js';
import { shown } from './wire/shown.js';

const TEST_ROOT = `${wirePaths.test.base}/`;

/** What is answered on connections beyond the bounds too. */
const HEALTH_PATHS: readonly string[] = [HEALTH_PATH, READINESS_PATH];

/**
 * Answers what needs no operation before a body is read: what comes while the server closes, a connection beyond the
 * bounds, a request without `Host`, with several or with that of another, and what no route takes.
 */
export function refuseEarly(
  app: FastifyInstance,
  options: {
    readonly pipeline: Pipeline;
    readonly connections: ConnectionBound;
    /** Whether a request is meant for this server by the name that it gives. */
    readonly isAddressed: (request: IncomingMessage) => boolean;
    readonly refuseTester: RefuseTester | undefined;
    readonly answerUnknown: (request: FastifyRequest, reply: FastifyReply) => void;
  },
): void {
  const { pipeline, connections, isAddressed, refuseTester, answerUnknown } = options;
  // By the route and not by the path as sent: the router decodes it, so it has many spellings. The framework makes the route's
  // options anew each time, which only a server for tests pays for.
  const testerRefused = (request: FastifyRequest) =>
    refuseTester !== undefined && request.routeOptions.url?.startsWith(TEST_ROOT)
      ? refuseTester(request.raw)
      : undefined;
  const mayGoOn = createPipelineBound();
  let isClosing = false;
  app.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  app.addHook('onRequest', (request, reply, done) => {
    // On a connection that ended with an earlier answer nobody waits for one.
    if (request.raw.socket.writableEnded || !mayGoOn(request.raw.socket, reply.raw)) return;
    request.startedAt = performance.now();
    const isBeyond = connections.isBeyond(request.raw.socket);
    if (isBeyond) reply.raw.shouldKeepAlive = false;
    if (isClosing && pathOf(request.url) !== READINESS_PATH)
      pipeline.answerRefusal(request, reply, refuse('SERVICE_UNAVAILABLE'), undefined);
    else if (isBeyond && !HEALTH_PATHS.includes(pathOf(request.url)))
      pipeline.answerRefusal(request, reply, refuse('TOO_MANY_CONNECTIONS'), undefined);
    else if (!hasHost(request.raw))
      pipeline.answerRefusal(request, reply, refuse('MALFORMED_REQUEST'), undefined);
    else if (!isAddressed(request.raw))
      pipeline.answerRefusal(
        request,
        reply,
        refuse('HOST_NOT_SERVED', shown(request.raw.headers.host)),
        undefined,
      );
    else {
      const refusal = testerRefused(request);
      if (refusal !== undefined) pipeline.answerRefusal(request, reply, refusal, undefined);
      // Before the body is read, so that nobody learns from it before being known.
      else if (request.is404) answerUnknown(request, reply);
      else done();
    }
  });
}

/** RFC 9112 section 3.2: a request of HTTP/1.1 without `Host` is refused, and any with several. */
function hasHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  let hosts = 0;
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (rawHeaders[at]?.length === 4 && rawHeaders[at]?.toLowerCase() === 'host') hosts++;
  return hosts === 1 || (hosts === 0 && httpVersion !== '1.1');
}
