import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, type TestKey } from '../support/accounts.js';
import { createCall } from '../support/call.js';
import { nonceOf } from '../support/digest.js';
import { digestOf, type GuardServer, startGuardServer } from '../support/guard.js';
import { startGuardProxy, startUpstream, type TestProxy } from '../support/guard-proxy.js';
import { exchange, openConnection, type RawAnswer, requestBytes } from '../support/raw-http.js';
import { curl } from '../support/server.js';
import { createAccount, mintToken } from '../support/service-accounts.js';

let server: GuardServer;
let clerk: TestKey;
let orders: string;
let token: string;
beforeAll(async () => {
  server = await startGuardServer();
  clerk = await addKey(server, {
    projectRoles: [{ projectId: server.first.groupId, role: 'GROUP_SHOP_CLERK' }],
  });
  orders = `/v1/projects/${server.first.groupId}/orders`;
  token = (await mintToken(server, await createAccount(server, ['ORG_OWNER']))).json.access_token;
});
afterAll(() => server.stop());

const OPEN = '/v1/openapi.json';
const bearer = () => ({ Authorization: `Bearer ${token}` });

const get = (proxy: TestProxy, target: string, headers: Readonly<Record<string, string>> = {}) =>
  exchange(proxy.url, requestBytes('GET', target, headers));

function reason({ status, json }: RawAnswer): readonly [number, string] {
  expect(json()).toMatchObject({ error: status, detail: expect.stringMatching(/\.$|;/) });
  return [status, json().errorCode];
}

describe('what may pass', () => {
  it('gets to the API as it was sent, with the headers that say who calls', async () => {
    const upstream = await startUpstream();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const target = `${orders}?q=a%2fb&x=%7B|"`;
    const answer = await get(proxy, target, { ...bearer(), Cookie: 'a=b', 'X-Twice': 'one' });
    expect(answer.status).toBe(200);
    const [request] = upstream.requests;
    expect(request?.url).toBe(target);
    expect(request?.headers).toMatchObject({
      host: 'sallyport',
      cookie: 'a=b',
      'x-twice': 'one',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': 'sallyport',
      'x-sallyport-caller': expect.stringMatching(/^serviceaccount\/mdb_sa_id_/),
      'x-sallyport-project': server.first.groupId,
      'x-sallyport-permission': 'orders.read',
      'x-sallyport-address': '127.0.0.1',
      'x-sallyport-token': '-',
      'x-sallyport-decision': expect.stringMatching(/./),
    });
    expect(request?.headers).not.toHaveProperty('authorization');
    expect(proxy.told).toEqual([]);
  });

  it('may be called by a key with curl --digest, with a body', async () => {
    const upstream = await startUpstream((request, response) => request.pipe(response));
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const answer = await curl(`${proxy.url}${orders}?a=%41`, {
      key: clerk,
      method: 'POST',
      arguments: ['--data', '"three lamps"'],
    });
    expect(answer).toMatchObject({ status: 200, json: 'three lamps' });
    expect(upstream.requests).toHaveLength(1);
  });

  it.each(['nginx', 'haproxy', 'caddy', 'traefik', 'apisix'])('is asked of a gate for %s', async (gate) => {
    const upstream = await startUpstream();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url, { gate });
    expect((await get(proxy, orders, bearer())).status).toBe(200);
    const refused = await get(proxy, orders);
    expect(reason(refused)).toEqual([401, 'NOT_AUTHENTICATED']);
    expect(refused.header('WWW-Authenticate')).toMatch(/^Digest /);
    expect(upstream.requests).toHaveLength(1);
  });

  it('is asked with the secret of a gate, at the port of the API too', async () => {
    const { json } = await createCall(server, '')('POST', `/api/private/orgs/${server.first.orgId}/gates`, {
      body: { name: 'sealed', api: 'shop', dialect: 'nginx', hasSecret: true },
    });
    const upstream = await startUpstream();
    const proxy = await startGuardProxy(server.url, upstream.url, { gate: 'sealed', secret: json.secret });
    expect(await proxy.problemOfGate()).toBeUndefined();
    expect((await get(proxy, OPEN, { 'X-Sallyport-Gate-Secret': 'guessed' })).status).toBe(200);
    expect(upstream.requests[0]?.headers).not.toHaveProperty('x-sallyport-gate-secret');
  });

  it('keeps the credential only where it is asked to', async () => {
    const upstream = await startUpstream();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url, { keepsCredential: true });
    await get(proxy, orders, bearer());
    expect(upstream.requests[0]?.headers.authorization).toBe(`Bearer ${token}`);
  });

  it('keeps its connections to gate and API', async () => {
    const upstream = await startUpstream();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    for (let at = 0; at < 5; at++) expect((await get(proxy, orders, bearer())).status).toBe(200);
    expect(upstream.connections()).toBe(1);
  });
});

