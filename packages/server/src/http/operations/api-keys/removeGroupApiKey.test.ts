import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addProject, eventsDuring } from '#test/accounts.js';
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

describe('removeGroupApiKey', () => {
  it('takes the key out of this project only; it stays in the organization and elsewhere', async () => {
    const { orgId, groupId } = server.first;
    const otherProject = await addProject(server, 'other');
    const key = await addKey(server, {
      projectRoles: [groupId, otherProject].map((projectId) => ({ projectId, role: 'GROUP_OWNER' })),
    });
    const events = await eventsDuring(server, async () => {
      const answer = await call('DELETE', `${keys}/${key.id}`);
      expect([answer.status, answer.text]).toEqual([204, '']);
    });
    expect(events.map(({ type, projectId, details }) => [type, projectId, details])).toEqual([
      ['API_KEY_REMOVED_FROM_GROUP', groupId, { targetPublicKey: key.publicKey }],
    ]);
    expect((await call('GET', keys)).json.totalCount).toBe(0);
    expect((await call('GET', keys, { key })).json.errorCode).toBe('USER_CANNOT_ACCESS_GROUP');
    expect((await call('GET', `/groups/${otherProject}/apiKeys`, { key })).status).toBe(200);
    expect((await call('GET', `/orgs/${orgId}/apiKeys/${key.id}`)).json.roles).toEqual([
      { orgId, roleName: 'ORG_MEMBER' },
      { groupId: otherProject, roleName: 'GROUP_OWNER' },
    ]);
  });

  it('is API_KEY_NOT_FOUND for a key that is not in the project', async () => {
    const key = await addKey(server, {});
    const answer = await call('DELETE', `${keys}/${key.id}`);
    expect([answer.status, answer.json.errorCode]).toEqual([400, 'API_KEY_NOT_FOUND']);
  });

  it('is not for GROUP_READ_ONLY, not even on itself', async () => {
    const { groupId } = server.first;
    const key = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_READ_ONLY' }] });
    const answer = await call('DELETE', `${keys}/${key.id}`, { key });
    expect([answer.status, answer.json.errorCode]).toEqual([401, 'USER_UNAUTHORIZED']);
  });
});
