import type { FastifyInstance } from 'fastify';
import type { Sender } from '../wire/send.js';
import { commonHeaders } from './headers.js';

/** Names under /assets hold a hash of what is in the file, so a name never means anything else (RFC 8246). */
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';

/** What the build leaves beside what is served; the page itself has its routes. */
const NOT_SERVED = ['index.html', 'manifest.json', '**/*.br', '**/*.gz', '**/*.map'];

/**
 * Serves the built files: one route for each that was there at the start, so that no path of a request is ever looked up
 * on the disk. The compressed ones beside them are chosen by `Accept-Encoding`.
 */
export function registerFiles(app: FastifyInstance, directory: string, { answered }: Sender): void {
  app.register(async (scope) => {
    // Not reached by what is refused before: that has its own line.
    scope.addHook('onSend', (request, reply, _payload, done) => {
      request.operationId = 'console';
      answered(request, reply.statusCode);
      done();
    });
    // A precondition that fails (RFC 9110 section 13.1) is the client's affair and no trouble of the server.
    scope.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
      const { statusCode = 500 } = error;
      if (statusCode >= 500) return reply.send(error);
      return reply.code(statusCode).type('text/plain; charset=utf-8').send(`${error.message}\n`);
    });
    // Loaded here: commands that serve nothing should not wait for it.
    const { default: fastifyStatic } = await import('@fastify/static');
    await scope.register(fastifyStatic, {
      serve: true,
      root: directory,
      wildcard: false,
      globIgnore: NOT_SERVED,
      index: false,
      decorateReply: false,
      preCompressed: true,
      acceptRanges: false,
      cacheControl: false,
      setHeaders(reply) {
        const isNamedByHash = reply.request.routeOptions.url?.startsWith('/assets/') === true;
        const { host } = reply.request.raw.headers;
        reply.headers({ ...commonHeaders(host), 'Cache-Control': isNamedByHash ? FOR_EVER : ASK_AGAIN });
      },
    });
  });
}
