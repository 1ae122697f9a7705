import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Decision } from '../access/decision/decision.js';
import type { AccessListMatcher } from '../domain/access-list.js';
import { requestBounds } from '../domain/bounds/requests.js';
import { RefusalError, refuse } from '../domain/errors.js';
import { boundConnections, type ConnectionBound } from './connection-bound.js';
import { registerConsole } from './console/routes.js';
import { answerExpectations } from './expect-continue.js';
import { createFramework } from './framework.js';
import type { GateHandler } from './guard/gate-handler.js';
import { serveGates } from './guard/serve-gates.js';
import { endLateBodies } from './late-bodies.js';
import { METADATA_PATH, registerMetadataBelow } from './oauth/metadata-below.js';
import { registerOpenApi } from './openapi/routes.js';
import type { Operation } from './operation.js';
import type { Pipeline } from './pipeline.js';
import { refuseEarly } from './refuse-early.js';
import { readBodiesAsText } from './request-bodies.js';
import { endSilentSockets } from './silent-sockets.js';
import type { RefuseTester } from './testing/refuse-tester.js';
import { createUnserved, type Unserved } from './unserved.js';
import type { LinkBase } from './wire/link-base.js';
import { peerAddress } from './wire/peers.js';
import type { ProxyProtocol } from './wire/proxy-protocol.js';
import { pathOf } from './wire/request-target.js';
import type { Sender } from './wire/send.js';
import { shown } from './wire/shown.js';
import type { Wire } from './wires/wire.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read, and again after it. */
    decision: Decision | undefined;
    /** For the metrics: the operation asked for, and when the head of the request was read (`performance.now()`). */
    operationId: string | undefined;
    /** Of the refusal that was answered, or what a challenge is counted under. */
    answeredCode: string | undefined;
    /** That of the operation asked for. */
    wire: Wire | undefined;
    startedAt: number | undefined;
  }
}

export interface ServerOptions {
  readonly operations: readonly Operation[];
  /** What every request to them goes through. */
  readonly pipeline: Pipeline;
  /** Sends what is no answer of an operation: the pages of the console, and the OpenAPI documents. */
  readonly sender: Sender;
  /** Where the built console is, or would be. */
  readonly consoleDirectory: string;
  /** Base of all links, without a trailing slash. */
  readonly publicUrl: () => string;
  /** Base of the links in the answer to a request. */
  readonly linkBase: LinkBase;
  /** Whether a request is meant for this server by the name that it gives. */
  readonly isAddressed: (request: IncomingMessage) => boolean;
  /** Answers gates of guarded APIs that have a secret. */
  readonly handleGate: GateHandler;
  /** Of a server that was started for tests. */
  readonly refuseTester: RefuseTester | undefined;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** Of operations that need a credential. */
  readonly bodyLimitBytes: number;
  /** For the body of a request, from the end of its head. */
  readonly bodyTimeoutMs: number;
  readonly maxConnections: number;
  readonly maxConnectionsPerAddress: number;
  /** For whom a part of the connections is kept. */
  readonly trustedProxies: AccessListMatcher;
  /** Where trusted proxies speak it. */
  readonly proxyProtocol: ProxyProtocol | undefined;
  /** A connection on which nothing moves for so long while a request or its answer is under way is closed. */
  readonly socketTimeoutMs: number;
}

const openBodyBytes = requestBounds.openBodyBytes.most;

