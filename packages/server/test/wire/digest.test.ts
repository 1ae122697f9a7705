import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stopClock } from '../support/clock.js';
import {
  compactLayout,
  type DigestParts,
  digestHeader,
  goLayout,
  nonceOf,
  standardLayout,
  urllibLayout,
} from '../support/digest.js';
import { exchange, openConnection, type RawAnswer, requestBytes } from '../support/raw-http.js';
import { startTestServer, type TestServer } from '../support/server.js';

const ACCEPT = { Accept: 'application/vnd.atlas.2023-01-01+json' };
let server: TestServer;
let target: string;
beforeAll(async () => {
  server = await startTestServer({ digestAlgorithms: 'MD5' });
  target = `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`;
});
afterAll(() => server.stop());

async function freshNonce(url = server.url): Promise<string> {
  const answer = await exchange(url, requestBytes('GET', '/api/atlas/v2/orgs', ACCEPT));
  return nonceOf(answer.header('WWW-Authenticate'));
}

/** Right in every part but the ones given. */
function parts(nonce: string, wrong: Partial<DigestParts> = {}): DigestParts {
  const { publicKey, privateKey } = server.first.apiKey;
  return { username: publicKey, password: privateKey, method: 'GET', uri: target, nonce, ...wrong };
}

function get(authorization: string, sent = target): Promise<RawAnswer> {
  return exchange(server.url, requestBytes('GET', sent, { ...ACCEPT, Authorization: authorization }));
}

/** Whether the answer is a challenge, and whether that says `stale=true`. */
function challengeIn(answer: RawAnswer): { status: number; stale: boolean | undefined } {
  const stale = /stale=(true|false)$/.exec(answer.header('WWW-Authenticate') ?? '')?.[1];
  return { status: answer.status, stale: stale === undefined ? undefined : stale === 'true' };
}

describe('the header of every official client', () => {
  it.each([
    ['the Go clients', goLayout],
    ['RFC 7616', standardLayout],
    ['digest-fetch', compactLayout],
    ['urllib', urllibLayout],
  ])('%s is understood', async (_name, layout) => {
    expect((await get(digestHeader(parts(await freshNonce()), layout))).status).toBe(200);
  });

  it('the Go clients send nc=00000001 with a fresh nonce, call after call, on one connection', async () => {
    const connection = await openConnection(server.url);
    for (let call = 0; call < 5; call++) {
      connection.send(requestBytes('GET', target, ACCEPT));
      const nonce = nonceOf((await connection.answer()).header('WWW-Authenticate'));
      const authorization = digestHeader(parts(nonce), goLayout);
      connection.send(requestBytes('GET', target, { ...ACCEPT, Authorization: authorization }));
      expect((await connection.answer()).status).toBe(200);
    }
    connection.close();
  });

  it.each(['00000042', '00001999', '99999999', 'ffffffff', '1'])(
    'a fresh nonce may start at the count %s',
    async (nc) => {
      expect((await get(digestHeader(parts(await freshNonce(), { nc })))).status).toBe(200);
    },
  );

  it('a nonce is used again with rising counts, also when they overtake each other', async () => {
    const nonce = await freshNonce();
    for (const nc of ['00000001', '00000002', '00000005', '00000004', '00000003', '0000000a'])
      expect((await get(digestHeader(parts(nonce, { nc })))).status, nc).toBe(200);
  });

  it('one nonce serves different methods and addresses', async () => {
    const nonce = await freshNonce();
    const ipinfo = '/api/private/ipinfo';
    expect((await get(digestHeader(parts(nonce, { uri: ipinfo, nc: '00000001' })), ipinfo)).status).toBe(200);
    expect((await get(digestHeader(parts(nonce, { nc: '00000002' })))).status).toBe(200);
    const head = await openConnection(server.url);
    const authorization = digestHeader(parts(nonce, { method: 'HEAD', nc: '00000003' }));
    head.send(requestBytes('HEAD', target, { ...ACCEPT, Authorization: authorization }));
    expect((await head.answer({ head: true })).status).toBe(200);
    head.close();
  });

  it('SHA-256 is taken although the challenge offers MD5', async () => {
    const authorization = digestHeader(parts(await freshNonce(), { algorithm: 'SHA-256' }));
    expect((await get(authorization)).status).toBe(200);
  });

  it.each([
    ['a bare trailing question mark', '?'],
    ['a query', '?pageNum=1&itemsPerPage=5'],
    ['escapes, as sent', '?name=%2f%2F+%20'],
    ['blank values', '?name=&pageNum='],
  ])('the address is covered with %s', async (_name, query) => {
    const uri = target + query;
    expect((await get(digestHeader(parts(await freshNonce(), { uri })), uri)).status).toBe(200);
  });

  it('an address with two leading slashes is covered as it was sent', async () => {
    const uri = `/${target}`;
    const answer = await get(digestHeader(parts(await freshNonce(), { uri })), uri);
    expect(answer.status).toBe(200);
    expect(answer.json().links[0].href).toBe(`${server.url}${target}?pageNum=1&itemsPerPage=100`);
    expect((await get(digestHeader(parts(await freshNonce())), uri)).status).toBe(401);
  });

  it('the absolute form of the target is taken with either form in the header', async () => {
    const absolute = `http://sallyport.test${target}`;
    for (const uri of [absolute, target]) {
      const answer = await get(digestHeader(parts(await freshNonce(), { uri })), absolute);
      expect(answer.status, uri).toBe(200);
      expect(answer.json().links[0].href).toBe(`${server.url}${target}?pageNum=1&itemsPerPage=100`);
    }
  });

  it('the name of the scheme and of the parameters may be in any case', async () => {
    const header = digestHeader(parts(await freshNonce()))
      .replace('Digest', 'dIGEST')
      .replace('username', 'UserName');
    expect((await get(header)).status).toBe(200);
  });
});

