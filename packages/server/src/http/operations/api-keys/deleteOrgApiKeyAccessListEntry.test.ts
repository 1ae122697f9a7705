import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  addKey,
  addOrganization,
  addProject,
  allowAddresses,
  eventsDuring,
  type TestKey,
} from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { addPerson } from '#test/people.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
let keys: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  keys = `/orgs/${server.first.orgId}/apiKeys`;
});
afterAll(() => server.stop());

const listOf = (key: { id: string }) => `${keys}/${key.id}/accessList`;

async function keyWith(...cidrBlocks: string[]): Promise<TestKey> {
  const key = await addKey(server, {});
  const answer = await call('POST', listOf(key), { body: cidrBlocks.map((cidrBlock) => ({ cidrBlock })) });
  expect(answer.status, answer.text).toBe(200);
  return key;
}

describe('deleteOrgApiKeyAccessListEntry', () => {
  it.each([
    ['an address', '192.0.2.10/32', '192.0.2.10'],
    ['an address written as a block', '192.0.2.10/32', '192.0.2.10%2F32'],
    ['a block', '198.51.100.0/24', '198.51.100.0%2F24'],
    ['a block with a small f', '198.51.100.0/24', '198.51.100.0%2f24'],
    ['an IPv6 address', '2001:db8::1/128', '2001:db8::1'],
    ['an IPv6 address, escaped and long', '2001:db8::1/128', '2001%3ADB8%3A0%3A0%3A0%3A0%3A0%3A1'],
    ['an IPv6 block', '2001:db8::/32', '2001:db8::%2F32'],
  ])('removes %s', async (_name, cidrBlock, segment) => {
    const key = await keyWith(cidrBlock, '203.0.113.1/32');
    const answer = await call('DELETE', `${listOf(key)}/${segment}`);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await call('GET', listOf(key))).json.totalCount).toBe(1);
  });

  it('records which entry it was', async () => {
    const key = await keyWith('192.0.2.10/32');
    const events = await eventsDuring(server, () => call('DELETE', `${listOf(key)}/192.0.2.10`));
    expect(events.map(({ type, details }) => [type, details])).toEqual([
      ['API_KEY_ACCESS_LIST_ENTRY_DELETED', { targetPublicKey: key.publicKey, whitelistEntry: '192.0.2.10' }],
    ]);
  });

  it.each([
    ['an address that a block covers', '10.1.2.3', 404, 'API_KEY_ACCESS_LIST_NOT_FOUND'],
    ['a part of a block', '10.0.0.0%2F16', 404, 'API_KEY_ACCESS_LIST_NOT_FOUND'],
    ['words', 'localhost', 400, 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION'],
    ['a slash that was escaped twice', '10.0.0.0%252F8', 400, 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION'],
    ['a slash that was not escaped', '10.0.0.0/8', 404, 'RESOURCE_NOT_FOUND'],
  ])('refuses %s', async (_name, segment, status, code) => {
    const key = await keyWith('10.0.0.0/8');
    const answer = await call('DELETE', `${listOf(key)}/${segment}`);
    expect([answer.status, answer.json.errorCode]).toEqual([status, code]);
    expect((await call('GET', listOf(key))).json.totalCount).toBe(1);
  });

  describe('by the key itself', () => {
    it('cannot remove the entry that lets it in', async () => {
      const key = await keyWith('127.0.0.1/32', '192.0.2.1/32');
      const refused = await call('DELETE', `${listOf(key)}/127.0.0.1`, { key });
      expect([refused.status, refused.json.errorCode]).toEqual([
        400,
        'CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST',
      ]);
      expect(refused.json.parameters).toEqual(['127.0.0.1']);
      expect((await call('DELETE', `${listOf(key)}/192.0.2.1`, { key })).status).toBe(204);
      expect((await call('DELETE', `${listOf(key)}/127.0.0.1`, { key })).status).toBe(400);
    });

    it('can while another entry lets it in', async () => {
      const key = await keyWith('127.0.0.1/32', '127.0.0.0/8');
      expect((await call('DELETE', `${listOf(key)}/127.0.0.1`, { key })).status).toBe(204);
      expect((await call('DELETE', `${listOf(key)}/127.0.0.0%2F8`, { key })).status).toBe(400);
    });
  });

  it('by an owner may take the last entry of another key', async () => {
    const key = await keyWith('192.0.2.1/32');
    expect((await call('GET', listOf(key), { key })).status).toBe(403);
    expect((await call('DELETE', `${listOf(key)}/192.0.2.1`)).status).toBe(204);
    expect((await call('GET', listOf(key), { key })).status).toBe(200);
  });

  it('of another key that is in no project is for the owner of the organization', async () => {
    const target = await keyWith('192.0.2.1/32');
    const reader = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const answer = await call('DELETE', `${listOf(target)}/192.0.2.1`, { key: reader });
    expect([answer.status, answer.json.errorCode]).toEqual([401, 'API_KEY_ACCESS_LIST_ACCESS_DENIED']);
  });

  it('of a key that is in this project alone is also for whoever manages the keys of the project', async () => {
    const { orgId, groupId } = server.first;
    const inProject = { projectId: groupId, role: 'GROUP_READ_ONLY' };
    const { headers } = await addPerson(server.services, {
      organizations: { [orgId]: ['ORG_MEMBER'] },
      projects: { [groupId]: ['GROUP_USER_ADMIN'] },
    });
    const admin = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_USER_ADMIN' }] });
    const elsewhere = { projectId: await addProject(server, 'another'), role: 'GROUP_READ_ONLY' };
    const listed = async (roles: Parameters<typeof addKey>[1]) => {
      const key = await addKey(server, roles);
      await allowAddresses(server, key.id, ['192.0.2.1/32']);
      return key;
    };
    const refused = [
      await listed({ projectRoles: [elsewhere] }),
      await listed({ projectRoles: [inProject, elsewhere] }),
      await listed({ projectRoles: [inProject], organizationRoles: ['ORG_GROUP_CREATOR'] }),
      await listed({}),
      { id: 'f'.repeat(24) },
    ];
    for (const by of [{ headers }, { key: admin }]) {
      const key = await listed({ projectRoles: [inProject] });
      expect((await call('DELETE', `${listOf(key)}/192.0.2.1`, by)).status).toBe(204);
      expect((await call('GET', listOf(key))).json.totalCount).toBe(0);
      for (const { id } of refused) {
        const answer = await call('DELETE', `${listOf({ id })}/192.0.2.1`, by);
        expect([answer.status, answer.json.errorCode]).toEqual([401, 'API_KEY_ACCESS_LIST_ACCESS_DENIED']);
      }
    }
  });

  it('does not reach keys of another organization', async () => {
    const { owner } = await addOrganization(server, 'elsewhere');
    const answer = await call('DELETE', `${listOf(owner)}/192.0.2.1`);
    expect([answer.status, answer.json.errorCode]).toEqual([400, 'API_KEY_NOT_FOUND']);
  });
});
