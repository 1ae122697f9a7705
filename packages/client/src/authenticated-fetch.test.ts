import { describe, expect, it } from 'vitest';
import { authenticatedFetch, createConnection } from './authenticated-fetch.js';
import { parseChallenges } from './challenges.js';

const BASE = 'http://sallyport.test';
const KEY = { publicKey: 'abcdefgh', privateKey: '0b3ea8a4-5cf2-4a0f-a1d4-2c27f9e0a7e1' };
const ACCOUNT = { clientId: 'mdb_sa_id_0123456789abcdef01234567', clientSecret: 'mdb_sa_sk_secret' };

interface Received {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | null;
  readonly body: string;
}

/** A server made of the answers to the requests in turn; the last one answers all that follow. */
function fakeServer(...answers: ((received: Received) => Response | Promise<Response>)[]) {
  const received: Received[] = [];
  const send: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const one = {
      method: request.method,
      url: request.url,
      authorization: request.headers.get('authorization'),
      body: await request.text(),
    };
    received.push(one);
    const answer = answers[Math.min(received.length, answers.length) - 1];
    if (answer === undefined) throw new Error('no answer is prepared');
    return answer(one);
  };
  return { send, received };
}

const done = () => Response.json({ done: true });

function challenge(nonce: string, rest = 'stale=false'): () => Response {
  const header = `Digest realm="r", nonce="${nonce}", algorithm=SHA-256, qop="auth", ${rest}`;
  return () => new Response('{}', { status: 401, headers: { 'WWW-Authenticate': header } });
}

function digestOf({ authorization }: Received): Record<string, string> {
  const [digest] = parseChallenges(authorization);
  return Object.fromEntries(digest?.parameters ?? []);
}

describe('an API key', () => {
  it('answers a challenge once, with the same body', async () => {
    const { send, received } = fakeServer(challenge('n1'), done);
    const call = authenticatedFetch({ baseUrl: BASE, credentials: KEY, fetch: send });
    const response = await call(`${BASE}/a?b=c#d`, { method: 'POST', body: 'text' });
    expect(await response.json()).toEqual({ done: true });
    expect(received.map(({ method, body }) => [method, body])).toEqual([
      ['POST', 'text'],
      ['POST', 'text'],
    ]);
    expect(received[0]?.authorization).toBeNull();
    expect(received[1] && digestOf(received[1])).toMatchObject({
      nonce: 'n1',
      nc: '00000001',
      uri: '/a?b=c',
    });
  });

  it('uses the nonce again without being asked', async () => {
    const { send, received } = fakeServer(challenge('n1'), done);
    const call = authenticatedFetch({ baseUrl: BASE, credentials: KEY, fetch: send });
    await call(`${BASE}/a`);
    await Promise.all([call(`${BASE}/b`), call(`${BASE}/c`)]);
    expect(received.slice(1).map((one) => digestOf(one).nc)).toEqual(['00000001', '00000002', '00000003']);
  });

  it.each(['stale=true', 'stale=false'])(
    'answers a new nonce after its own was refused (%s)',
    async (rest) => {
      const { send, received } = fakeServer(challenge('n1'), done, challenge('n2', rest), done);
      const call = authenticatedFetch({ baseUrl: BASE, credentials: KEY, fetch: send });
      await call(`${BASE}/a`);
      expect((await call(`${BASE}/b`)).status).toBe(200);
      expect(received.slice(2).map((one) => [digestOf(one).nonce, digestOf(one).nc])).toEqual([
        ['n1', '00000002'],
        ['n2', '00000001'],
      ]);
    },
  );

  it('gives the second refusal to the caller', async () => {
    const { send, received } = fakeServer(challenge('n1'));
    const call = authenticatedFetch({ baseUrl: BASE, credentials: KEY, fetch: send });
    const response = await call(`${BASE}/a`);
    expect([response.status, received.length]).toEqual([401, 2]);
    await call(`${BASE}/a`);
    expect(received[2]?.authorization).toBeNull();
  });

  it('does not repeat what was refused without a challenge it can answer', async () => {
    const { send, received } = fakeServer(() => new Response('{}', { status: 401 }));
    const call = authenticatedFetch({ baseUrl: BASE, credentials: KEY, fetch: send });
    expect((await call(`${BASE}/a`)).status).toBe(401);
    expect(received).toHaveLength(1);
  });

  it('sends a Request object with its own headers, and streams twice', async () => {
    const { send, received } = fakeServer(challenge('n1'), done);
    const call = authenticatedFetch({ baseUrl: `${BASE}/prefix/`, credentials: KEY, fetch: send });
    const body = new Blob(['streamed']).stream();
    const init = { method: 'PUT', body, duplex: 'half', headers: { 'X-Own': 'yes' } } as RequestInit;
    await call(new Request(`${BASE}/prefix/a`, init));
    expect(received.map((one) => one.body)).toEqual(['streamed', 'streamed']);
  });

  it.each([
    'http://other.test/a',
    'https://sallyport.test/a',
    'http://sallyport.test.evil/a',
    `${BASE}:81/a`,
  ])('does not call %s with credentials of another server', async (url) => {
    const { send, received } = fakeServer(done);
    const call = authenticatedFetch({ baseUrl: BASE, credentials: KEY, fetch: send });
    await expect(call(url)).rejects.toThrow(TypeError);
    expect(received).toEqual([]);
  });

  it.each([
    { publicKey: '', privateKey: 'x' },
    { publicKey: 'ab\r\nX: y', privateKey: 'x' },
  ])('refuses the key %j', (credentials) => {
    expect(() => authenticatedFetch({ baseUrl: BASE, credentials })).toThrow(/publicKey/);
  });

  it.each(['ftp://sallyport.test', 'http://user:word@sallyport.test', `${BASE}?a=b`, 'sallyport'])(
    'refuses the base URL %s',
    (baseUrl) => {
      expect(() => authenticatedFetch({ baseUrl, credentials: KEY })).toThrow(TypeError);
    },
  );
});

