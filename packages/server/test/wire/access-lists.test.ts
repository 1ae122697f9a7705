import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { addKey, addOrganization, type TestKey } from '../support/accounts.js';
import { until } from '../support/built-server.js';
import { type Call, createCall } from '../support/call.js';
import { digestHeader, nonceOf } from '../support/digest.js';
import { exchange, openConnection, type RawAnswer, requestBytes } from '../support/raw-http.js';
import { ATLAS, startTestServer, type TestServer } from '../support/server.js';

/** What an access list decides, seen from several addresses of the loopback network. */
let server: TestServer;
let call: Call;
let keys: string;
beforeAll(async () => {
  server = await startTestServer({ usageFlushSeconds: '1' });
  call = createCall(server);
  keys = `/orgs/${server.first.orgId}/apiKeys`;
});
afterAll(() => server.stop());

async function keyWith(...cidrBlocks: string[]): Promise<TestKey> {
  const key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
  if (cidrBlocks.length > 0) {
    const body = cidrBlocks.map((cidrBlock) => ({ cidrBlock }));
    expect((await call('POST', `${keys}/${key.id}/accessList`, { body })).status).toBe(200);
  }
  return key;
}

/** The answer byte for byte, to a call from an address. */
async function rawCall(key: TestKey, from: string, target: string, url = server.url): Promise<RawAnswer> {
  const challenge = await exchange(url, requestBytes('GET', target));
  const authorization = digestHeader({
    username: key.publicKey,
    password: key.privateKey,
    method: 'GET',
    uri: target,
    nonce: nonceOf(challenge.header('WWW-Authenticate')),
  });
  const connection = await openConnection(url, { localAddress: from });
  connection.send(requestBytes('GET', target, { Accept: ATLAS, Authorization: authorization }));
  const answer = await connection.answer();
  connection.close();
  return answer;
}

const REFUSED_HEADERS = [
  'connection',
  'content-length',
  'content-type',
  'date',
  'keep-alive',
  'referrer-policy',
  'server',
  'strict-transport-security',
  'x-content-type-options',
  'x-error-code',
  'x-frame-options',
  'x-mongodb-service-version',
  'x-permitted-cross-domain-policies',
];