/** Builds the HTTP server: registers each operation (checks before its body is read, work after it) and the routes beside them. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { pipeline, operations, publicUrl, linkBase, sender, consoleDirectory } = options;
  const unserved = createUnserved(operations, pipeline);
  const app = createFramework(options, unserved);
  const connections = boundConnections(app.server, {
    most: options.maxConnections,
    mostPerAddress: options.maxConnectionsPerAddress,
    trustedProxies: options.trustedProxies,
    addressOf: options.proxyProtocol?.clientOf ?? peerAddress,
  });
  serveGates(app.server, options.handleGate, connections);
  endSilentSockets(app.server, options.socketTimeoutMs);
  endLateBodies(app.server, options.bodyTimeoutMs);
  app.decorateRequest('decision', undefined);
  app.decorateRequest('operationId', undefined);
  app.decorateRequest('answeredCode', undefined);
  app.decorateRequest('wire', undefined);
  app.decorateRequest('startedAt', undefined);
  refuseEarly(app, {
    pipeline,
    connections,
    isAddressed: options.isAddressed,
    refuseTester: options.refuseTester,
    answerUnknown,
  });
  // Reached where a file of the console has gone since the start.
  app.setNotFoundHandler(answerUnknown);
  answerExpectations(app.server);
  readBodiesAsText(app);
  for (const operation of operations) registerOperation(app, operation, options, unserved);
  answerErrors(app, pipeline);
  registerOpenApi(app, { operations, publicUrl, linkBase, sender });
  if (options.proxyProtocol) speakProxyProtocol(app, options.proxyProtocol, connections);
  const consolePages = registerConsole(app, { consoleDirectory, sender, publicUrl });
  return app;

  function answerUnknown(request: FastifyRequest, reply: FastifyReply): void {
    const path = pathOf(request.url);
    if (!consolePages.answerNavigation(request, reply, path))
      unserved.answer(request, reply, refuse('RESOURCE_NOT_FOUND', path));
  }
}

/** Before every other listener for connections, which have to be there by now. */
function speakProxyProtocol(
  app: FastifyInstance,
  proxyProtocol: ProxyProtocol,
  { mostUnknown }: ConnectionBound,
): void {
  proxyProtocol.guard(app.server, mostUnknown);
  app.addHook('preClose', (done) => {
    proxyProtocol.close();
    done();
  });
}

function registerOperation(
  app: FastifyInstance,
  operation: Operation,
  { pipeline, bodyLimitBytes, publicUrl }: ServerOptions,
  unserved: Unserved,
): void {
  const { onRequest, handler } = pipeline.forOperation(operation);
  app.route({
    method: operation.method,
    url: routeUrl(operation.path),
    bodyLimit: isOpen(operation) ? openBodyBytes : bodyLimitBytes,
    onRequest: unserved.unlessVerb(operation, onRequest),
    handler,
  });
  if (operation.path === METADATA_PATH) registerMetadataBelow(app, { publicUrl, onRequest, handler });
}

function answerErrors(app: FastifyInstance, pipeline: Pipeline): void {
  app.setErrorHandler((error: Error & { code?: string }, request, reply) => {
    // The client hung up in the middle of its body: nobody waits for an answer, and anybody can do it at any rate.
    if (error.code === 'ECONNRESET' && !request.raw.complete) return void reply.hijack();
    const refusal = FRAMEWORK_REFUSALS[error.code ?? '']?.(request);
    pipeline.answerError(request, reply, refusal ? new RefusalError(refusal) : error);
  });
}

const FRAMEWORK_REFUSALS: Record<string, (request: FastifyRequest) => ReturnType<typeof refuse>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ({ routeOptions }) =>
    refuse('PAYLOAD_TOO_LARGE', `${(routeOptions.bodyLimit ?? openBodyBytes) / 1024} KiB`),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => refuse('MALFORMED_JSON'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (request) =>
    refuse('UNSUPPORTED_MEDIA_TYPE', shown(request.headers['content-type'])),
};

/** `{name}` to the router's `:name`; before a colon verb (`{groupId}:migrate`) the parameter must not swallow the colon. */
function routeUrl(path: string): string {
  return path.replace(/\{(\w+)\}(:?)/g, (_all, name: string, colon: string) =>
    colon ? `:${name}(^[^:/]+)::` : `:${name}`,
  );
}

/** Whether the body is read before anybody is known. */
function isOpen({ permission, wire }: Operation): boolean {
  // Who reaches the test controls is known by where it is.
  return wire.name !== 'test' && ['always', 'public', 'visitor', 'client'].includes(permission);
}