describe('a service account', () => {
  const token = (text: string, expiresIn: unknown = 3600) =>
    Response.json({ access_token: text, expires_in: expiresIn, token_type: 'Bearer' });
  const invalidToken = () =>
    new Response('{}', {
      status: 401,
      headers: {
        'WWW-Authenticate': 'Digest realm="r", nonce="n", qop="auth", Bearer error="invalid_token"',
      },
    });

  /** Mints t1, t2, …; answers other calls with `answer`. */
  function tokenServer(answer: (received: Received) => Response = done) {
    let minted = 0;
    return fakeServer((received) => {
      if (received.url.endsWith('/api/oauth/revoke')) return new Response(null, { status: 200 });
      return received.url.endsWith('/api/oauth/token') ? token(`t${++minted}`) : answer(received);
    });
  }
  const mints = (received: readonly Received[]) => received.filter(({ url }) => url.endsWith('/oauth/token'));

  it('mints once for calls at the same time, and keeps the token', async () => {
    const { send, received } = tokenServer();
    const call = authenticatedFetch({ baseUrl: BASE, credentials: ACCOUNT, fetch: send });
    await Promise.all([call(`${BASE}/a`), call(`${BASE}/b`), call(`${BASE}/c`)]);
    await call(`${BASE}/d`);
    expect(mints(received)).toEqual([
      {
        method: 'POST',
        url: `${BASE}/api/oauth/token`,
        authorization: `Basic ${btoa(`${ACCOUNT.clientId}:${ACCOUNT.clientSecret}`)}`,
        body: 'grant_type=client_credentials',
      },
    ]);
    expect(received.slice(1).map(({ authorization }) => authorization)).toEqual(Array(4).fill('Bearer t1'));
  });

  it('mints once more when the token is refused, and sends the body again', async () => {
    const { send, received } = tokenServer(({ authorization }) =>
      authorization === 'Bearer t1' ? invalidToken() : done(),
    );
    const call = authenticatedFetch({ baseUrl: BASE, credentials: ACCOUNT, fetch: send });
    const response = await call(`${BASE}/a`, { method: 'POST', body: 'text' });
    expect(response.status).toBe(200);
    expect(received.map(({ authorization, body }) => [authorization?.slice(0, 9), body])).toEqual([
      ['Basic bWR', 'grant_type=client_credentials'],
      ['Bearer t1', 'text'],
      ['Basic bWR', 'grant_type=client_credentials'],
      ['Bearer t2', 'text'],
    ]);
  });

  it('gives up when the second token is refused too', async () => {
    const { send, received } = tokenServer(invalidToken);
    const call = authenticatedFetch({ baseUrl: BASE, credentials: ACCOUNT, fetch: send });
    expect((await call(`${BASE}/a`)).status).toBe(401);
    expect(mints(received)).toHaveLength(2);
  });

  it('keeps the token when a role is missing', async () => {
    const { send, received } = tokenServer(() => new Response('{}', { status: 401 }));
    const call = authenticatedFetch({ baseUrl: BASE, credentials: ACCOUNT, fetch: send });
    expect((await call(`${BASE}/a`)).status).toBe(401);
    await call(`${BASE}/a`);
    expect(mints(received)).toHaveLength(1);
  });

  it('says why there is no token, and asks again the next time', async () => {
    const refused = () =>
      Response.json(
        { error_description: 'Invalid credentials provided.', error: 'invalid_client' },
        { status: 401 },
      );
    const { send } = fakeServer(refused, () => token('t1'), done);
    const call = authenticatedFetch({ baseUrl: BASE, credentials: ACCOUNT, fetch: send });
    await expect(call(`${BASE}/a`)).rejects.toMatchObject({
      name: 'ApiError',
      status: 401,
      errorCode: 'invalid_client',
      detail: 'Invalid credentials provided.',
    });
    expect((await call(`${BASE}/a`)).status).toBe(200);
  });

  it('lets one caller stop waiting while the mint goes on for the others', async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { send, received } = fakeServer(async () => {
      await held;
      return token('t1');
    }, done);
    const call = authenticatedFetch({ baseUrl: BASE, credentials: ACCOUNT, fetch: send });
    const controller = new AbortController();
    const stopped = call(`${BASE}/a`, { signal: controller.signal });
    const waiting = call(`${BASE}/b`);
    controller.abort(new Error('enough'));
    await expect(stopped).rejects.toThrow('enough');
    release();
    expect((await waiting).status).toBe(200);
    expect(received).toHaveLength(2);
  });

  it('revokes the token it keeps, once, and mints another for the next call', async () => {
    const { send, received } = tokenServer();
    const { fetch: call, revoke } = createConnection({ baseUrl: BASE, credentials: ACCOUNT, fetch: send });
    await revoke();
    expect(received).toEqual([]);
    await call(`${BASE}/a`);
    await Promise.all([revoke(), revoke()]);
    expect(received.slice(2).map(({ url, body }) => [url, body])).toEqual([
      [`${BASE}/api/oauth/revoke`, 'token=t1&token_type_hint=access_token'],
    ]);
    await call(`${BASE}/a`);
    expect(received.at(-1)?.authorization).toBe('Bearer t2');
  });
});

describe('other credentials', () => {
  it('sends an access token as it is, once', async () => {
    const { send, received } = fakeServer(() => new Response('{}', { status: 401 }));
    const call = authenticatedFetch({ baseUrl: BASE, credentials: { accessToken: 'abc' }, fetch: send });
    expect((await call(`${BASE}/a`)).status).toBe(401);
    expect(received.map(({ authorization }) => authorization)).toEqual(['Bearer abc']);
  });

  it('sends nothing without credentials', async () => {
    const { send, received } = fakeServer(challenge('n1'));
    const call = authenticatedFetch({ baseUrl: BASE, fetch: send });
    expect((await call('/a')).status).toBe(401);
    expect(received.map(({ url, authorization }) => [url, authorization])).toEqual([[`${BASE}/a`, null]]);
  });
});