describe('what may not pass', () => {
  it.each(['nginx', 'caddy'])('is answered with status, reason and body of the gate for %s', async (gate) => {
    const upstream = await startUpstream();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url, { gate });
    const asked = { method: 'POST', target: `${orders}/7:refund` };
    const first = await exchange(proxy.url, requestBytes(asked.method, asked.target));
    const Authorization = digestOf(clerk, asked, nonceOf(first.header('WWW-Authenticate')));
    const refused = await exchange(proxy.url, requestBytes(asked.method, asked.target, { Authorization }));
    expect(reason(refused)).toEqual([403, 'PERMISSION_MISSING']);
    expect(refused.header('X-Sallyport-Reason')).toBe('PERMISSION_MISSING');
    expect(refused.header('X-Sallyport-Accepted-Permissions')).toBe('shop/orders.refund');
    expect(refused.json().detail).toContain('GROUP_SHOP_MANAGER');
    expect(refused.body.toString()).toMatch(/}\n$/);
    expect(upstream.requests).toEqual([]);
  });

  it.each([
    ['/v1/nothing', {}, 'ROUTE_NOT_GUARDED'],
    ['/v1/../v1/openapi.json', {}, 'PATH_NOT_CANONICAL'],
    ['http://elsewhere/v1/openapi.json', {}, 'PATH_NOT_CANONICAL'],
    [OPEN, { 'X-HTTP-Method-Override': 'DELETE' }, 'HEADER_NOT_ALLOWED'],
    [OPEN, { 'X-Original-URL': '/admin' }, 'HEADER_NOT_ALLOWED'],
    ...['X-Sallyport-Caller', 'X_Sallyport_Caller', 'x-sallyport_caller', 'X.Sallyport.Caller'].map(
      (name) => [OPEN, { [name]: 'apikey/aaaaaaaa' }, 'HEADER_NOT_ALLOWED'] as const,
    ),
  ] as const)('is %s with %o: %s', async (target, headers, code) => {
    const upstream = await startUpstream();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const answer = await get(proxy, target, { ...bearer(), ...headers });
    expect(reason(answer)[1]).toBe(code);
    expect(upstream.requests).toEqual([]);
  });

  it('is what says it was asked for something else, in the headers of any dialect', async () => {
    const upstream = await startUpstream();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    for (const name of ['X-Original-URI', 'X-Forwarded-Uri', 'x-original-uri'])
      expect((await get(proxy, orders, { [name]: OPEN })).status).toBe(401);
    expect(upstream.requests).toEqual([]);
  });

  it('is a path that somebody hides behind Connection', async () => {
    const upstream = await startUpstream();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const headers = { ...bearer(), Connection: 'X-Sallyport-Caller, X-Forwarded-For, Authorization' };
    expect((await get(proxy, orders, headers)).status).toBe(401);
    const answer = await get(proxy, OPEN, { ...headers, 'X-Sallyport-Caller': 'apikey/aaaaaaaa' });
    expect(answer.status).toBe(200);
    expect(upstream.requests[0]?.headers).toMatchObject({
      'x-sallyport-caller': '-',
      'x-forwarded-for': '127.0.0.1',
    });
  });
});

describe('the address of the caller', () => {
  const told = async (options: { trusted?: readonly string[] }) => {
    const upstream = await startUpstream();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url, options);
    await get(proxy, OPEN, {
      'X-Forwarded-For': '203.0.113.7',
      'X-Forwarded-Proto': 'https',
      'X-Real-IP': '203.0.113.9',
      X_Forwarded_Host: 'elsewhere',
    });
    return { headers: upstream.requests[0]?.headers, told: proxy.told };
  };

  it('is that of the connection, whatever it says', async () => {
    const { headers, told: problems } = await told({});
    expect(headers).toMatchObject({
      'x-sallyport-address': '127.0.0.1',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
    });
    expect(headers).not.toHaveProperty('x-real-ip');
    expect(headers).not.toHaveProperty('x_forwarded_host');
    expect(problems).toEqual([expect.stringContaining('--trustedProxy')]);
  });

  it('is what a trusted proxy says', async () => {
    const { headers, told: problems } = await told({ trusted: ['127.0.0.1'] });
    expect(headers).toMatchObject({
      'x-sallyport-address': '203.0.113.7',
      'x-forwarded-for': '203.0.113.7, 127.0.0.1',
      'x-forwarded-proto': 'https',
    });
    expect(problems).toEqual([]);
  });
});

describe('one connection', () => {
  it('takes requests one after the other, refused ones with a body among them', async () => {
    const upstream = await startUpstream((request, response) => request.pipe(response));
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const connection = await openConnection(proxy.url);
    const body = 'a body that nobody reads';
    connection.send(requestBytes('POST', orders, {}, body), requestBytes('POST', orders, bearer(), 'lamp'));
    expect((await connection.answer()).status).toBe(401);
    const passed = await connection.answer();
    expect([passed.status, upstream.requests.length]).toEqual([200, 1]);
    connection.close();
  });

  it.each([
    ['Content-Length and Transfer-Encoding', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n'],
    ['two lengths', 'Content-Length: 4\r\nContent-Length: 5\r\n'],
    ['another coding', 'Transfer-Encoding: gzip, chunked\r\n'],
    ['an obscure coding', 'Transfer-Encoding: xchunked\r\n'],
    ['a blank before the colon', 'Content-Length : 4\r\n'],
    ['a folded line', 'X-A: b\r\n c: d\r\n'],
    ['a second host', 'Host: elsewhere\r\n'],
  ])('is closed, or its request refused, for %s', async (_what, lines) => {
    const upstream = await startUpstream();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const answer = await exchange(
      proxy.url,
      `POST ${OPEN} HTTP/1.1\r\nHost: sallyport\r\n${lines}\r\n0\r\n\r\nGET /admin HTTP/1.1\r\nHost: x\r\n\r\n`,
    );
    expect(reason(answer)).toEqual([400, 'MALFORMED_REQUEST']);
    expect(upstream.requests).toEqual([]);
  });

  it('has a bound for its headers', async () => {
    const proxy = await startGuardProxy(server.guardUrl, (await startUpstream()).url);
    const answer = await get(proxy, OPEN, { 'X-Long': 'a'.repeat(40_000) });
    expect(reason(answer)).toEqual([431, 'HEADERS_TOO_LARGE']);
  });
});
