import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { addMember, addTeam, DEPRECATED, expireInvitation, NEW, OLD } from '#test/teams.js';

let server: TestServer;
let call: Call;
let users: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  users = `/orgs/${server.first.orgId}/users`;
});
afterAll(() => server.stop());

const pending = async (username: string) => {
  const body = { username, roles: { orgRoles: ['ORG_MEMBER'] } };
  return (await call('POST', users, { accept: NEW, body })).json.id as string;
};

describe('removeOrgUser', () => {
  it('removes a member with roles, projects and teams, and tells of each', async () => {
    const { orgId, groupId } = server.first;
    const other = await addProject(server, 'other');
    const { id, username } = await addMember(server, ['ORG_MEMBER'], {
      projects: { [groupId]: ['GROUP_OWNER'], [other]: ['GROUP_READ_ONLY'] },
    });
    const team = await addTeam(server, { userIds: [id] });
    const events = await eventsDuring(server, async () => {
      const answer = await call('DELETE', `${users}/${id}`, { accept: NEW });
      expect([answer.status, answer.text]).toEqual([204, '']);
    });
    expect(events.map(({ type, projectId, details }) => [type, projectId, details])).toEqual(
      [
        ['REMOVED_FROM_TEAM', null],
        ['REMOVED_FROM_GROUP', groupId],
        ['REMOVED_FROM_GROUP', other],
        ['REMOVED_FROM_ORG', null],
      ].map(([type, projectId]) => [type, projectId, { targetUsername: username }]),
    );
    expect((await call('GET', `/orgs/${orgId}/teams/${team}/users`, { accept: NEW })).json.totalCount).toBe(
      0,
    );
    expect((await call('GET', `/groups/${groupId}/users`, { accept: NEW })).text).not.toContain(id);
    expectRefusal(await call('DELETE', `${users}/${id}`, { accept: NEW }), {
      status: 404,
      code: 'USER_NOT_FOUND',
    });
  });

  it('ends the access on the next call, and leaves the session to other organizations', async () => {
    const { orgId, groupId } = server.first;
    const { orgId: elsewhere } = await addOrganization(server, 'elsewhere');
    const person = await addMember(server, ['ORG_READ_ONLY'], {
      organizations: { [elsewhere]: ['ORG_MEMBER'] },
    });
    const statuses = async () => {
      const paths = [`/orgs/${orgId}`, `/groups/${groupId}`, `/orgs/${elsewhere}`];
      return Promise.all(
        paths.map(async (path) => (await call('GET', path, { headers: person.headers })).status),
      );
    };
    expect(await statuses()).toEqual([200, 200, 200]);
    await call('DELETE', `${users}/${person.id}`, { accept: NEW });
    expect(await statuses()).toEqual([404, 404, 200]);
  });

  it('cancels an invitation, expired or not, in the newer version alone', async () => {
    const id = await pending('cancelled@example.com');
    const old = await call('DELETE', `${users}/${id}`, { accept: OLD });
    expectRefusal(old, { status: 404, code: 'USER_NOT_FOUND' });
    expect(old.headers).toMatchObject(DEPRECATED);
    const events = await eventsDuring(server, async () => {
      expect((await call('DELETE', `${users}/${id}`, { accept: NEW })).status).toBe(204);
    });
    expect(events.map(({ type, details }) => [type, details])).toEqual([
      ['ORG_INVITATION_DELETED', { targetUsername: 'cancelled@example.com' }],
    ]);
    const expired = await pending('expired@example.com');
    await expireInvitation(server, 'expired@example.com');
    expect((await call('DELETE', `${users}/${expired}`, { accept: NEW })).status).toBe(204);
  });

  it('lets an owner leave while another one stays', async () => {
    const { id, headers } = await addMember(server, ['ORG_OWNER']);
    const answer = await call('DELETE', `${users}/${id}`, { headers, accept: OLD });
    expect(answer.status).toBe(204);
    expect(answer.headers).toMatchObject(DEPRECATED);
    expect((await call('GET', users, { headers, accept: NEW })).status).toBe(404);
  });

  it('is for owners', async () => {
    const { id } = await addMember(server);
    const key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const answer = await call('DELETE', `${users}/${id}`, { key, accept: NEW });
    expectRefusal(answer, { status: 401, code: 'USER_UNAUTHORIZED' });
  });
});
