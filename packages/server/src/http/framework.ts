import fastify, { type FastifyInstance } from 'fastify';
import { refuse } from '../domain/errors.js';
import { MAX_PARAMETER_CHARACTERS } from './route-finder.js';
import type { Unserved } from './unserved.js';
import { answerClientError } from './wire/client-error.js';
import { OPEN_BODY_BYTES } from './wire/parse-body.js';
import { originForm, pathOf } from './wire/request-target.js';

/** For the head of a request, and for the greeting of TLS before the first. */
const HEADERS_TIMEOUT_MS = 30_000;

const NODE_OPTIONS = {
  // Node answers a request without `Host` with an empty body, which some clients take for success; see refuse-early.ts.
  requireHostHeader: false,
  headersTimeout: HEADERS_TIMEOUT_MS,
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
      ? { https: { ...NODE_OPTIONS, handshakeTimeout: HEADERS_TIMEOUT_MS, ...tls } }
      : { http: NODE_OPTIONS }),
    logger: false,
    // For everything that strangers may send a body to; operations that need a credential have a bound of their own.
    bodyLimit: OPEN_BODY_BYTES,
    keepAliveTimeout: 72_000,
    // For what endLateBodies does not see.
    requestTimeout: HEADERS_TIMEOUT_MS + bodyTimeoutMs,
    forceCloseConnections: 'idle',
    // The framework's own 503 has another form; see refuse-early.ts.
    return503OnClosing: false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: MAX_PARAMETER_CHARACTERS },
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