describe('an access list', () => {
  it('that is empty lets every address in', async () => {
    const key = await keyWith();
    for (const from of ['127.0.0.1', '127.9.9.9'])
      expect((await call('GET', keys, { key, from })).status).toBe(200);
  });

  it('lets in what it covers and refuses all else, whatever the path', async () => {
    const key = await keyWith('127.0.0.9/32', '127.1.0.0/16');
    for (const from of ['127.0.0.9', '127.1.0.0', '127.1.255.255'])
      expect((await call('GET', keys, { key, from })).status, from).toBe(200);
    for (const from of ['127.0.0.8', '127.0.0.10', '127.0.255.255', '127.2.0.0']) {
      for (const path of [keys, '/no/such/path', '/groups/nonsense/apiKeys', '/api/private/ipinfo']) {
        const answer = await call('GET', path, { key, from });
        expect([answer.status, answer.json.errorCode], `${from} ${path}`).toEqual([
          403,
          'IP_ADDRESS_NOT_ON_ACCESS_LIST',
        ]);
      }
    }
  });

  it('refuses with exactly this answer', async () => {
    const key = await keyWith('192.0.2.1/32');
    const answer = await rawCall(key, '127.0.0.7', `/api/atlas/v2${keys}`);
    expect(answer.statusLine).toBe('HTTP/1.1 403 Forbidden');
    expect(answer.headers.map(([name]) => name.toLowerCase()).sort()).toEqual(REFUSED_HEADERS);
    expect(answer.header('X-Error-Code')).toBe('IP_ADDRESS_NOT_ON_ACCESS_LIST');
    expect(answer.header('Content-Type')).toBe('application/json');
    expect(answer.body.toString()).toBe(
      '{"detail":"IP address 127.0.0.7 is not allowed to access this resource.","error":403,"errorCode":"IP_ADDRESS_NOT_ON_ACCESS_LIST","parameters":["127.0.0.7"],"reason":"Forbidden"}',
    );
  });

  it('with curl --interface decides the same', async () => {
    const key = await keyWith('127.0.0.9/32');
    const path = `/api/atlas/v2${keys}`;
    expect((await server.curl(path, { key, from: '127.0.0.9' })).status).toBe(200);
    expect((await server.curl(path, { key, from: '127.0.0.10' })).status).toBe(403);
  });

  it('is not revealed to who does not know the private key', async () => {
    const key = await keyWith('192.0.2.1/32');
    const answer = await call('GET', keys, { key: { ...key, privateKey: 'wrong' } });
    expect([answer.status, answer.json.errorCode]).toEqual([401, 'UNEXPECTED_ERROR']);
  });

  it('takes effect, and loses it, on the next request', async () => {
    const key = await keyWith();
    const list = `${keys}/${key.id}/accessList`;
    expect((await call('GET', keys, { key })).status).toBe(200);
    await call('POST', list, { body: [{ ipAddress: '192.0.2.1' }] });
    expect((await call('GET', keys, { key })).status).toBe(403);
    await call('POST', list, { body: [{ ipAddress: '127.0.0.1' }] });
    expect((await call('GET', keys, { key })).status).toBe(200);
    await call('DELETE', `${list}/127.0.0.1`);
    expect((await call('GET', keys, { key })).status).toBe(403);
    await call('DELETE', `${list}/192.0.2.1`);
    expect((await call('GET', keys, { key })).status).toBe(200);
  });

  it('does not believe X-Forwarded-For when no proxy is trusted', async () => {
    const key = await keyWith('192.0.2.1/32');
    for (const name of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'CF-Connecting-IP']) {
      const value = name === 'Forwarded' ? 'for=192.0.2.1' : '192.0.2.1';
      expect((await call('GET', keys, { key, headers: { [name]: value } })).status, name).toBe(403);
    }
  });
});

describe('the requirement of an organization', () => {
  it('refuses every key with an empty list, exactly so, and takes effect at once', async () => {
    const { orgId, owner } = await addOrganization(server, 'strict');
    const target = `/api/atlas/v2/orgs/${orgId}/apiKeys`;
    expect((await call('GET', target, { key: owner })).status).toBe(200);
    const require = async (required: 0 | 1) =>
      server.services.store.write(ABOUT_ALL, async (transaction) => {
        transaction.withoutEvent('a setting made by a test');
        transaction.changed({ kind: 'organization', subject: orgId });
        await transaction.database
          .updateTable('organizations')
          .set({ api_access_list_required: required })
          .where('id', '=', orgId)
          .execute();
      });
    await require(1);
    const answer = await rawCall(owner, '127.0.0.6', target);
    expect(answer.statusLine).toBe('HTTP/1.1 403 Forbidden');
    expect(answer.headers.map(([name]) => name.toLowerCase()).sort()).toEqual(REFUSED_HEADERS);
    expect(answer.body.toString()).toBe(
      '{"detail":"This organization requires access through an access list of ip ranges.","error":403,"errorCode":"ORG_REQUIRES_ACCESS_LIST","parameters":["127.0.0.6"],"reason":"Forbidden"}',
    );
    // Keys of other organizations are not touched by it.
    expect((await call('GET', keys)).status).toBe(200);
    await require(0);
    const listed = await call('POST', `/orgs/${orgId}/apiKeys/${owner.id}/accessList`, {
      key: owner,
      body: [{ ipAddress: '127.0.0.1' }],
    });
    expect(listed.status, listed.text).toBe(200);
    await require(1);
    expect((await call('GET', target, { key: owner })).status).toBe(200);
    expect((await call('GET', target, { key: owner, from: '127.0.0.6' })).json.errorCode).toBe(
      'IP_ADDRESS_NOT_ON_ACCESS_LIST',
    );
  });
});