describe('what is refused with the same challenge as no credentials', () => {
  it.each<[string, Partial<DigestParts>]>([
    ['a wrong private key', { password: '00000000-0000-4000-8000-000000000000' }],
    ['an unknown public key', { username: 'zzzzzzzz' }],
    ['a public key in capitals', { username: 'ABCDEFGH' }],
    ['a public key of 2,000 characters', { username: 'a'.repeat(2000) }],
    ['an empty public key', { username: '' }],
    ['an address other than the one called', { uri: '/api/atlas/v2/orgs' }],
    ['another method', { method: 'POST' }],
    ['another realm', { realm: 'Other Realm' }],
    ['qop=auth-int', { qop: 'auth-int' }],
    ['a nonce that is none', { nonce: 'A'.repeat(32) }],
    ['a short nonce', { nonce: 'abc' }],
    ['a count that is no number', { nc: '0000000z' }],
    ['a count of nine digits', { nc: '000000001' }],
  ])('%s', async (_name, wrong) => {
    const answer = await get(digestHeader(parts(await freshNonce(), wrong)));
    expect(challengeIn(answer)).toEqual({ status: 401, stale: false });
    expect(answer.header('Content-Length')).toBe('142');
    expect(answer.header('X-Error-Code')).toBeUndefined();
  });

  it.each([
    ['MD5-sess', (header: string) => header.replace('algorithm=MD5', 'algorithm=MD5-sess')],
    ['SHA-512-256', (header: string) => header.replace('algorithm=MD5', 'algorithm=SHA-512-256')],
    [
      'another algorithm than was hashed',
      (header: string) => header.replace('algorithm=MD5', 'algorithm=SHA-256'),
    ],
    ['a repeated parameter', (header: string) => `${header}, nc=00000001`],
    ['no qop', (header: string) => header.replace(/, nc=\w+, cnonce="\w+", qop=auth/, '')],
    ['no cnonce', (header: string) => header.replace(/, cnonce="\w+"/, '')],
    [
      'a response in capitals',
      (header: string) => header.replace(/response="(\w+)"/, (all) => all.toUpperCase()),
    ],
    [
      'a response that is cut off',
      (header: string) => header.replace(/response="(\w{31})\w"/, 'response="$1"'),
    ],
    ['an empty response', (header: string) => header.replace(/response="\w+"/, 'response=""')],
  ])('%s', async (_name, spoil) => {
    const header = digestHeader(parts(await freshNonce()));
    const spoilt = spoil(header);
    expect(spoilt).not.toBe(header);
    expect(challengeIn(await get(spoilt))).toEqual({ status: 401, stale: false });
  });

  it('a changed nonce: every character of it is authenticated', async () => {
    const nonce = await freshNonce();
    for (const at of [0, 7, 8, 15, 16, 24, 31]) {
      const other = nonce[at] === 'A' ? 'B' : 'A';
      const changed = nonce.slice(0, at) + other + nonce.slice(at + 1);
      expect(challengeIn(await get(digestHeader(parts(changed)))).status, `character ${at}`).toBe(401);
    }
  });

  it('a nonce of another server', async () => {
    const other = await startTestServer();
    try {
      const answer = await get(digestHeader(parts(await freshNonce(other.url))));
      expect(challengeIn(answer)).toEqual({ status: 401, stale: false });
    } finally {
      await other.stop();
    }
  });

  it('two Authorization headers count as the first', async () => {
    const right = digestHeader(parts(await freshNonce()));
    const lines = (first: string, second: string) =>
      `GET ${target} HTTP/1.1\r\nHost: x\r\nAccept: ${ACCEPT.Accept}\r\nAuthorization: ${first}\r\nAuthorization: ${second}\r\n\r\n`;
    expect((await exchange(server.url, lines('Basic YTpi', right))).status).toBe(401);
    expect((await exchange(server.url, lines(right, 'Basic YTpi'))).status).toBe(200);
  });
});

