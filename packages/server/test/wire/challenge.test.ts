import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestHeader, goLayout, nonceOf } from '../support/digest.js';
import { exchange, openConnection, type RawAnswer, requestBytes } from '../support/raw-http.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const BODY =
  '{\n  "error" : 401,\n  "reason" : "Unauthorized",\n  "detail" : "You are not authorized for this resource.",\n  "errorCode" : "UNEXPECTED_ERROR"\n}';
const CHALLENGE =
  /^Digest realm="MMS Public API", domain="", nonce="[A-Za-z0-9+/]{32}", algorithm=MD5, qop="auth", stale=false$/;
const ATLAS_HEADER = { Accept: 'application/vnd.atlas.2023-01-01+json' };

function expectChallenge(answer: RawAnswer, { withBody = true, isPrivate = false } = {}): void {
  expect(answer.statusLine).toBe('HTTP/1.1 401 Unauthorized');
  expect(answer.headers.map(([name]) => name.toLowerCase()).sort()).toEqual([
    'connection',
    'content-length',
    'content-type',
    'date',
    'keep-alive',
    'server',
    'vary',
    'www-authenticate',
    ...(isPrivate ? ['x-xgen-up-proto'] : []),
  ]);
  expect(answer.header('Vary')).toBe('Accept-Encoding');
  if (isPrivate) expect(answer.header('X-Xgen-Up-Proto')).toBe('HTTP/2');
  expect(answer.header('Content-Type')).toBe('application/json');
  expect(answer.header('Content-Length')).toBe('142');
  expect(answer.header('Server')).toBe('mdbws');
  expect(answer.header('WWW-Authenticate')).toMatch(CHALLENGE);
  expect(answer.body.toString()).toBe(withBody ? BODY : '');
}

describe('without credentials', () => {
  it('the body is the recorded one, 142 bytes long', () => {
    expect(Buffer.byteLength(BODY)).toBe(142);
  });

  const unknownId = 'ffffffffffffffffffffffff';
  it.each([
    ['GET', '/api/atlas/v2/orgs/{O}/apiKeys'],
    ['GET', '/api/atlas/v2/orgs'],
    ['POST', '/api/atlas/v2/orgs/{O}/apiKeys'],
    ['PATCH', '/api/atlas/v2/orgs/{O}/apiKeys/{K}'],
    ['DELETE', '/api/atlas/v2/orgs/{O}/apiKeys/{K}'],
    ['GET', `/api/atlas/v2/groups/${unknownId}/apiKeys`],
    ['GET', '/api/atlas/v2/groups/not-an-id/apiKeys'],
    ['GET', '/api/atlas/v2/no/such/path'],
    ['PUT', '/api/atlas/v2/orgs/{O}/apiKeys'],
    ['OPTIONS', '/api/atlas/v2/orgs/{O}/apiKeys'],
    ['PROPFIND', '/api/atlas/v2/orgs/{O}/apiKeys'],
    ['GET', '/api/atlas/v2/orgs/%zz/apiKeys'],
    ['GET', `/api/atlas/v2/orgs/${'a'.repeat(600)}/apiKeys`],
    ['GET', '/api/atlas/v2/orgs/{O}/apiKeys?itemsPerPage=0&pretty=true&envelope=true'],
    ['GET', '//api/atlas/v2/orgs/{O}/apiKeys'],
    ['GET', 'http://sallyport.test/api/atlas/v2/no/such/path'],
    ['GET', '/api/private/ipinfo'],
    ['GET', '/api/private/nothing'],
  ])('%s %s answers the exact challenge', async (method, template) => {
    const { orgId, apiKey } = server.first;
    const target = template.replace('{O}', orgId).replace('{K}', apiKey.id);
    expectChallenge(await exchange(server.url, requestBytes(method, target, ATLAS_HEADER)), {
      isPrivate: target.startsWith('/api/private/'),
    });
  });

  it('HEAD has the same header with no body', async () => {
    const connection = await openConnection(server.url);
    connection.send(requestBytes('HEAD', `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`, ATLAS_HEADER));
    expectChallenge(await connection.answer({ head: true }), { withBody: false });
    connection.close();
  });

  it.each([
    ['no Accept header', {}],
    ['an Accept header that no version satisfies', { Accept: 'text/html' }],
    ['a Content-Type that is none', { ...ATLAS_HEADER, 'Content-Type': 'garbage' }],
    ['Basic credentials', { ...ATLAS_HEADER, Authorization: 'Basic YTpi' }],
    ['an empty Authorization', { ...ATLAS_HEADER, Authorization: '' }],
    ['a Digest without parameters', { ...ATLAS_HEADER, Authorization: 'Digest' }],
    ['a Digest that is cut off', { ...ATLAS_HEADER, Authorization: 'Digest username="abc' }],
    ['a Digest of control characters', { ...ATLAS_HEADER, Authorization: 'Digest \xff\xfe="\x80"' }],
  ])('%s changes nothing', async (_name, headers) => {
    const target = `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`;
    expectChallenge(await exchange(server.url, requestBytes('POST', target, headers, '{"desc":5}')));
  });

  it('every challenge has a nonce of its own', async () => {
    const nonces = new Set<string>();
    for (let i = 0; i < 20; i++) {
      const answer = await exchange(server.url, requestBytes('GET', '/api/atlas/v2/orgs', ATLAS_HEADER));
      nonces.add(nonceOf(answer.header('WWW-Authenticate')));
    }
    expect(nonces.size).toBe(20);
  });

  it('an HTTP/1.0 request is answered and its connection closed', async () => {
    const connection = await openConnection(server.url);
    connection.send('GET /api/atlas/v2/orgs HTTP/1.0\r\n\r\n');
    const answer = await connection.answer();
    expect(answer.status).toBe(401);
    expect(answer.body.toString()).toBe(BODY);
    expect(await connection.closed()).toBe('');
  });
});

