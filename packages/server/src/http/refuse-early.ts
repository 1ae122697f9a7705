import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../domain/errors.js';
import type { Pipeline } from './pipeline.js';
import { createPipelineBound } from './pipelined-requests.js';
import { READINESS_PATH } from './readiness.js';
import { pathOf } from './wire/request-target.js';
import { shown } from './wire/shown.js';

/**
 * Answers what needs no operation before a body is read: what comes while the server closes, a request without `Host` or for another, and
 * what no route takes.
 */
export function refuseEarly(
  app: FastifyInstance,
  options: {
    readonly pipeline: Pipeline;
    /** Whether a request is meant for this server by the name that it gives. */
    readonly isAddressed: (request: IncomingMessage) => boolean;
    readonly answerUnknown: (request: FastifyRequest, reply: FastifyReply) => void;
  },
): void {
  const { pipeline, isAddressed, answerUnknown } = options;
  const mayGoOn = createPipelineBound();
  let isClosing = false;
  app.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (!mayGoOn(request.raw.socket, reply.raw)) return;
    request.startedAt = performance.now();
    if (isClosing && pathOf(request.url) !== READINESS_PATH)
      pipeline.answerRefusal(request, reply, refuse('SERVICE_UNAVAILABLE'), undefined);
    // RFC 9112 section 3.2: a request of HTTP/1.1 without it is refused.
    else if (request.raw.headers.host === undefined && request.raw.httpVersion === '1.1')
      pipeline.answerRefusal(request, reply, refuse('MALFORMED_REQUEST'), undefined);
    else if (!isAddressed(request.raw))
      pipeline.answerRefusal(
        request,
        reply,
        refuse('HOST_NOT_SERVED', shown(request.raw.headers.host)),
        undefined,
      );
    // Before the body is read, so that nobody learns from it before being known.
    else if (request.is404) answerUnknown(request, reply);
    else done();
  });
}
