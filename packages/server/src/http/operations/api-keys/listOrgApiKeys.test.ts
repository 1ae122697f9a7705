import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
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

interface ListedKey {
  id: string;
  privateKey: string;
  publicKey: string;
  roles: { orgId?: string; groupId?: string; roleName: string }[];
}

describe('listOrgApiKeys', () => {
  it('shows every key of the organization by public key, masked, with the roles of all scopes', async () => {
    const { orgId, groupId, apiKey } = server.first;
    const otherProject = await addProject(server, 'other');
    const made = [
      await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] }),
      await addKey(server, {
        projectRoles: [
          { projectId: groupId, role: 'GROUP_OWNER' },
          { projectId: otherProject, role: 'GROUP_READ_ONLY' },
        ],
      }),
    ];
    const { json, text } = await call('GET', keys);
    const results: ListedKey[] = json.results;
    expect(json.totalCount).toBe(3);
    expect(results.map(({ id }) => id).sort()).toEqual([apiKey.id, ...made.map(({ id }) => id)].sort());
    const publicKeys = results.map(({ publicKey }) => publicKey);
    expect(publicKeys).toEqual([...publicKeys].sort());
    for (const { privateKey } of results) expect(privateKey).toMatch(/^\*{8}-\*{4}-\*{4}-[0-9a-f]{12}$/);
    for (const { privateKey } of [apiKey, ...made]) {
      expect(text).not.toContain(privateKey);
      expect(text).toContain(`"********-****-****-${privateKey.slice(-12)}"`);
    }
    expect(results.find(({ id }) => id === made[1]?.id)?.roles).toEqual(
      expect.arrayContaining([
        { orgId, roleName: 'ORG_MEMBER' },
        { groupId, roleName: 'GROUP_OWNER' },
        { groupId: otherProject, roleName: 'GROUP_READ_ONLY' },
      ]),
    );
  });

  it.each(['ORG_OWNER', 'ORG_READ_ONLY', 'ORG_MEMBER'])('is for %s', async (role) => {
    const key = await addKey(server, { organizationRoles: [role] });
    expect((await call('GET', keys, { key })).status).toBe(200);
  });

  it('answers a stranger as if the organization did not exist', async () => {
    const { owner } = await addOrganization(server, 'strangers');
    const missing = 'f'.repeat(24);
    const existing = await call('GET', keys, { key: owner });
    const none = await call('GET', `/orgs/${missing}/apiKeys`, { key: owner });
    expect([existing.status, existing.json.errorCode]).toEqual([404, 'ORG_NOT_FOUND']);
    expect(existing.text).toBe(none.text.replaceAll(missing, server.first.orgId));
  });
});
