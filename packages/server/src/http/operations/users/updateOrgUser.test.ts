import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { addMember, addTeam, DEPRECATED, NEW, OLD } from '#test/teams.js';

let server: TestServer;
let call: Call;
let users: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  users = `/orgs/${server.first.orgId}/users`;
});
afterAll(() => server.stop());

const patch = (id: string, body: object) => call('PATCH', `${users}/${id}`, { accept: NEW, body });
const role = (id: string, verb: 'addRole' | 'removeRole', orgRole: string) =>
  call('POST', `${users}/${id}:${verb}`, { accept: NEW, body: { orgRole } });
const pending = async (username: string) => {
  const body = { username, roles: { orgRoles: ['ORG_MEMBER'] } };
  return (await call('POST', users, { accept: NEW, body })).json.id as string;
};

describe('updateOrgUser', () => {
  it('replaces what is given and leaves the rest', async () => {
    const { orgId, groupId } = server.first;
    const other = await addProject(server, 'other');
    const [left, joined] = [await addTeam(server), await addTeam(server)];
    const { id, username } = await addMember(server, ['ORG_MEMBER'], {
      projects: { [groupId]: ['GROUP_OWNER'] },
    });
    await call('POST', `/orgs/${orgId}/teams/${left}:addUser`, { accept: NEW, body: { id } });

    const roles = { orgRoles: ['ORG_READ_ONLY'] };
    const first = await patch(id, { roles });
    expect(first.status, first.text).toBe(200);
    expect(first.json).toMatchObject({
      roles: {
        groupRoleAssignments: [{ groupId, groupRoles: ['GROUP_OWNER'] }],
        orgRoles: ['ORG_READ_ONLY'],
      },
      teamIds: [left],
    });
    const events = await eventsDuring(server, async () => {
      const assignments = [{ groupId: other, groupRoles: ['GROUP_READ_ONLY'] }];
      const second = await patch(id, {
        roles: { ...roles, groupRoleAssignments: assignments },
        teamIds: [joined],
      });
      expect(second.json).toMatchObject({
        roles: { groupRoleAssignments: assignments, orgRoles: ['ORG_READ_ONLY'] },
        teamIds: [joined],
      });
    });
    expect(events.map(({ type, projectId }) => [type, projectId])).toEqual([
      ['JOINED_GROUP', other],
      ['REMOVED_FROM_GROUP', groupId],
      ['REMOVED_FROM_TEAM', null],
      ['JOINED_TEAM', null],
    ]);
    for (const { details } of events) expect(details).toEqual({ targetUsername: username });
    expect(
      (await patch(id, { roles: { ...roles, groupRoleAssignments: [] }, teamIds: [] })).json,
    ).toMatchObject({
      roles: { groupRoleAssignments: [], orgRoles: ['ORG_READ_ONLY'] },
      teamIds: [],
    });
  });

  it('changes what an invitation promises', async () => {
    const { groupId } = server.first;
    const team = await addTeam(server);
    const id = await pending('promised@example.com');
    const body = {
      roles: { orgRoles: ['ORG_OWNER'], groupRoleAssignments: [{ groupId, groupRoles: ['GROUP_OWNER'] }] },
      teamIds: [team],
    };
    const events = await eventsDuring(server, async () => {
      const answer = await patch(id, body);
      expect(answer.json).toMatchObject({ id, orgMembershipStatus: 'PENDING', ...body });
    });
    expect(events.map(({ type }) => type)).toEqual([
      'ORG_INVITATION_CHANGED',
      'INVITED_TO_GROUP',
      'INVITED_TO_TEAM',
    ]);
    const back = { roles: { orgRoles: ['ORG_MEMBER'], groupRoleAssignments: [] }, teamIds: [] };
    const undone = await eventsDuring(server, async () => {
      expect((await patch(id, back)).json).toMatchObject(back);
    });
    expect(undone.map(({ type }) => type)).toEqual([
      'ORG_INVITATION_CHANGED',
      'GROUP_INVITATION_DELETED',
      'REMOVED_FROM_TEAM',
    ]);
  });

  it('records nothing where nothing changes', async () => {
    const { id } = await addMember(server, ['ORG_MEMBER', 'ORG_READ_ONLY']);
    const events = await eventsDuring(server, async () => {
      for (const body of [{}, { roles: { orgRoles: ['ORG_READ_ONLY', 'ORG_MEMBER'] } }, { teamIds: [] }])
        expect((await patch(id, body)).status).toBe(200);
    });
    expect(events).toEqual([]);
  });

  it('takes effect on the next call of the user', async () => {
    const { id, headers } = await addMember(server);
    const invite = () =>
      call('POST', users, {
        headers,
        accept: NEW,
        body: { username: 'x@example.com', roles: { orgRoles: ['ORG_MEMBER'] } },
      });
    expect((await invite()).status).toBe(401);
    await patch(id, { roles: { orgRoles: ['ORG_OWNER'] } });
    expect((await invite()).status).toBe(201);
    await patch(id, { roles: { orgRoles: ['ORG_MEMBER'] } });
    expect((await invite()).status).toBe(401);
  });

  it('lets nobody change their own roles', async () => {
    const { orgId, groupId } = server.first;
    const { id, headers } = await addMember(server, ['ORG_OWNER']);
    const refused = { status: 403, code: 'CANNOT_CHANGE_OWN_ROLES' };
    const self = (path: string, method: string, body: object, accept = NEW) =>
      call(method, path, { headers, accept, body });
    expectRefusal(await self(`${users}/${id}`, 'PATCH', { roles: { orgRoles: ['ORG_MEMBER'] } }), refused);
    expectRefusal(await self(`${users}/${id}:addRole`, 'POST', { orgRole: 'ORG_READ_ONLY' }), refused);
    expectRefusal(await self(`${users}/${id}/roles`, 'PUT', { orgRoles: ['ORG_MEMBER'] }, OLD), refused);
    const { username } = (await call('GET', `${users}/${id}`, { accept: NEW })).json;
    expectRefusal(
      await self(`/groups/${groupId}/users`, 'POST', { username, roles: ['GROUP_OWNER'] }),
      refused,
    );
    expect((await call('GET', `/orgs/${orgId}/users/${id}`, { accept: NEW })).json.roles).toEqual({
      groupRoleAssignments: [],
      orgRoles: ['ORG_OWNER'],
    });
  });

  it('keeps the last owner among the people; credentials do not count', async () => {
    const { orgId, owner } = await addOrganization(server, 'owned');
    const last = await addMember(server, [], { organizations: { [orgId]: ['ORG_OWNER'] } });
    const path = `/orgs/${orgId}/users/${last.id}`;
    const refused = { status: 403, code: 'CANNOT_DEMOTE_LAST_ORG_OWNER', parameters: [orgId] };
    const demote = () =>
      call('PATCH', path, { key: owner, accept: NEW, body: { roles: { orgRoles: ['ORG_MEMBER'] } } });
    expectRefusal(await demote(), refused);
    const both = { orgRole: 'ORG_MEMBER' };
    await call('POST', `${path}:addRole`, { key: owner, accept: NEW, body: both });
    expectRefusal(
      await call('POST', `${path}:removeRole`, { key: owner, accept: NEW, body: { orgRole: 'ORG_OWNER' } }),
      refused,
    );
    expectRefusal(
      await call('PUT', `${path}/roles`, { key: owner, accept: OLD, body: { orgRoles: ['ORG_MEMBER'] } }),
      refused,
    );
    expectRefusal(await call('DELETE', path, { key: owner, accept: NEW }), {
      status: 403,
      code: 'CANNOT_DELETE_LAST_ADMIN',
      parameters: [orgId],
    });
    await addMember(server, [], { organizations: { [orgId]: ['ORG_OWNER'] } });
    expect((await demote()).status).toBe(200);
  });

  it('is for owners', async () => {
    const { id } = await addMember(server);
    const key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const answer = await call('PATCH', `${users}/${id}`, { key, accept: NEW, body: {} });
    expectRefusal(answer, { status: 401, code: 'USER_UNAUTHORIZED' });
  });
});

