import { systemClock } from '../../domain/clock.js';
import { claimsOf } from './login.js';

/** Where the token of a service account is kept between commands. */
export interface TokenCache {
  read(): string | undefined;
  write(token: string): void;
}

// A token must outlive the command that uses it.
const SHORTEST_LIFE_SECONDS = 60;

/**
 * A `fetch` that remembers what the token endpoint answered: a kept token with life left is the first answer, later ones
 * come from the server and are kept. So every command does not mint a token of its own, of which a service account can
 * have 100. `tokenUrl` is the address of the token endpoint.
 */
export function tokenKeepingFetch(
  tokenUrl: string,
  cache: TokenCache,
  send: typeof fetch = fetch,
): typeof fetch {
  /** A command does its work without it, and the next one asks for another token. */
  function keep(token: string): void {
    try {
      cache.write(token);
    } catch {}
  }

  let isAsked = false;
  return async (input, init) => {
    const request = new Request(input, init);
    if (request.url !== tokenUrl) return send(request);
    const kept = isAsked ? undefined : cache.read();
    isAsked = true;
    const lifeSeconds = kept === undefined ? 0 : (claimsOf(kept)?.exp ?? 0) - systemClock() / 1000;
    if (kept !== undefined && lifeSeconds > SHORTEST_LIFE_SECONDS)
      return Response.json({ access_token: kept, token_type: 'Bearer', expires_in: Math.floor(lifeSeconds) });
    const response = await send(request);
    const body: unknown = response.ok
      ? await response
          .clone()
          .json()
          .catch(() => undefined)
      : undefined;
    if (
      typeof body === 'object' &&
      body !== null &&
      'access_token' in body &&
      typeof body.access_token === 'string'
    )
      keep(body.access_token);
    return response;
  };
}
