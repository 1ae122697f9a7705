import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
let list: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  const key = await addKey(server, {});
  list = `/orgs/${server.first.orgId}/apiKeys/${key.id}/accessList`;
  await call('POST', list, {
    body: [{ ipAddress: '192.0.2.10' }, { cidrBlock: '198.51.100.0/24' }, { ipAddress: '2001:db8::a' }],
  });
});
afterAll(() => server.stop());

describe('getOrgApiKeyAccessListEntry', () => {
  it.each([
    ['192.0.2.10', '192.0.2.10/32', '192.0.2.10'],
    ['192.0.2.10%2F32', '192.0.2.10/32', '192.0.2.10'],
    ['198.51.100.0%2F24', '198.51.100.0/24', '198.51.100.0%2F24'],
    ['2001:db8::a', '2001:db8::a/128', '2001:db8::a'],
    ['2001%3adb8%3A%3Aa%2f128', '2001:db8::a/128', '2001:db8::a'],
  ])('finds the entry named %s', async (segment, cidrBlock, linked) => {
    const { status, json } = await call('GET', `${list}/${segment}`);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      cidrBlock,
      count: 0,
      links: [{ href: `${server.url}/api/atlas/v2${list}/${linked}`, rel: 'self' }],
    });
    expect(json).not.toHaveProperty('lastUsed');
    expect(json).not.toHaveProperty('lastUsedAddress');
  });

  it('is 404 for an address that only a block covers', async () => {
    const answer = await call('GET', `${list}/198.51.100.7`);
    expect([answer.status, answer.json.errorCode]).toEqual([404, 'API_KEY_ACCESS_LIST_NOT_FOUND']);
    expect(answer.json.parameters[0]).toBe('198.51.100.7');
  });

  it.each(['localhost', '192.0.2.10%2F33', '192.0.2.10%2F24', '%20'])('refuses %s', async (segment) => {
    const answer = await call('GET', `${list}/${segment}`);
    expect([answer.status, answer.json.errorCode]).toEqual([400, 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION']);
  });
});
