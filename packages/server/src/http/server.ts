import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { refuse } from '../domain/errors.js';
import type { Admission } from './admission.js';
import { registerHealth } from './health.js';
import type { Metrics } from './metrics.js';
import type { Operation } from './operation.js';
import { openApiDocument } from './openapi/document.js';
import { registerOpenApi } from './openapi/routes.js';
import { createPipeline, type PipelineDependencies } from './pipeline.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What admission decided; set before the body is read. */
    admitted: Admission | undefined;
  }
}

export interface ServerOptions extends PipelineDependencies {
  readonly operations: readonly Operation[];
  readonly metrics: Metrics;
  readonly ready: () => Promise<void>;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  readonly bodyLimitBytes: number;
}

/** Prefixes under which even a path that does not exist answers 401 first, as the live service does. */
const GUARDED_PREFIXES = ['/api/atlas/', '/api/private/'];

/** Builds the HTTP server: every operation with its two halves around the reading of the body, and what is beside them. */
export function createServer(options: ServerOptions): FastifyInstance {
  const pipeline = createPipeline(options);
  const app = fastify({
    ...(options.tls ? { https: options.tls } : {}),
    logger: false,
    bodyLimit: options.bodyLimitBytes,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 512 },
    // Some official clients send `//api/…` when their base address ends in a slash.
    rewriteUrl: (request) => (request.url ?? '/').replace(/^\/{2,}/, '/'),
    frameworkErrors: (_error, request, reply) =>
      pipeline.answerRefusal(request, reply, refuse('RESOURCE_NOT_FOUND', request.url), undefined),
  }) as FastifyInstance;

  app.decorateRequest('admitted', undefined);
  // The body is read as text and parsed after admission, whatever media type the client names.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));

  const served = options.operations.map((operation) => ({
    operation,
    pattern: pathPattern(operation.path),
  }));
  for (const operation of options.operations) {
    const { onRequest, handler } = pipeline.forOperation(operation);
    const route = {
      method: operation.method,
      url: routeUrl(operation.path),
      onRequest,
      handler,
      config: { operationId: operation.operationId },
    };
    app.route(route);
  }

  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (GUARDED_PREFIXES.some((prefix) => path.startsWith(prefix))) {
      const allowed = served
        .filter(({ pattern }) => pattern.test(path))
        .map(({ operation }) => operation.method);
      return pipeline.answerUnserved(request, reply, [...new Set(allowed)]);
    }
    pipeline.answerRefusal(request, reply, refuse('RESOURCE_NOT_FOUND', path), undefined);
    return undefined;
  });
  app.setErrorHandler((error: Error & { code?: string }, request, reply) => {
    const refusal = FRAMEWORK_REFUSALS[error.code ?? '']?.(request);
    if (refusal) pipeline.answerRefusal(request, reply, refusal, undefined);
    else pipeline.answerError(request, reply, error);
  });

  registerHealth(app, { ready: options.ready, metrics: options.metrics });
  registerOpenApi(app, () => openApiDocument(options.operations, options.publicUrl()));
  options.metrics.observe(app);
  return app;
}

const FRAMEWORK_REFUSALS: Record<string, (request: FastifyRequest) => ReturnType<typeof refuse>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => refuse('PAYLOAD_TOO_LARGE'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => refuse('MALFORMED_JSON'),
};

/** `{name}` to the router's `:name`; before a colon verb (`{groupId}:migrate`) the parameter must not swallow the colon. */
function routeUrl(path: string): string {
  return path.replace(/\{(\w+)\}(:?)/g, (_all, name: string, colon: string) =>
    colon ? `:${name}(^[^:/]+)::` : `:${name}`,
  );
}

function pathPattern(path: string): RegExp {
  const escaped = path.replace(/[.*+?^$|()[\]\\]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${escaped}/?$`);
}