describe('a nonce', () => {
  it('is refused with stale=true when a count comes a second time, whatever else changed', async () => {
    const nonce = await freshNonce();
    const header = digestHeader(parts(nonce));
    expect((await get(header)).status).toBe(200);
    expect(challengeIn(await get(header))).toEqual({ status: 401, stale: true });
    const otherAddress = `${target}?pageNum=2`;
    const replayed = digestHeader(parts(nonce, { uri: otherAddress }));
    expect(challengeIn(await get(replayed, otherAddress))).toEqual({ status: 401, stale: true });
    expect((await get(digestHeader(parts(nonce, { nc: '00000002' })))).status).toBe(200);
  });

  it('is not used up by someone who does not know the private key', async () => {
    const nonce = await freshNonce();
    const stranger = digestHeader(parts(nonce, { password: 'guessed' }));
    for (let i = 0; i < 3; i++)
      expect(challengeIn(await get(stranger))).toEqual({ status: 401, stale: false });
    expect((await get(digestHeader(parts(nonce)))).status).toBe(200);
  });

  it('is taken once when the same request arrives twenty times at once', async () => {
    const header = digestHeader(parts(await freshNonce()));
    const answers = await Promise.all(Array.from({ length: 20 }, () => get(header)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('is used up by a request that is refused for its roles, too', async () => {
    const nonce = await freshNonce();
    const uri = '/api/atlas/v2/groups/ffffffffffffffffffffffff/apiKeys';
    const header = digestHeader(parts(nonce, { uri }));
    expect((await get(header, uri)).status).toBe(404);
    expect(challengeIn(await get(header, uri))).toEqual({ status: 401, stale: true });
  });
});

describe('with a nonce lifetime of one second', () => {
  it('an expired nonce is answered with stale=true, and only to who knows the private key', async () => {
    const clock = stopClock();
    const short = await startTestServer({ nonceLifetimeSeconds: '1' });
    try {
      const uri = `/api/atlas/v2/orgs/${short.first.orgId}/apiKeys`;
      const { publicKey: username, privateKey: password } = short.first.apiKey;
      const nonce = await freshNonce(short.url);
      const send = (wrong: Partial<DigestParts>) =>
        exchange(
          short.url,
          requestBytes('GET', uri, {
            ...ACCEPT,
            Authorization: digestHeader({ username, password, method: 'GET', uri, nonce, ...wrong }),
          }),
        );
      expect((await send({})).status).toBe(200);
      clock.forward(1100);
      expect(challengeIn(await send({ nc: '00000002' }))).toEqual({ status: 401, stale: true });
      expect(challengeIn(await send({ nc: '00000003', password: 'x' }))).toEqual({
        status: 401,
        stale: false,
      });
      expect((await send({ nonce: await freshNonce(short.url) })).status).toBe(200);
    } finally {
      await short.stop();
      clock.restore();
    }
  });
});

describe('with SHA-256 offered before MD5', () => {
  it('there is one header line for each algorithm, in that order, and both work with curl', async () => {
    const both = await startTestServer({ digestAlgorithms: 'SHA-256,MD5' });
    try {
      const uri = `/api/atlas/v2/orgs/${both.first.orgId}/apiKeys`;
      const challenged = await exchange(both.url, requestBytes('GET', uri, ACCEPT));
      const lines = challenged.all('WWW-Authenticate');
      expect(lines).toHaveLength(2);
      expect(lines[0]).toContain('algorithm=SHA-256, qop="auth", stale=false');
      expect(lines[1]).toContain('algorithm=MD5, qop="auth", stale=false');
      const { publicKey: username, privateKey: password } = both.first.apiKey;
      for (const [index, algorithm] of (['SHA-256', 'MD5'] as const).entries()) {
        const nonce = nonceOf(lines[index]);
        const authorization = digestHeader({
          username,
          password,
          method: 'GET',
          uri,
          nonce,
          algorithm,
          nc: `0000000${index + 1}`,
        });
        const answer = await exchange(
          both.url,
          requestBytes('GET', uri, { ...ACCEPT, Authorization: authorization }),
        );
        expect(answer.status, algorithm).toBe(200);
      }
      expect((await both.curl(uri)).status).toBe(200);
    } finally {
      await both.stop();
    }
  });
});
