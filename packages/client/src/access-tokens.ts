import { readAnswer } from './answer.js';

/** The access tokens of one service account (OAuth 2.0 client credentials, RFC 6749 section 4.4). */
export interface AccessTokens {
  /** A token with life left: the one that is kept, or a new one. Concurrent calls share one mint. Throws ApiError. */
  get(): Promise<string>;
  /** Drops the kept token if it is this one, so that the next call mints. */
  forget(token: string): void;
  /** Ends the kept token on the server and drops it. Does nothing when there is none. Throws ApiError. */
  revoke(): Promise<void>;
}

export interface AccessTokenOptions {
  /** Address of the server, without a trailing slash. */
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly fetch: typeof fetch;
  /** Request headers of every call. */
  readonly headers: Readonly<Record<string, string>>;
  /** UTC milliseconds. */
  readonly now?: () => number;
}

const TEN_MINUTES_MS = 600_000;
const MINT_TIMEOUT_MS = 30_000;

interface MintedToken {
  readonly text: string;
  /** UTC milliseconds; from then on it is replaced. */
  readonly replaceAt: number;
}

export function createAccessTokens(options: AccessTokenOptions): AccessTokens {
  const { baseUrl, clientId, clientSecret, now = Date.now } = options;
  let kept: MintedToken | undefined;
  let minting: Promise<MintedToken> | undefined;

  async function post(path: string, form: Record<string, string>) {
    // The halves are form-encoded before they are joined (RFC 6749 section 2.3.1), which leaves ASCII for btoa.
    const basic = btoa(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`);
    const response = await options.fetch(baseUrl + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...options.headers, Accept: 'application/json', Authorization: `Basic ${basic}` },
      body: new URLSearchParams(form),
      // Several callers may wait for it, so none of their signals ends it.
      signal: AbortSignal.timeout(MINT_TIMEOUT_MS),
    });
    return readAnswer<Record<string, unknown> | undefined>('POST', path, response);
  }

  async function mint(): Promise<MintedToken> {
    const askedAt = now();
    const { body } = await post('/api/oauth/token', { grant_type: 'client_credentials' });
    const text = body?.access_token;
    if (typeof text !== 'string' || text === '')
      throw new Error('The token endpoint answered without a token');
    return { text, replaceAt: askedAt + keptForMs(Number(body?.expires_in)) };
  }

  async function get(): Promise<string> {
    if (kept && now() < kept.replaceAt) return kept.text;
    minting ??= mint()
      .then((token) => {
        kept = token;
        return token;
      })
      .finally(() => {
        minting = undefined;
      });
    return (await minting).text;
  }

  return {
    get,
    forget(token) {
      if (kept?.text === token) kept = undefined;
    },
    async revoke() {
      // A failed mint left nothing to end.
      await minting?.catch(() => undefined);
      const token = kept?.text;
      if (token === undefined) return;
      kept = undefined;
      await post('/api/oauth/revoke', { token, token_type_hint: 'access_token' });
    },
  };
}

/**
 * How long a token is kept, in milliseconds: until 10 minutes before its end, or until a tenth of its life is left if
 * that is later. A life that the server did not tell ends when the server refuses the token.
 */
function keptForMs(lifeSeconds: number): number {
  if (!(lifeSeconds > 0)) return Number.POSITIVE_INFINITY;
  const lifeMs = lifeSeconds * 1000;
  return lifeMs - Math.min(TEN_MINUTES_MS, lifeMs / 10);
}
