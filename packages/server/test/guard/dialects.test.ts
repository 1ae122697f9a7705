import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guardDialects } from '../../src/domain/guard/definition.js';
import { addKey, type TestKey } from '../support/accounts.js';
import { nonceOf } from '../support/digest.js';
import { askAs, askGate, digestOf, type GuardServer, startGuardServer, toldBy } from '../support/guard.js';
import { exchange, openConnection, requestBytes } from '../support/raw-http.js';
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
  const account = await createAccount(server, ['ORG_READ_ONLY']);
  token = (await mintToken(server, account)).json.access_token;
});
afterAll(() => server.stop());

const IDENTITY = [
  'X-Sallyport-Caller',
  'X-Sallyport-Kind',
  'X-Sallyport-Label',
  'X-Sallyport-Organization',
  'X-Sallyport-Project',
  'X-Sallyport-Route',
  'X-Sallyport-Permission',
  'X-Sallyport-Address',
  'X-Sallyport-Token',
  'X-Sallyport-Decision',
];

describe.each(guardDialects)('a gate of the dialect %s', (dialect) => {
  it('challenges who brings no credential', async () => {
    const told = toldBy(await askGate(server, dialect, { target: orders }));
    expect(told).toMatchObject({ allowed: false, status: 401, reason: 'NOT_AUTHENTICATED' });
    expect(told.header('WWW-Authenticate')).toMatch(/^Digest realm="MMS Public API", /);
  });

  it('lets a key pass by Digest over the method and target that the caller sent, and says whose it is', async () => {
    const asked = { method: 'POST', target: `${orders}?express=1%202` };
    const told = toldBy(await askAs(server, dialect, clerk, asked));
    expect(told).toMatchObject({ allowed: true, status: 200 });
    expect(IDENTITY.slice(0, -1).map(told.header)).toEqual([
      `apikey/${clerk.publicKey}`,
      '-',
      '-',
      server.first.orgId,
      server.first.groupId,
      'POST /v1/projects/{projectId}/orders',
      'orders.write',
      '203.0.113.7',
      '-',
    ]);
  });

  it('lets an access token pass', async () => {
    const told = toldBy(
      await askGate(server, dialect, { target: orders, headers: { Authorization: `Bearer ${token}` } }),
    );
    expect(told.header('X-Sallyport-Caller')).toMatch(/^serviceaccount\/mdb_sa_id_/);
    expect(told.allowed).toBe(true);
  });

  it('refuses a Digest of another method or another target', async () => {
    const nonce = nonceOf(
      toldBy(await askGate(server, dialect, { target: orders })).header('WWW-Authenticate'),
    );
    for (const other of [{ target: `${orders}?a` }, { method: 'POST', target: orders }]) {
      const headers = { Authorization: digestOf(clerk, { target: orders }, nonce) };
      expect(toldBy(await askGate(server, dialect, { ...other, headers })).status).toBe(401);
    }
  });

  it('takes each count of a nonce once', async () => {
    const nonce = nonceOf(
      toldBy(await askGate(server, dialect, { target: orders })).header('WWW-Authenticate'),
    );
    const headers = { Authorization: digestOf(clerk, { target: orders }, nonce) };
    expect(toldBy(await askGate(server, dialect, { target: orders, headers })).allowed).toBe(true);
    const again = toldBy(await askGate(server, dialect, { target: orders, headers }));
    expect(again.header('WWW-Authenticate')).toContain('stale=true');
  });

  it('says why the permission is missing, and what would do', async () => {
    const told = toldBy(
      await askAs(server, dialect, clerk, { method: 'POST', target: `${orders}/17:refund` }),
    );
    expect(told).toMatchObject({ allowed: false, status: 403, reason: 'PERMISSION_MISSING' });
    expect(told.header('X-Sallyport-Accepted-Permissions')).toBe('shop/orders.refund');
    expect(told.header('X-Sallyport-Detail')).toBe(
      `shop/orders.refund is needed in project ${server.first.groupId}; the caller holds ORG_MEMBER, ` +
        'GROUP_SHOP_CLERK; GROUP_SHOP_MANAGER or ORG_OWNER or GROUP_OWNER have it.',
    );
  });

  it('lets everybody pass where the route is public, and answers every header of identity with something', async () => {
    const told = toldBy(await askGate(server, dialect, { target: '/v1/openapi.json' }));
    expect(told.allowed).toBe(true);
    for (const name of IDENTITY) expect(told.header(name), name).toMatch(/^\S/);
    expect(told.header('X-Sallyport-Caller')).toBe('-');
  });

  it('takes no notice of what all other dialects tell', async () => {
    const others = {
      'X-Original-URL': undefined,
      'X-Original-URI': '/v1/openapi.json',
      'X-Original-Method': 'GET',
      'X-Forwarded-Uri': '/v1/openapi.json',
      'X-Forwarded-Method': 'GET',
      'X-Forwarded-Host': 'elsewhere',
      'X-Forwarded-Prefix': '/v1',
      'X-Original-Scheme': 'https',
      'X-Auth-Request-Redirect': '/v1/openapi.json',
      Forwarded: 'for=192.0.2.1',
    };
    const own = {
      nginx: /^x-original-(?:uri|method)$/i,
      haproxy: /^x-original-(?:uri|method)$/i,
      caddy: /^x-forwarded-(?:uri|method)$/i,
      traefik: /^x-forwarded-(?:uri|method)$/i,
      apisix: /^x-forwarded-(?:uri|method)$/i,
      envoy: /^$/,
      plain: /^$/,
    }[dialect];
    const headers = Object.fromEntries(
      Object.entries(others).filter(
        (each): each is [string, string] => each[1] !== undefined && !own.test(each[0]),
      ),
    );
    // Taken from one of these it would be public.
    expect(toldBy(await askGate(server, dialect, { target: orders, headers })).status).toBe(401);
    expect(
      toldBy(await askAs(server, dialect, clerk, { target: orders, headers })).header('X-Sallyport-Address'),
    ).toBe('203.0.113.7');
  });
});

