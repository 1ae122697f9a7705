import type { FastifyInstance } from 'fastify';
import type { OperationHandlers } from '../pipeline.js';
import { pathOf } from '../wire/request-target.js';

export const METADATA_PATH = '/.well-known/oauth-authorization-server';

/**
 * Serves the metadata of the authorization server at one more address: where the public URL has a path, clients ask for the
 * well-known address with that path appended (RFC 8414 section 3.1).
 */
export function registerMetadataBelow(
  app: FastifyInstance,
  { publicUrl, onRequest, handler }: OperationHandlers & { readonly publicUrl: () => string },
): void {
  app.get(`${METADATA_PATH}/*`, {
    onRequest(request, reply, done) {
      if (pathOf(request.url) === METADATA_PATH + new URL(publicUrl()).pathname)
        onRequest(request, reply, done);
      else reply.callNotFound();
    },
    handler,
  });
}
