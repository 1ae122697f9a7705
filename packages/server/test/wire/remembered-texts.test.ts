import { once } from 'node:events';
import { connect } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MemoryBound, memoryBounds, rememberedCharacters } from '../../src/domain/bounds/memory.js';
import { textBounds } from '../../src/domain/bounds/texts.js';
import { digestHeader, nonceOf } from '../support/digest.js';
import { requestBytes } from '../support/raw-http.js';
import { startTestServer, type TestServer } from '../support/server.js';

/**
 * Different keys, as long as they can be sent, into everything that remembers something under a text that a caller chose; then
 * the heap is weighed. A table of bounds that gets another line needs one here. `npm run test:floods` sends ten thousand.
 */
const REQUESTS = Number(process.env.SALLYPORT_KEYS ?? 1_000);
/** What the heap differs by from one collection to the next. All keys together would be several times as much. */
const NOISE_BYTES = 2 * 2 ** 20;
/** Of a header; with the others it stays below what a head may have. */
const LONG = 11_000;
/** Requests that are sent at once on the one connection, below what may wait there. */
const AT_ONCE = 20;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let server: TestServer;
let nonce: string;
beforeAll(async () => {
  server = await startTestServer({
    nonceLifetimeSeconds: '3600',
    trustedProxies: '127.0.0.1',
    logLevel: 'silent',
  });
  const challenge = await fetch(`${server.url}/api/atlas/v2`);
  nonce = nonceOf(challenge.headers.get('www-authenticate') ?? undefined);
});
afterAll(() => server.stop());

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const JSON_BODY = { 'Content-Type': 'application/json' };

/** A text of its own for each index, so long. */
const text = (index: number, length: number, of = 'x') =>
  String(index).padStart(8, '0') + of.repeat(length - 8);
const basic = (name: string) => `Basic ${Buffer.from(`${name}:secret`).toString('base64')}`;
const get = (path: string, headers: Readonly<Record<string, string>>) => requestBytes('GET', path, headers);

let count = 0;
/** As the owner's key, with the next count of one nonce. */
function signed(method: string, uri: string, headers: Readonly<Record<string, string>> = {}, body = '') {
  count += 1;
  const { publicKey: username, privateKey: password } = server.first.apiKey;
  const nc = count.toString(16).padStart(8, '0');
  const Authorization = digestHeader({ username, password, method, uri, nonce, nc });
  return requestBytes(method, uri, { ...headers, Authorization }, body);
}

const digestWith = (username: string, itsNonce: string) =>
  `Digest username="${username}", realm="MMS Public API", nonce="${itsNonce}", uri="/api/atlas/v2/orgs", ` +
  `response="${'0'.repeat(32)}", qop=auth, nc=00000001, cnonce="x"`;

const token = (index: number, length: number) => `eyJh.eyJh.${text(index, length - 10, 'A')}`;

/** Makes the request of an index. */
type Make = (index: number) => string;

