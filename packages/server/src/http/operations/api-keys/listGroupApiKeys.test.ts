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
  keys = `/groups/${server.first.groupId}/apiKeys`;
});
afterAll(() => server.stop());

describe('listGroupApiKeys', () => {
  it('shows the keys with a role in the project, by public key, each with the roles it has anywhere', async () => {
    const { orgId, groupId } = server.first;
    const otherProject = await addProject(server, 'other');
    const grants = [
      { projectId: groupId, role: 'GROUP_READ_ONLY' },
      { projectId: otherProject, role: 'GROUP_OWNER' },
    ];
    const made = [
      await addKey(server, { projectRoles: grants }),
      await addKey(server, { projectRoles: grants.slice(0, 1) }),
    ];
    await addKey(server, { projectRoles: grants.slice(1) });
    await addKey(server, { organizationRoles: ['ORG_OWNER'] });

    const { json } = await call('GET', `${keys}?includeCount=true&itemsPerPage=100&pageNum=1`);
    const results: { publicKey: string; links: unknown; privateKey: string; roles: unknown }[] = json.results;
    expect(json.totalCount).toBe(2);
    expect(results.map(({ publicKey }) => publicKey)).toEqual(made.map(({ publicKey }) => publicKey).sort());
    const first = results.find(({ publicKey }) => publicKey === made[0]?.publicKey);
    expect(first?.roles).toEqual(
      expect.arrayContaining([
        { orgId, roleName: 'ORG_MEMBER' },
        { groupId, roleName: 'GROUP_READ_ONLY' },
        { groupId: otherProject, roleName: 'GROUP_OWNER' },
      ]),
    );
    // The list links to itself in the project, its items to the organization.
    expect(json.links[0].href).toBe(
      `${server.url}/api/atlas/v2${keys}?includeCount=true&pageNum=1&itemsPerPage=100`,
    );
    expect(first?.links).toEqual([
      { href: `${server.url}/api/atlas/v2/orgs/${orgId}/apiKeys/${made[0]?.id}`, rel: 'self' },
    ]);
    expect(first?.privateKey).toMatch(/^\*{8}-/);
  });

  it('is for every role in the project and for readers of the whole organization', async () => {
    const { groupId } = server.first;
    const readers = [
      await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_READ_ONLY' }] }),
      await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] }),
      await addKey(server, { organizationRoles: ['ORG_OWNER'] }),
    ];
    for (const key of readers) expect((await call('GET', keys, { key })).status).toBe(200);
  });

  it('hides the project from strangers', async () => {
    const { owner: key } = await addOrganization(server, 'elsewhere');
    const missing = 'd'.repeat(24);
    const hidden = await call('GET', keys, { key });
    const none = await call('GET', `/groups/${missing}/apiKeys`, { key });
    expect([hidden.status, hidden.json.errorCode]).toEqual([404, 'GROUP_NOT_FOUND']);
    expect(hidden.text).toBe(none.text.replaceAll(missing, server.first.groupId));
  });

  it('refuses members without a role in the project', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const answer = await call('GET', keys, { key });
    expect([answer.status, answer.json.errorCode]).toEqual([401, 'USER_CANNOT_ACCESS_GROUP']);
  });
});