describe('the answers', () => {
  it.each(['nginx', 'haproxy'] as const)(
    'to %s are 200, 401 and 403 without a body, on one connection',
    async (dialect) => {
      const connection = await openConnection(server.guardUrl);
      const asked = (target: string, more = {}) =>
        requestBytes('GET', `/guard/${dialect}`, {
          'X-Original-Method': 'GET',
          'X-Original-URI': target,
          'X-Forwarded-For': '203.0.113.7',
          ...more,
        });
      const bearer = { Authorization: `Bearer ${token}` };
      const answers = [];
      for (const request of [
        asked(orders, bearer),
        asked(orders),
        asked('/v1/nothing', bearer),
        asked('/v1/../v1', bearer),
        asked('', bearer),
      ]) {
        connection.send(request);
        answers.push(await connection.answer());
      }
      connection.close();
      expect(answers.map(({ status }) => status)).toEqual([200, 401, 403, 403, 403]);
      expect(answers.map((answer) => answer.header('X-Sallyport-Status'))).toEqual([
        undefined,
        '401',
        '403',
        '403',
        '500',
      ]);
      for (const answer of answers) expect(answer.header('Content-Length')).toBe('0');
    },
  );

  it.each(['caddy', 'traefik', 'apisix', 'envoy'] as const)(
    'to %s are what the caller is to see',
    async (dialect) => {
      const headers = { Authorization: `Bearer ${token}` };
      const answer = await askGate(server, dialect, { target: '/v1/nothing', headers });
      expect(answer.status).toBe(403);
      expect(answer.header('Content-Type')).toBe('application/json');
      expect(answer.json()).toEqual({
        detail: 'No route of this API is GET /v1/nothing; the path takes no method.',
        error: 403,
        errorCode: 'ROUTE_NOT_GUARDED',
        parameters: ['GET /v1/nothing', 'no method'],
        reason: 'Forbidden',
      });
    },
  );

  it.each(guardDialects)(
    'to %s pass without a body, and bring nothing that is for Sallyport itself alone',
    async (dialect) => {
      const answer = await askGate(server, dialect, {
        target: orders,
        headers: { Authorization: `Bearer ${token}` },
      });
      expect(answer.status).toBe(200);
      if (dialect !== 'plain') expect(answer.body).toHaveLength(0);
      for (const name of [
        'Strict-Transport-Security',
        'Server',
        'X-Frame-Options',
        'X-MongoDB-Service-Version',
      ])
        expect(answer.header(name)).toBeUndefined();
      const refused = await askGate(server, dialect, { target: orders });
      expect(refused.header('Strict-Transport-Security')).toBeUndefined();
      expect(refused.header('Server')).toBeUndefined();
    },
  );

  it('to envoy name the headers that the API must not see', async () => {
    const answer = await askGate(server, 'envoy', {
      target: orders,
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(answer.header('x-envoy-auth-headers-to-remove')).toBe('authorization, x-sallyport-gate-secret');
  });

  it('stay below a kilobyte, printable and without quotes, whatever was asked', async () => {
    const headers = { Authorization: `Bearer ${token}` };
    for (const target of [
      `/v1/${'x'.repeat(3_000)}`,
      '/v1/%22%5B%22',
      `/v1/projects/${'9'.repeat(2_000)}/orders`,
    ]) {
      const answer = await askGate(server, 'nginx', { target, headers });
      const ours = answer.headers.filter(([name]) => name.startsWith('X-Sallyport'));
      expect(ours.join('').length).toBeLessThan(1_000);
      for (const [, value] of ours) expect(value).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
    }
  });

  it('are the same for HEAD, and for what wants to be upgraded or has an Expect', async () => {
    const told = {
      'X-Forwarded-Method': 'GET',
      'X-Forwarded-Uri': '/v1/openapi.json',
      'X-Forwarded-For': '192.0.2.1',
    };
    const connection = await openConnection(server.guardUrl);
    connection.send(requestBytes('HEAD', '/guard/caddy', told));
    expect((await connection.answer({ head: true })).status).toBe(200);
    connection.send(
      requestBytes('GET', '/guard/caddy', { ...told, Connection: 'Upgrade', Upgrade: 'websocket' }),
    );
    expect((await connection.answer()).status).toBe(200);
    connection.send(requestBytes('GET', '/guard/caddy', { ...told, Expect: '100-continue' }));
    expect((await connection.answer()).status).toBe(200);
    connection.close();
  });

  it('end the connection where a body was announced, which may never come', async () => {
    const told = {
      'X-Original-Method': 'POST',
      'X-Original-URI': '/v1/openapi.json',
      'X-Forwarded-For': '192.0.2.1',
    };
    const answer = await exchange(
      server.guardUrl,
      requestBytes('GET', '/guard/nginx', { ...told, 'Content-Length': '10' }),
    );
    expect(answer.status).toBe(401);
    expect(answer.header('Connection')).toBe('close');
  });
});

describe('a gate that does not tell what it has to', () => {
  const told = {
    'X-Original-Method': 'GET',
    'X-Original-URI': '/v1/openapi.json',
    'X-Forwarded-For': '192.0.2.1',
  };
  const without = (name: string) =>
    Object.fromEntries(Object.entries(told).filter(([each]) => each !== name));

  it.each(Object.keys(told))('is refused for want of %s, even for what is public', async (name) => {
    const answer = await exchange(server.guardUrl, requestBytes('GET', '/guard/nginx', without(name)));
    expect(answer.header('X-Sallyport-Reason')).toBe('GATE_MISCONFIGURED');
    expect(answer.header('X-Sallyport-Detail')).toContain(`${name.toLowerCase()} is missing`);
  });

  it.each([
    ['X-Original-URI', 'x-original-uri'],
    ['X-Original-Method', 'x-original-method'],
  ] as const)('is refused where %s comes twice', async (name, again) => {
    const twice = { ...told, [again]: '/v1/other' };
    expect(name).not.toBe(again);
    const answer = await exchange(server.guardUrl, requestBytes('GET', '/guard/nginx', twice));
    expect(answer.header('X-Sallyport-Reason')).toBe('GATE_MISCONFIGURED');
  });

  it('is refused where the last address is none', async () => {
    const headers = { ...told, 'X-Forwarded-For': '192.0.2.1, unknown' };
    const answer = await exchange(server.guardUrl, requestBytes('GET', '/guard/nginx', headers));
    expect(answer.header('X-Sallyport-Reason')).toBe('GATE_MISCONFIGURED');
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{'],
    ['a list', '[]'],
    ['no method', '{"target":"/","address":"192.0.2.1","headers":{}}'],
    ['no target', '{"method":"GET","address":"192.0.2.1","headers":{}}'],
    ['no address', '{"method":"GET","target":"/","headers":{}}'],
    ['a network for an address', '{"method":"GET","target":"/","address":"192.0.2.0/24","headers":{}}'],
    ['no headers', '{"method":"GET","target":"/","address":"192.0.2.1"}'],
    ['a number for a header', '{"method":"GET","target":"/","address":"192.0.2.1","headers":{"a":1}}'],
    ['more than may be', `{"method":"${'G'.repeat(70_000)}"}`],
  ])('is refused where a program asks with %s', async (_, body) => {
    const answer = await exchange(server.guardUrl, requestBytes('POST', '/guard/plain/decide', {}, body));
    expect(answer.json()).toMatchObject({ allowed: false, status: 500, reason: 'GATE_MISCONFIGURED' });
  });
});