describe('the use of an entry', () => {
  it('is counted for the most specific entry, and shown after the next flush', async () => {
    const key = await keyWith('127.0.0.0/8', '127.0.0.9/32', '192.0.2.1/32');
    const list = `${keys}/${key.id}/accessList`;
    const startedAt = Math.floor(Date.now() / 1000) * 1000;
    for (const from of ['127.0.0.9', '127.0.0.9', '127.0.0.4']) await call('GET', keys, { key, from });
    await call('GET', '/no/such/path', { key, from: '127.0.0.9' });
    await call('POST', keys, { key, from: '127.0.0.5', body: { desc: 'refused', roles: ['ORG_MEMBER'] } });

    type Entry = { cidrBlock: string; count: number; lastUsed?: string; lastUsedAddress?: string };
    // The calls may be written in several flushes.
    const results = await until('all five uses', async () => {
      const shown: Entry[] = (await call('GET', list)).json.results;
      return shown.reduce((sum, { count }) => sum + count, 0) >= 5 ? shown : undefined;
    });
    const entries = new Map(results.map((entry) => [entry.cidrBlock, entry]));
    expect(entries.get('127.0.0.9/32')).toMatchObject({ count: 3, lastUsedAddress: '127.0.0.9' });
    expect(entries.get('127.0.0.0/8')).toMatchObject({ count: 2, lastUsedAddress: '127.0.0.5' });
    expect(entries.get('192.0.2.1/32')).toMatchObject({ count: 0 });
    expect(entries.get('192.0.2.1/32')).not.toHaveProperty('lastUsed');
    expect(entries.get('192.0.2.1/32')).not.toHaveProperty('lastUsedAddress');
    const lastUsed = entries.get('127.0.0.9/32')?.lastUsed ?? '';
    expect(lastUsed).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Date.parse(lastUsed)).toBeGreaterThanOrEqual(startedAt);
    expect(Date.parse(lastUsed)).toBeLessThanOrEqual(Date.now());
  });

  it('does not count what was refused', async () => {
    const key = await keyWith('127.0.0.9/32');
    await call('GET', keys, { key, from: '127.0.0.8' });
    await call('GET', keys, { key: { ...key, privateKey: 'wrong' }, from: '127.0.0.9' });
    // What was used before this is written before it, or with it.
    await call('GET', keys, { key, from: '127.0.0.9' });
    const count = await until('the last use', async () => {
      const entry = (await call('GET', `${keys}/${key.id}/accessList/127.0.0.9`)).json;
      return entry.count > 0 ? entry.count : undefined;
    });
    expect(count).toBe(1);
  });
});

