import { createAuthentication } from './authentication.js';
import type { ConnectionOptions } from './credentials.js';

/** A `fetch` that authenticates, and how to end what it made. */
export interface Connection {
  readonly fetch: typeof fetch;
  revoke(): Promise<void>;
}

/**
 * A `fetch` that proves itself to one server: API keys by HTTP Digest, service accounts by access tokens that it mints
 * and keeps. Made for libraries that take a `fetch`, such as clients generated from the OpenAPI document.
 * It calls only addresses of `baseUrl` and throws TypeError for others, so that credentials go nowhere else;
 * it throws ApiError when no token is to be had. Answers, whatever their status, are returned as they came.
 */
export function authenticatedFetch(options: ConnectionOptions): typeof fetch {
  return createConnection(options).fetch;
}

/** Throws TypeError for a `baseUrl` or credentials that cannot be used. */
export function createConnection(options: ConnectionOptions): Connection {
  const base = new URL(options.baseUrl);
  if (base.protocol !== 'http:' && base.protocol !== 'https:')
    throw new TypeError('baseUrl has to begin with http:// or https://');
  if (base.username !== '' || base.password !== '' || base.search !== '' || base.hash !== '')
    throw new TypeError('baseUrl has to be an address without a user, a query and a fragment');
  const baseUrl = base.origin + base.pathname.replace(/\/+$/, '');

  // Looked up at each call and called on the global object, as browsers demand.
  const send: typeof fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const headers: Record<string, string> =
    options.userAgent === undefined ? {} : { 'User-Agent': options.userAgent };
  const authentication = createAuthentication(options, { baseUrl, send, headers });

  async function attempt(request: Request, body: ArrayBuffer | undefined) {
    const authorization = await authentication.authorize(request);
    const sent = new Request(request, body === undefined ? undefined : { body });
    for (const [name, value] of Object.entries(headers)) sent.headers.set(name, value);
    if (authorization !== undefined) sent.headers.set('Authorization', authorization);
    return { authorization, response: await send(sent) };
  }

  return {
    revoke: authentication.revoke,
    async fetch(input, init) {
      const request =
        input instanceof Request
          ? new Request(input, init)
          : new Request(new URL(input, `${baseUrl}/`), init);
      if (!request.url.startsWith(`${baseUrl}/`))
        throw new TypeError(`This fetch holds credentials for ${baseUrl} and calls nothing else`);
      const body =
        authentication.mayRepeat && request.body !== null ? await request.arrayBuffer() : undefined;

      const { response, authorization } = await attempt(request, body);
      // The challenge of where a redirect led is not this request's.
      if (response.status !== 401 || response.redirected) return response;
      if (!authentication.shouldRepeat(response, authorization)) return response;
      // Read to its end, so that the connection can be used again.
      await response.arrayBuffer();
      const repeated = await attempt(request, body);
      if (repeated.response.status === 401) authentication.refusedAgain(repeated.response);
      return repeated.response;
    },
  };
}
