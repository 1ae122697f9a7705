import { createAccessTokens } from './access-tokens.js';
import { parseChallenges } from './challenges.js';
import type { ConnectionOptions } from './credentials.js';
import { createDigestSession } from './digest.js';

/** How the requests of one connection prove who sends them. */
export interface Authentication {
  /** Whether a 401 may be answered by sending the request again, so that its body has to be kept. */
  readonly mayRepeat: boolean;
  /** The value of `Authorization`, if there is anything to send yet. */
  authorize(request: Request): string | undefined | Promise<string | undefined>;
  /** After a 401 to a request with `authorization`: whether to send it once more. */
  shouldRepeat(response: Response, authorization: string | undefined): boolean;
  /** Told of a repeated request's 401. */
  refusedAgain(response: Response): void;
  /** Ends on the server what was made for this connection. */
  revoke(): Promise<void>;
}

const nothing = {
  mayRepeat: false,
  shouldRepeat: () => false,
  refusedAgain: () => {},
  revoke: async () => {},
};

/** Chooses by the credentials. `send` and `headers` serve the calls to the token endpoint. Throws TypeError. */
export function createAuthentication(
  { credentials }: Pick<ConnectionOptions, 'credentials'>,
  server: { baseUrl: string; send: typeof fetch; headers: Readonly<Record<string, string>> },
): Authentication {
  if (credentials === undefined) return { ...nothing, authorize: () => undefined };
  if ('accessToken' in credentials) {
    const authorization = `Bearer ${headerText('accessToken', credentials.accessToken)}`;
    return { ...nothing, authorize: () => authorization };
  }
  if ('publicKey' in credentials) return digestAuthentication(credentials);
  return tokenAuthentication(credentials, server);
}

function digestAuthentication({
  publicKey,
  privateKey,
}: {
  publicKey: string;
  privateKey: string;
}): Authentication {
  const session = createDigestSession({
    username: headerText('publicKey', publicKey),
    password: headerText('privateKey', privateKey),
  });
  return {
    ...nothing,
    mayRepeat: true,
    authorize: ({ method, url }) => session.authorize(method, requestTarget(url)),
    // Also where a nonce was sent and the answer is not stale: a restarted server no longer knows its own nonces.
    shouldRepeat: (response) => session.accept(challengesOf(response)),
    refusedAgain: (response) => session.refused(challengesOf(response)),
  };
}

function tokenAuthentication(
  { clientId, clientSecret }: { clientId: string; clientSecret: string },
  {
    baseUrl,
    send,
    headers,
  }: { baseUrl: string; send: typeof fetch; headers: Readonly<Record<string, string>> },
): Authentication {
  const tokens = createAccessTokens({
    baseUrl,
    clientId: headerText('clientId', clientId),
    clientSecret: headerText('clientSecret', clientSecret),
    fetch: send,
    headers,
  });
  const isInvalidToken = (response: Response) =>
    challengesOf(response).some(
      ({ scheme, parameters }) => scheme === 'bearer' && parameters.get('error') === 'invalid_token',
    );
  return {
    mayRepeat: true,
    authorize: async ({ signal }) => `Bearer ${await unlessAborted(tokens.get(), signal)}`,
    shouldRepeat(response, authorization = '') {
      if (!isInvalidToken(response)) return false;
      tokens.forget(authorization.slice('Bearer '.length));
      return true;
    },
    refusedAgain: () => {},
    revoke: tokens.revoke,
  };
}

function challengesOf(response: Response) {
  return parseChallenges(response.headers.get('www-authenticate'));
}

/** Path and query, as `fetch` puts them on the request line. */
function requestTarget(url: string): string {
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** The value if it is one or more visible ASCII characters, as all of these are; the mistake is named without it. */
function headerText(name: string, value: string): string {
  if (/^[!-~]+$/.test(value)) return value;
  throw new TypeError(`${name} has to be visible ASCII characters without blanks`);
}

/** Stops waiting when the signal says so; what was waited for goes on. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}