/** What strangers and callers can choose that is asked for in each, or why they can choose nothing. */
const keys: Readonly<Record<keyof typeof memoryBounds, Readonly<Record<string, Make>> | string>> = {
  credentials: {
    'user names of Digest': (i) =>
      get('/api/atlas/v2/orgs', { Authorization: digestWith(text(i, LONG), nonce) }),
    'user names of two bytes a character': (i) =>
      get('/api/atlas/v2/orgs', { Authorization: digestWith(text(i, 5_000, '\xfc'), nonce) }),
    'client IDs at the token endpoint': (i) =>
      requestBytes(
        'POST',
        '/api/oauth/token',
        { ...FORM, Authorization: basic(text(i, 8_000)) },
        'grant_type=client_credentials',
      ),
    'names in questions': (i) =>
      signed(
        'POST',
        '/api/private/explain',
        JSON_BODY,
        JSON.stringify({ as: text(i, LONG), method: 'GET', path: '/' }),
      ),
  },
  people: {
    'ids of people': (i) => signed('GET', `/api/atlas/v2/users/${text(i, textBounds.pathParameter.most)}`),
  },
  organizations: {
    'ids of organizations': (i) =>
      signed('GET', `/api/atlas/v2/orgs/${text(i, textBounds.pathParameter.most)}`),
  },
  projects: {
    'ids of projects': (i) => signed('GET', `/api/atlas/v2/groups/${text(i, textBounds.pathParameter.most)}`),
    'projects in questions': (i) => {
      const path = `/api/atlas/v2/groups/${text(i, textBounds.explainedPath.most - 30)}`;
      const as = server.first.apiKey.publicKey;
      return signed('POST', '/api/private/explain', JSON_BODY, JSON.stringify({ as, method: 'GET', path }));
    },
  },
  sessions: {
    cookies: (i) => get('/api/private/session', { Cookie: `sallyport_session=${text(i, LONG)}` }),
  },
  accessTokens: {
    'tokens that are too long': (i) =>
      get('/api/atlas/v2/orgs', { Authorization: `Bearer ${token(i, LONG)}` }),
    'one token behind ever more blanks': (i) =>
      get('/api/atlas/v2/orgs', {
        Authorization: `Bearer ${' '.repeat(LONG - (i % 1_000))}${token(i, 500)}`,
      }),
  },
  misses: {
    'tokens that are none': (i) =>
      get('/api/atlas/v2/orgs', { Authorization: `Bearer ${token(i, rememberedCharacters.accessToken)}` }),
  },
  revokedTokens: {
    'tokens that are given back': (i) =>
      requestBytes(
        'POST',
        '/api/oauth/revoke',
        { ...FORM, Authorization: basic('x') },
        `token=${text(i, LONG)}`,
      ),
  },
  signIns: {
    'user names at the sign-in': (i) =>
      requestBytes(
        'POST',
        '/api/private/session',
        JSON_BODY,
        JSON.stringify({ username: text(i, LONG), password: 'x' }),
      ),
    'addresses that a proxy names': (i) => get('/api/private/session', { 'X-Forwarded-For': text(i, LONG) }),
  },
  attackedAccounts: {
    'addresses of who asks for mails': (i) =>
      requestBytes(
        'POST',
        '/api/private/passwordReset',
        { ...JSON_BODY, 'X-Forwarded-For': `2001:db8:${(i >> 8).toString(16)}:${(i & 255).toString(16)}::1` },
        JSON.stringify({ username: text(i, textBounds.username.most) }),
      ),
  },
  invitationMails: 'Hashes of addresses.',
  buckets: {
    'client IDs and addresses': (i) =>
      requestBytes(
        'POST',
        '/api/oauth/token',
        { ...FORM, Authorization: basic(text(i, 4_000)), 'X-Forwarded-For': text(i, 5_000) },
        'grant_type=client_credentials',
      ),
  },
  nonces: {
    'nonces of others': (i) =>
      get('/api/atlas/v2/orgs', { Authorization: digestWith(server.first.apiKey.publicKey, text(i, LONG)) }),
    'counts of one of ours': () => signed('GET', '/api/atlas/v2'),
  },
  guardedApis: {
    'names of APIs in questions': (i) => {
      const as = server.first.apiKey.publicKey;
      const asked = { as, api: text(i, textBounds.explainedName.most), method: 'GET', path: '/' };
      return signed('POST', '/api/private/explain', JSON_BODY, JSON.stringify(asked));
    },
  },
  gates: {
    'names of gates': (i) => get(`/guard/${text(i, 5_000)}`, { 'X-Sallyport-Gate-Secret': text(i, 5_000) }),
  },
  guardedCalls: 'Ids of ours, and addresses.',
  clientSecrets: 'Hashes of secrets.',
  sharedValues: 'Ids and roles out of the store.',
  useRows: 'Ids out of the store, and names of operations and codes.',
  refusalRows: {
    'addresses of refusals': (i) =>
      get('/api/atlas/v2/orgs', {
        Authorization: `Bearer ${token(i, 100)}`,
        'X-Forwarded-For': `${text(i, 5_000)}, 2001:db8::${(i % 65_536).toString(16)}`,
      }),
  },
  documentAddresses: 'Eight at most; links.test.ts counts them.',
  acceptTexts: {
    'Accept headers': (i) => signed('GET', '/api/atlas/v2', { Accept: text(i, LONG) }),
  },
};