describe('the body of the first leg', () => {
  /** The second leg: a challenge answered as the Go clients do, on the same connection where it stays. */
  async function secondLegWorks(connection: Awaited<ReturnType<typeof openConnection>>, nonce: string) {
    const target = `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`;
    const { publicKey, privateKey } = server.first.apiKey;
    const authorization = digestHeader(
      { username: publicKey, password: privateKey, method: 'GET', uri: target, nonce },
      goLayout,
    );
    connection.send(requestBytes('GET', target, { ...ATLAS_HEADER, Authorization: authorization }));
    const answer = await connection.answer();
    expect(answer.status).toBe(200);
    expect(answer.json().totalCount).toBe(1);
    connection.close();
  }

  it.each([
    ['POST', '/api/atlas/v2/orgs/{O}/apiKeys'],
    ['POST', '/api/atlas/v2/no/such/path'],
    ['PUT', '/api/atlas/v2/orgs/{O}/apiKeys'],
  ])('of 60 KiB is passed over on %s %s and the connection stays usable', async (method, template) => {
    const target = template.replace('{O}', server.first.orgId);
    const connection = await openConnection(server.url);
    const body = 'x'.repeat(60 * 1024);
    connection.send(
      requestBytes(method, target, { ...ATLAS_HEADER, 'Content-Type': 'application/json' }, body),
    );
    const challenge = await connection.answer();
    expectChallenge(challenge);
    await secondLegWorks(connection, nonceOf(challenge.header('WWW-Authenticate')));
  });

  it('of 3 MiB ends the connection with the challenge, which is read all the same', async () => {
    const connection = await openConnection(server.url);
    const body = 'x'.repeat(3 * 1024 * 1024);
    const target = `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`;
    connection.send(
      requestBytes('POST', target, { ...ATLAS_HEADER, 'Content-Type': 'application/json' }, body),
    );
    const challenge = await connection.answer();
    expect([challenge.status, challenge.header('Connection')]).toEqual([401, 'close']);
    expect(challenge.body.toString()).toBe(BODY);
    expect(await connection.closed()).toBe('');
    await secondLegWorks(await openConnection(server.url), nonceOf(challenge.header('WWW-Authenticate')));
  });

  it('is passed over in chunks too', async () => {
    const connection = await openConnection(server.url);
    const target = `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`;
    connection.send(requestBytes('POST', target, { ...ATLAS_HEADER, 'Transfer-Encoding': 'chunked' }));
    const challenge = await connection.answer();
    expectChallenge(challenge);
    const chunk = 'y'.repeat(0x1000);
    for (let i = 0; i < 16; i++) connection.send(`1000\r\n${chunk}\r\n`);
    connection.send('0\r\n\r\n');
    await secondLegWorks(connection, nonceOf(challenge.header('WWW-Authenticate')));
  });

  it('is not asked for before it is known who calls', async () => {
    const connection = await openConnection(server.url);
    connection.send(
      requestBytes('POST', `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`, {
        ...ATLAS_HEADER,
        Expect: '100-continue',
        'Content-Length': String(2 * 1024 * 1024),
      }),
    );
    const challenge = await connection.answer();
    expect(challenge.status).toBe(401);
    expect(nonceOf(challenge.header('WWW-Authenticate'))).not.toBe('');
    expect(await connection.closed()).toBe('');
  });

  it('does not hold up an answer to a request that expects something else', async () => {
    const connection = await openConnection(server.url);
    connection.send(
      requestBytes('POST', '/api/atlas/v2/orgs', {
        ...ATLAS_HEADER,
        Expect: 'a-miracle',
        'Content-Length': '2',
      }),
      '{}',
    );
    expectChallenge(await connection.answer());
    connection.close();
  });

  it('of 1.5 MiB goes out twice with curl --digest and is refused by its size only the second time', async () => {
    const file = join(server.dataDir, 'large-body');
    writeFileSync(file, 'x'.repeat(1.5 * 1024 * 1024));
    const answer = await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`, {
      method: 'POST',
      arguments: ['--data-binary', `@${file}`, '--max-time', '20'],
    });
    expect(answer.status).toBe(413);
    expect(answer.json).toMatchObject({ error: 413, errorCode: 'PAYLOAD_TOO_LARGE' });
  });
});
