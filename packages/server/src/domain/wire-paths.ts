/** Where each public form of the API is found: what its paths begin with, and its OpenAPI document without the extension. */
export const wirePaths = {
  atlas: { root: '/api/atlas/', base: '/api/atlas/v2', document: '/api/openapi' },
  // Without a slash at its end: the root of the API is an operation.
  atlasV1: {
    root: '/api/atlas/v1.0',
    base: '/api/atlas/v1.0',
    document: '/api/atlas/v1.0/openapi',
  },
  cloudManager: { root: '/api/public/', base: '/api/public/v1.0', document: '/api/public/openapi' },
  private: { root: '/api/private/', base: '/api/private', document: '/api/openapi' },
  // Beside the API, and so without a root: what is not served there is nobody's.
  oauth: { base: '/api/oauth', document: '/api/openapi' },
  server: { base: '', document: '/api/openapi' },
  // Served by a server for tests alone.
  test: { base: '/_test', document: '/_test/openapi' },
} as const;

export type WireName = keyof typeof wirePaths;

/** Where access tokens are made. */
export const TOKEN_PATH = `${wirePaths.oauth.base}/token`;

/** What ends the credential that calls it. */
export const OWN_CREDENTIAL_PATH = `${wirePaths.private.base}/credential`;

/** What follows a base in a path that lies below it: nothing, or from a slash on. `undefined` where it lies elsewhere. */
export function pathBelow(base: string, path: string): string | undefined {
  const rest = path.startsWith(base) ? path.slice(base.length) : undefined;
  return rest === '' || rest?.startsWith('/') ? rest : undefined;
}
