import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
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

describe('addGroupApiKey', () => {
  it('assigns a key of the organization: 204, and it is in the project list at once', async () => {
    const { groupId } = server.first;
    const key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const events = await eventsDuring(server, async () => {
      // As Terraform sends it, with the key's own id.
      const body = [{ roles: ['GROUP_OWNER', 'GROUP_READ_ONLY'], userId: key.id }];
      const answer = await call('POST', `${keys}/${key.id}`, { body });
      expect([answer.status, answer.text]).toEqual([204, '']);
    });
    const listed = (await call('GET', keys)).json.results.find(({ id }: { id: string }) => id === key.id);
    expect(listed.roles).toEqual(
      expect.arrayContaining([
        { orgId: server.first.orgId, roleName: 'ORG_READ_ONLY' },
        { groupId, roleName: 'GROUP_OWNER' },
        { groupId, roleName: 'GROUP_READ_ONLY' },
      ]),
    );
    expect(events.map(({ type, projectId, details }) => [type, projectId, details])).toEqual([
      ['API_KEY_ADDED_TO_GROUP', groupId, { targetPublicKey: key.publicKey }],
    ]);
  });

  it('gives the key its new permissions on its next request', async () => {
    const key = await addKey(server, {});
    expect((await call('GET', keys, { key })).json.errorCode).toBe('USER_CANNOT_ACCESS_GROUP');
    await call('POST', `${keys}/${key.id}`, { body: [{ roles: ['GROUP_READ_ONLY'] }] });
    expect((await call('GET', keys, { key })).status).toBe(200);
  });

  it.each<[string, unknown]>([
    ['other roles', [{ roles: ['GROUP_READ_ONLY'] }]],
    ['the same role', [{ roles: ['GROUP_OWNER'] }]],
    ['no assignment', []],
  ])('leaves a key that is in the project as it is: %s', async (_name, body) => {
    const { groupId } = server.first;
    const key = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_OWNER' }] });
    const events = await eventsDuring(server, async () =>
      expectRefusal(await call('POST', `${keys}/${key.id}`, { body }), {
        status: 400,
        code: 'API_KEY_ALREADY_IN_GROUP',
        detail: 'API key is already in the group.',
        parameters: [],
      }),
    );
    expect(events).toEqual([]);
    const { json } = await call('GET', `/orgs/${server.first.orgId}/apiKeys/${key.id}`);
    expect(json.roles).toContainEqual({ groupId, roleName: 'GROUP_OWNER' });
    expect(json.roles).not.toContainEqual({ groupId, roleName: 'GROUP_READ_ONLY' });
  });

  it.each<[string, unknown, string]>([
    ['no assignment', [], 'MISSING_API_KEY_ROLES'],
    ['no roles', [{ roles: [] }], 'MISSING_API_KEY_ROLES'],
    ['an organization role', [{ roles: ['ORG_OWNER'] }], 'INVALID_ROLE_FOR_GROUP'],
    ['an object', { roles: ['GROUP_OWNER'] }, 'INVALID_JSON'],
    ['an unknown attribute', [{ roles: ['GROUP_OWNER'], x: 1 }], 'INVALID_ATTRIBUTE'],
  ])('refuses %s', async (_name, body, code) => {
    const key = await addKey(server, {});
    const answer = await call('POST', `${keys}/${key.id}`, { body });
    expect([answer.status, answer.json.errorCode]).toEqual([400, code]);
    expect((await call('GET', keys, { key })).json.errorCode).toBe('USER_CANNOT_ACCESS_GROUP');
  });

  it('cannot bring in a key of another organization', async () => {
    const { owner } = await addOrganization(server, 'elsewhere');
    const answer = await call('POST', `${keys}/${owner.id}`, { body: [{ roles: ['GROUP_OWNER'] }] });
    expect([answer.status, answer.json.errorCode]).toEqual([400, 'API_KEY_NOT_FOUND']);
  });

  it('is for the owner of the project, not for its user admin, by whichever method', async () => {
    const { groupId } = server.first;
    const owner = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_OWNER' }] });
    const admin = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_USER_ADMIN' }] });
    const target = await addKey(server, {});
    const post = (key: typeof owner) =>
      call('POST', `${keys}/${target.id}`, { key, body: [{ roles: ['GROUP_READ_ONLY'] }] });
    const patch = (key: typeof owner, role: string) =>
      call('PATCH', `${keys}/${target.id}`, { key, body: { roles: [role] } });
    expect((await post(admin)).json.errorCode).toBe('USER_UNAUTHORIZED');
    expect((await patch(admin, 'GROUP_READ_ONLY')).json.errorCode).toBe('USER_UNAUTHORIZED');
    expect((await post(owner)).status).toBe(204);
    // Once it is there, the user admin may change its roles.
    expect((await patch(admin, 'GROUP_CLUSTER_MANAGER')).status).toBe(200);
  });
});
