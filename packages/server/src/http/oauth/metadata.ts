import type { FastifyInstance } from 'fastify';

export const AUTHORIZATION_PATH = '/api/oauth/authorize';

const METADATA_PATH = '/.well-known/oauth-authorization-server';

/**
 * Authorization server metadata (RFC 8414), at its well-known address. Where the public URL has a path, clients ask for the
 * address with that path appended (section 3.1).
 */
export function registerMetadata(app: FastifyInstance, publicUrl: () => string): void {
  app.get(METADATA_PATH, async (_request, reply) =>
    reply.type('application/json').send(metadataOf(publicUrl())),
  );
  app.get(`${METADATA_PATH}/*`, async (request, reply) => {
    const base = publicUrl();
    const [path] = request.url.split('?', 1);
    if (path !== METADATA_PATH + new URL(base).pathname) return reply.callNotFound();
    return reply.type('application/json').send(metadataOf(base));
  });
}

function metadataOf(base: string): Readonly<Record<string, unknown>> {
  return {
    issuer: base,
    // Section 2 lets a server without a grant for people leave it out; the MCP SDKs refuse the document without it.
    authorization_endpoint: base + AUTHORIZATION_PATH,
    token_endpoint: `${base}/api/oauth/token`,
    token_endpoint_auth_methods_supported: ['client_secret_basic'],
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    revocation_endpoint: `${base}/api/oauth/revoke`,
    revocation_endpoint_auth_methods_supported: ['client_secret_basic'],
    introspection_endpoint: `${base}/api/oauth/introspect`,
    introspection_endpoint_auth_methods_supported: ['client_secret_basic'],
    jwks_uri: `${base}/api/oauth/jwks`,
  };
}
