import fastify, { type FastifyInstance } from 'fastify';
import { connectionBounds } from '../domain/bounds/connections.js';
import { requestBounds } from '../domain/bounds/requests.js';
import { textBounds } from '../domain/bounds/texts.js';
import { refuse } from '../domain/errors.js';
import type { Unserved } from './unserved.js';
import { answerClientError } from './wire/client-error.js';
import { originForm, pathOf } from './wire/request-target.js';

const headTimeoutMs = requestBounds.headSeconds.most * 1000;

const NODE_OPTIONS = {
  // Node answers a request without `Host` with an empty body, which some clients take for success; see refuse-early.ts.
  requireHostHeader: false,
  maxHeaderSize: requestBounds.headBytes.most,
  headersTimeout: headTimeoutMs,
  connectionsCheckingInterval: 5_000,
};

/** The framework with everything turned off that is done elsewhere, and as yet without routes. */
export function createFramework(
  {
    tls,
    bodyTimeoutMs,
  }: {
    readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
    readonly bodyTimeoutMs: number;
  },
  unserved: Unserved,
): FastifyInstance {
  return fastify({
    ...(tls
      ? { https: { ...NODE_OPTIONS, handshakeTimeout: headTimeoutMs, ...tls } }
      : { http: NODE_OPTIONS }),
    logger: false,
    // For everything that strangers may send a body to; operations that need a credential have a bound of their own.
    bodyLimit: requestBounds.openBodyBytes.most,
    keepAliveTimeout: connectionBounds.idleSeconds.most * 1000,
    // For what endLateBodies does not see.
    requestTimeout: headTimeoutMs + bodyTimeoutMs,
    forceCloseConnections: 'idle',
    // The framework's own 503 has another form; see refuse-early.ts.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: textBounds.pathParameter.most },
    rewriteUrl: (request) => originForm(request.url ?? '/'),
    // Bodies are checked and answers written elsewhere (pipeline.ts). Without these the framework loads compilers of its own.
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => {
      const path = pathOf(request.url);
      const isBadPath = error.code === 'FST_ERR_BAD_URL';
      unserved.answer(
        request,
        reply,
        isBadPath ? refuse('INVALID_PATH_PARAMETER', path) : refuse('RESOURCE_NOT_FOUND', path),
      );
    },
  }) as FastifyInstance;
}

function noCompiler(): never {
  throw new Error('routes have no schemas of the framework');
}