describe('addOrgUserRole and removeOrgUserRole', () => {
  it('add and take one role', async () => {
    const people = [
      [(await addMember(server)).id, 'USER_ROLES_CHANGED_AUDIT'],
      [await pending('roles@example.com'), 'ORG_INVITATION_CHANGED'],
    ] as const;
    for (const [id, type] of people) {
      const events = await eventsDuring(server, async () => {
        const added = await role(id, 'addRole', 'ORG_READ_ONLY');
        expect(added.status, added.text).toBe(200);
        expect(added.json.roles.orgRoles).toEqual(['ORG_MEMBER', 'ORG_READ_ONLY']);
        expect((await role(id, 'addRole', 'ORG_READ_ONLY')).json).toEqual(added.json);
        const taken = await role(id, 'removeRole', 'ORG_MEMBER');
        expect(taken.json.roles.orgRoles).toEqual(['ORG_READ_ONLY']);
        expect((await role(id, 'removeRole', 'ORG_MEMBER')).json).toEqual(taken.json);
      });
      expect(events.map((event) => event.type)).toEqual([type, type]);
    }
  });

  it('refuse the last role and roles that do not exist', async () => {
    const { id } = await addMember(server);
    expectRefusal(await role(id, 'removeRole', 'ORG_MEMBER'), {
      status: 403,
      code: 'CANNOT_REMOVE_ALL_USER_ROLES',
      parameters: [id],
    });
    expectRefusal(await role(id, 'addRole', 'GROUP_OWNER'), { status: 400, code: 'INVALID_ROLE_FOR_ORG' });
    expectRefusal(await role('f'.repeat(24), 'addRole', 'ORG_MEMBER'), {
      status: 404,
      code: 'USER_NOT_FOUND',
    });
    expectRefusal(await role('nobody', 'addRole', 'ORG_MEMBER'), {
      status: 400,
      code: 'PATH_PARAM_PARSE_ERROR',
    });
  });
});

describe('updateOrgUserRoles', () => {
  it('replaces the organization roles of a member', async () => {
    const { id } = await addMember(server);
    const body = { orgRoles: ['ORG_READ_ONLY', 'ORG_GROUP_CREATOR'] };
    const answer = await call('PUT', `${users}/${id}/roles`, { accept: OLD, body });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers).toMatchObject(DEPRECATED);
    expect(answer.json).toEqual({ orgRoles: ['ORG_GROUP_CREATOR', 'ORG_READ_ONLY'] });
  });

  it('knows no pending users, and leaves nobody without roles', async () => {
    const id = await pending('put@example.com');
    const put = (user: string, body: object) => call('PUT', `${users}/${user}/roles`, { accept: OLD, body });
    const unknown = await put(id, { orgRoles: ['ORG_MEMBER'] });
    expectRefusal(unknown, { status: 404, code: 'USER_NOT_FOUND' });
    expect(unknown.headers).toMatchObject(DEPRECATED);
    const member = await addMember(server);
    for (const body of [{}, { orgRoles: [] }])
      expectRefusal(await put(member.id, body), { status: 403, code: 'CANNOT_REMOVE_ALL_USER_ROLES' });
  });
});