/** What has no table, because nothing of it may stay. */
const forgotten: Readonly<Record<string, Make>> = {
  'paths that are not served': (i) => get(`/${text(i, LONG)}`, {}),
  'paths below a wire': (i) => signed('GET', `/api/atlas/v2/${text(i, 5_000)}`),
  queries: (i) => get(`/healthz?${text(i, LONG)}=1`, {}),
  'types of bodies': (i) =>
    requestBytes('POST', '/api/private/session', { 'Content-Type': `application/${text(i, LONG)}` }, '{}'),
  'tokens of invitations': (i) =>
    get(`/api/private/invitations/${text(i, textBounds.pathParameter.most)}`, {}),
  'setup links': (i) => get(`/setup?token=${text(i, LONG)}`, {}),
};

const floods = Object.entries(keys).flatMap(([name, makes]) =>
  typeof makes === 'string'
    ? []
    : Object.entries(makes).map(
        ([what, make]) =>
          [what, make, (memoryBounds as Record<string, MemoryBound>)[name]?.bytesEach ?? 0] as const,
      ),
);

/** What is left on the heap when everything that nobody holds is gone. */
async function heapBytes(): Promise<number> {
  for (let round = 0; round < 2; round++) {
    collectGarbage();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed;
}

/** Sends the requests over one connection and waits for all answers; none may be a failure of the server. */
async function send(make: Make, requests: number): Promise<void> {
  const socket = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1' });
  await once(socket, 'connect');
  let answers = 0;
  let rest = '';
  let wake = () => {};
  socket.setEncoding('latin1').on('data', (data: string) => {
    const received = rest + data;
    const found = received.match(/HTTP\/1\.1 [1-4]\d\d /g)?.length ?? 0;
    answers += found;
    // A status line may be cut in two.
    rest =
      found === 0 ? received.slice(-12) : received.slice(received.lastIndexOf('HTTP/1.1 ') + 13).slice(-12);
    wake();
  });
  socket.on('close', () => wake());
  for (let sent = 0; sent < requests; ) {
    const batch = Array.from({ length: Math.min(AT_ONCE, requests - sent) }, (_, at) => make(sent + at));
    socket.write(batch.join(''), 'latin1');
    sent += batch.length;
    while (answers < sent) {
      if (socket.destroyed) throw new Error(`closed after ${answers} answers`);
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
  socket.destroy();
}

async function growth(make: Make): Promise<number> {
  // What is made once, and compiled.
  await send((index) => make(index + 5 * REQUESTS), 200);
  const before = await heapBytes();
  await send(make, REQUESTS);
  return (await heapBytes()) - before;
}

// The first answers are kept until it is known how to check them (test/support/answer-watch.ts).
it('such requests are answered', () => send((index) => get(`/healthz?${index}`, {}), AT_ONCE));

describe(`of ${REQUESTS} different keys, as long as they can be sent,`, () => {
  it.each(floods)('no more is kept than the table of bounds says: %s', async (_what, make, bytesEach) => {
    expect(await growth(make)).toBeLessThan(REQUESTS * bytesEach + NOISE_BYTES);
  });

  it.each(Object.entries(forgotten))('nothing is kept: %s', async (_what, make) => {
    expect(await growth(make)).toBeLessThan(NOISE_BYTES);
  });
});