describe('behind trusted proxies', () => {
  let proxied: TestServer;
  let through: Call;
  beforeAll(async () => {
    proxied = await startTestServer({ trustedProxies: '127.0.0.2, 127.0.1.0/24, 10.0.0.0/8' });
    through = createCall(proxied);
  });
  afterAll(() => proxied.stop());

  it.each([
    ['a proxy without the header is itself the caller', '127.0.0.2', undefined, '127.0.0.2'],
    ['a proxy tells the client', '127.0.0.2', '192.0.2.1', '192.0.2.1'],
    ['any address of a trusted block may tell', '127.0.1.200', '192.0.2.1', '192.0.2.1'],
    ['nobody else is believed', '127.0.0.1', '192.0.2.1', '127.0.0.1'],
    [
      'what a client wrote before the proxy is not believed',
      '127.0.0.2',
      '198.51.100.1, 192.0.2.1',
      '192.0.2.1',
    ],
    [
      'a chain of trusted proxies is walked through',
      '127.0.0.2',
      '198.51.100.1, 192.0.2.1, 10.1.1.1, 127.0.1.1',
      '192.0.2.1',
    ],
    ['IPv6 is told too, also in brackets and with a port', '127.0.0.2', '[2001:DB8::1]:4711', '2001:db8::1'],
    ['a port after an IPv4 address is passed over', '127.0.0.2', '192.0.2.1:4711', '192.0.2.1'],
    ['a mapped address is folded', '127.0.0.2', '::ffff:192.0.2.1', '192.0.2.1'],
    [
      'garbage ends the walk at the last proxy that vouched',
      '127.0.0.2',
      '192.0.2.1, unknown, 10.1.1.1',
      '10.1.1.1',
    ],
    ['garbage alone leaves the proxy', '127.0.0.2', 'unknown', '127.0.0.2'],
  ])('%s', async (_name, from, forwarded, seen) => {
    const headers: Record<string, string> = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded };
    const answer = await through('GET', '/api/private/ipinfo', { from, headers });
    expect(answer.json).toEqual({ currentIpv4Address: seen });
  });

  it('the access list and the event see the forwarded address', async () => {
    const path = `/orgs/${proxied.first.orgId}/apiKeys`;
    const key = await addKey(proxied, { organizationRoles: ['ORG_OWNER'] });
    const headers = { 'X-Forwarded-For': '192.0.2.1' };
    const from = '127.0.0.2';
    await through('POST', `${path}/${key.id}/accessList`, { body: [{ ipAddress: '192.0.2.1' }] });
    expect((await through('GET', path, { key, from, headers })).status).toBe(200);
    expect((await through('GET', path, { key, from })).json.parameters).toEqual(['127.0.0.2']);
    expect((await through('GET', path, { key, headers })).json.parameters).toEqual(['127.0.0.1']);
    await through('POST', path, { key, from, headers, body: { desc: 'x', roles: ['ORG_MEMBER'] } });
    const last = await proxied.services.store.reader
      .selectFrom('events')
      .select('remote_address')
      .where('type', '=', 'API_KEY_CREATED')
      .where('actor_name', '=', key.publicKey)
      .executeTakeFirst();
    expect(last?.remote_address).toBe('192.0.2.1');
  });
});

describe('listening on every address of both families', () => {
  let both: TestServer;
  beforeAll(async () => {
    both = await startTestServer({ host: '::' });
  });
  afterAll(() => both.stop());

  it('an IPv4 caller is seen as IPv4, and matches IPv4 entries', async () => {
    const { port } = new URL(both.url);
    const overIpv4 = `http://127.0.0.1:${port}`;
    const key = await addKey(both, { organizationRoles: ['ORG_OWNER'] });
    const list = `/api/atlas/v2/orgs/${both.first.orgId}/apiKeys/${key.id}/accessList`;
    const body = [{ ipAddress: '127.0.0.9' }];
    expect((await both.curl(list, { method: 'POST', body })).status).toBe(200);
    expect((await rawCall(key, '127.0.0.9', list, overIpv4)).status).toBe(200);
    const refused = await rawCall(key, '127.0.0.8', list, overIpv4);
    expect(refused.json().parameters).toEqual(['127.0.0.8']);
  });

  it('an IPv6 caller is seen as IPv6, and matches IPv6 entries', async () => {
    const path = `/api/atlas/v2/orgs/${both.first.orgId}/apiKeys`;
    expect((await both.curl('/api/private/ipinfo')).json).toEqual({ currentIpv4Address: '::1' });
    const key = await addKey(both, {});
    const body = [{ ipAddress: '127.0.0.1' }];
    expect((await both.curl(`${path}/${key.id}/accessList`, { method: 'POST', body })).status).toBe(200);
    expect((await both.curl(path, { key })).json).toMatchObject({ error: 403, parameters: ['::1'] });
    const more = [{ cidrBlock: '::/64' }];
    expect((await both.curl(`${path}/${key.id}/accessList`, { method: 'POST', body: more })).status).toBe(
      200,
    );
    expect((await both.curl(path, { key })).status).toBe(200);
  });
});
