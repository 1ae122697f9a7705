import { isUtf8 } from 'node:buffer';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Decision } from '../access/decision/decision.js';
import { type Refusal, RefusalError, refuse } from '../domain/errors.js';
import { registerConsole } from './console/routes.js';
import { answerExpectations } from './expect-continue.js';
import { METADATA_PATH, registerMetadataBelow } from './oauth/metadata-below.js';
import { registerOpenApi } from './openapi/routes.js';
import type { Operation } from './operation.js';
import type { OperationHandlers, Pipeline } from './pipeline.js';
import { createPipelineBound } from './pipelined-requests.js';
import { READINESS_PATH } from './readiness.js';
import { endsInVerb, fittingVerbs, MAX_PARAMETER_CHARACTERS, pathPattern } from './route-finder.js';
import { endSilentSockets } from './silent-sockets.js';
import { answerClientError } from './wire/client-error.js';
import { OPEN_BODY_BYTES, refuseNoJson } from './wire/parse-body.js';
import { originForm } from './wire/request-target.js';
import type { Sender } from './wire/send.js';
import { shown } from './wire/shown.js';
import type { Wire } from './wires/wire.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read, and again after it. */
    decision: Decision | undefined;
    /** For the metrics: the operation asked for, and when the head of the request was read (`performance.now()`). */
    operationId: string | undefined;
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
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** Of operations that need a credential. */
  readonly bodyLimitBytes: number;
  readonly maxConnections: number;
  /** A connection on which nothing moves for so long while a request or its answer is under way is closed. */
  readonly socketTimeoutMs: number;
}

/** For the head of a request, and for the greeting of TLS before the first. */
const HEADERS_TIMEOUT_MS = 30_000;

/** Builds the HTTP server: registers each operation (checks before its body is read, work after it) and the routes beside them. */
export function createServer(options: ServerOptions): FastifyInstance {
  const { pipeline, operations, publicUrl, sender, consoleDirectory } = options;
  const nodeOptions = {
    // Node answers a request without `Host` with an empty body, which some clients take for success; see onRequest below.
    requireHostHeader: false,
    headersTimeout: HEADERS_TIMEOUT_MS,
    connectionsCheckingInterval: 5_000,
  };
  const mayGoOn = createPipelineBound();
  const app = fastify({
    ...(options.tls
      ? { https: { ...nodeOptions, handshakeTimeout: HEADERS_TIMEOUT_MS, ...options.tls } }
      : { http: nodeOptions }),
    logger: false,
    // For everything that strangers may send a body to; operations that need a credential have a bound of their own.
    bodyLimit: OPEN_BODY_BYTES,
    keepAliveTimeout: 72_000,
    // Bounds how long a body that nobody waits for may trickle in.
    requestTimeout: 60_000,
    forceCloseConnections: 'idle',
    // The framework's own 503 has another form; see onRequest below.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_PARAMETER_CHARACTERS },
    rewriteUrl: (request) => originForm(request.url ?? '/'),
    // Bodies are checked and answers written elsewhere (pipeline.ts). Without these the framework loads compilers of its own.
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => {
      answerUnserved(
        request,
        reply,
        error.code === 'FST_ERR_BAD_URL'
          ? refuse('INVALID_PATH_PARAMETER', pathOf(request))
          : refuse('RESOURCE_NOT_FOUND', pathOf(request)),
      );
    },
  }) as FastifyInstance;

  app.server.maxConnections = options.maxConnections;
  endSilentSockets(app.server, options.socketTimeoutMs);
  app.decorateRequest('decision', undefined);
  app.decorateRequest('operationId', undefined);
  app.decorateRequest('wire', undefined);
  app.decorateRequest('startedAt', undefined);
  let isClosing = false;
  app.addHook('preClose', (done) => {
    isClosing = true;
    done();
  });
  app.addHook('onRequest', (request, reply, done) => {
    if (!mayGoOn(request.raw.socket, reply.raw)) return;
    request.startedAt = performance.now();
    if (isClosing && pathOf(request) !== READINESS_PATH)
      pipeline.answerRefusal(request, reply, refuse('SERVICE_UNAVAILABLE'), undefined);
    // RFC 9112 section 3.2: a request of HTTP/1.1 without it is refused.
    else if (request.raw.headers.host === undefined && request.raw.httpVersion === '1.1')
      pipeline.answerRefusal(request, reply, refuse('MALFORMED_REQUEST'), undefined);
    // Before the body is read, so that nobody learns from it before being known.
    else if (request.is404) answerUnknown(request, reply);
    else done();
  });
  // Reached where a file of the console has gone since the start.
  app.setNotFoundHandler(answerUnknown);
  answerExpectations(app.server);
  // The body is read as text and parsed after admission, whatever media type the client names.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('*', { parseAs: 'buffer' }, ({ headers, wire }, body, done) => {
    const encoding = headers['content-encoding'] ?? 'identity';
    if (encoding.toLowerCase() !== 'identity')
      done(new RefusalError(refuse('UNSUPPORTED_CONTENT_ENCODING', shown(encoding))));
    else if (isUtf8(body)) done(null, body.toString());
    else if (wire?.form) done(new RefusalError(refuse('MALFORMED_JSON')));
    // Windows PowerShell 5.1 writes UTF-16 unless it is told otherwise.
    else done(new RefusalError(refuseNoJson(headers['content-type'], 'is not UTF-8')));
  });

  const served = operations.map((operation) => ({
    operation,
    pattern: pathPattern(operation.path),
    endsInVerb: endsInVerb(operation.path),
  }));
  for (const operation of operations) {
    const { onRequest, handler } = pipeline.forOperation(operation);
    const bodyLimit = isOpen(operation) ? OPEN_BODY_BYTES : options.bodyLimitBytes;
    app.route({
      method: operation.method,
      url: routeUrl(operation.path),
      bodyLimit,
      onRequest: unlessVerb(operation, onRequest),
      handler,
    });
    if (operation.path === METADATA_PATH) registerMetadataBelow(app, { publicUrl, onRequest, handler });
  }

  /** The router takes `x:invite` for an id where the method of the verb has no route, and there it is none. */
  function unlessVerb(operation: Operation, onRequest: OperationHandlers['onRequest']): typeof onRequest {
    const verbs = served.filter(({ operation: { path } }) => path.startsWith(`${operation.path}:`));
    if (verbs.length === 0) return onRequest;
    return (request, reply, done) => {
      const path = pathOf(request);
      if (path.includes(':') && verbs.some(({ pattern }) => pattern.test(path)))
        answerUnserved(request, reply, refuse('RESOURCE_NOT_FOUND', path));
      else onRequest(request, reply, done);
    };
  }

  function answerUnknown(request: FastifyRequest, reply: FastifyReply): void {
    const path = pathOf(request);
    if (!consolePages.answerNavigation(request, reply, path))
      answerUnserved(request, reply, refuse('RESOURCE_NOT_FOUND', path));
  }

  /** A path, or a method of a path, that no route takes. */
  function answerUnserved(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): void {
    const path = pathOf(request);
    const allowed = fittingVerbs(served.filter(({ pattern }) => pattern.test(path))).map(
      ({ operation }) => operation.method,
    );
    pipeline
      .answerUnserved(request, reply, [...new Set(allowed)], refusal)
      .catch((error) => pipeline.answerError(request, reply, error));
  }
  app.setErrorHandler((error: Error & { code?: string }, request, reply) => {
    // The client hung up in the middle of its body: nobody waits for an answer, and anybody can do it at any rate.
    if (error.code === 'ECONNRESET' && !request.raw.complete) return void reply.hijack();
    const refusal = FRAMEWORK_REFUSALS[error.code ?? '']?.(request);
    pipeline.answerError(request, reply, refusal ? new RefusalError(refusal) : error);
  });

  registerOpenApi(app, { operations, publicUrl, sender });
  const consolePages = registerConsole(app, { consoleDirectory, sender, publicUrl });
  return app;
}

const FRAMEWORK_REFUSALS: Record<string, (request: FastifyRequest) => ReturnType<typeof refuse>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ({ routeOptions }) =>
    refuse('PAYLOAD_TOO_LARGE', `${(routeOptions.bodyLimit ?? OPEN_BODY_BYTES) / 1024} KiB`),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => refuse('MALFORMED_JSON'),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: (request) =>
    refuse('UNSUPPORTED_MEDIA_TYPE', shown(request.headers['content-type'])),
};

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '';
}

/** `{name}` to the router's `:name`; before a colon verb (`{groupId}:migrate`) the parameter must not swallow the colon. */
function routeUrl(path: string): string {
  return path.replace(/\{(\w+)\}(:?)/g, (_all, name: string, colon: string) =>
    colon ? `:${name}(^[^:/]+)::` : `:${name}`,
  );
}

/** Whether strangers may call it. */
function isOpen({ permission }: Operation): boolean {
  return permission === 'always' || permission === 'public' || permission === 'visitor';
}

function noCompiler(): never {
  throw new Error('routes have no schemas of the framework');
}
