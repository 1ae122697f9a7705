import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { addMember, addTeam, DEPRECATED, NEW, OLD, usernamesOf } from '#test/teams.js';

let server: TestServer;
let call: Call;
let project: string;
let users: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  project = await addProject(server, 'people');
  users = `/groups/${project}/users`;
});
afterAll(() => server.stop());

const add = (username: string, roles: readonly string[]) =>
  call('POST', users, { accept: NEW, body: { username, roles } });
const role = (id: string, verb: 'addRole' | 'removeRole', groupRole: string) =>
  call('POST', `${users}/${id}:${verb}`, { accept: NEW, body: { groupRole } });
const orgUser = async (id: string) =>
  (await call('GET', `/orgs/${server.first.orgId}/users/${id}`, { accept: NEW })).json;

describe('listGroupUsers', () => {
  it('shows those with a role of their own, and others when asked', async () => {
    const projectId = await addProject(server, 'listed');
    const path = `/groups/${projectId}/users`;
    const direct = await addMember(server, ['ORG_MEMBER'], {
      projects: { [projectId]: ['GROUP_READ_ONLY'] },
    });
    const reader = await addMember(server, ['ORG_READ_ONLY']);
    const inTeam = await addMember(server);
    await addMember(server);
    await addTeam(server, {
      userIds: [direct.id, inTeam.id],
      projects: { [projectId]: ['GROUP_OWNER', 'GROUP_READ_ONLY'] },
    });
    await call('POST', path, {
      accept: NEW,
      body: { username: 'invited@example.com', roles: ['GROUP_OWNER'] },
    });

    const list = (query: string, accept = NEW) => call('GET', `${path}?${query}`, { accept });
    const plain = await list(
      'flattenTeams=false&includeCount=true&includeOrgUsers=false&itemsPerPage=100&pageNum=1',
    );
    expect(plain.json.links[0].href).toBe(
      `${server.url}/api/atlas/v2${path}?flattenTeams=false&includeCount=true&includeOrgUsers=false&pageNum=1&itemsPerPage=100`,
    );
    expect(usernamesOf(plain)).toEqual(['invited@example.com', direct.username]);
    expect(plain.json.results[1]).toMatchObject({
      orgMembershipStatus: 'ACTIVE',
      roles: ['GROUP_READ_ONLY'],
    });
    expect(Object.keys(plain.json.results[1])).not.toContain('teamIds');

    const flat = await list('flattenTeams=true');
    expect(usernamesOf(flat)).toEqual(['invited@example.com', direct.username, inTeam.username]);
    expect(flat.json.results.map((user: { roles: string[] }) => user.roles)).toEqual([
      ['GROUP_OWNER'],
      ['GROUP_OWNER', 'GROUP_READ_ONLY'],
      ['GROUP_OWNER', 'GROUP_READ_ONLY'],
    ]);

    const implied = await list('includeOrgUsers=true');
    expect(usernamesOf(implied)).toEqual([
      'invited@example.com',
      'owner@sallyport.local',
      direct.username,
      reader.username,
    ]);
    expect(usernamesOf(await list('includeOrgUsers=true&orgMembershipStatus=PENDING'))).toEqual([
      'invited@example.com',
    ]);

    const old = await list('flattenTeams=true', OLD);
    expect(old.headers).toMatchObject(DEPRECATED);
    expect(usernamesOf(old)).toEqual([direct.username, inTeam.username]);
    expect(old.json.results[0].roles).toEqual([
      { groupId: projectId, roleName: 'GROUP_READ_ONLY' },
      { orgId: server.first.orgId, roleName: 'ORG_MEMBER' },
    ]);
  });
});

describe('addGroupUsers', () => {
  it('lets a member in at once', async () => {
    const { id, username, headers } = await addMember(server);
    const see = async () => (await call('GET', `/groups/${project}`, { headers })).status;
    expect(await see()).toBe(401);
    const events = await eventsDuring(server, async () => {
      const answer = await add(username.toUpperCase(), ['GROUP_READ_ONLY']);
      expect(answer.status, answer.text).toBe(201);
      expect(answer.json).toMatchObject({
        id,
        orgMembershipStatus: 'ACTIVE',
        roles: ['GROUP_READ_ONLY'],
        username,
      });
      expect((await call('GET', `${users}/${id}`, { accept: NEW })).json).toEqual(answer.json);
    });
    expect(events.map(({ type, projectId, details }) => [type, projectId, details])).toEqual([
      ['JOINED_GROUP', project, { targetUsername: username }],
    ]);
    expect(await see()).toBe(200);
  });

  it('leaves somebody who is in the project as they are, members and pending users', async () => {
    const { username: member } = await addMember(server);
    for (const username of [member, 'waiting@example.com']) {
      const { id } = (await add(username, ['GROUP_OWNER'])).json;
      const events = await eventsDuring(server, async () => {
        for (const role of ['GROUP_READ_ONLY', 'GROUP_OWNER'])
          expectRefusal(await add(username.toUpperCase(), [role]), {
            status: 400,
            code: 'USER_ALREADY_IN_GROUP',
            detail: `User ${username} is already in group ${project}.`,
            parameters: [username, project],
          });
      });
      expect(events).toEqual([]);
      const { roles } = (await call('GET', `${users}/${id}`, { accept: NEW })).json;
      expect(roles).toEqual(['GROUP_OWNER']);
    }
  });

  it('lets in who has access through a team alone', async () => {
    const { id, username } = await addMember(server);
    await addTeam(server, { userIds: [id], projects: { [project]: ['GROUP_READ_ONLY'] } });
    const answer = await add(username, ['GROUP_CLUSTER_MANAGER']);
    expect([answer.status, answer.json.roles], answer.text).toEqual([201, ['GROUP_CLUSTER_MANAGER']]);
  });

  it('invites anybody else into the organization, as Organization Member', async () => {
    const events = await eventsDuring(server, async () => {
      const answer = await add('outsider@example.com', ['GROUP_OWNER', 'GROUP_READ_ONLY']);
      expect(answer.status).toBe(201);
      expect(answer.json).toMatchObject({
        inviterUsername: server.first.apiKey.publicKey,
        orgMembershipStatus: 'PENDING',
        roles: ['GROUP_OWNER', 'GROUP_READ_ONLY'],
      });
      expect((await orgUser(answer.json.id)).roles.orgRoles).toEqual(['ORG_MEMBER']);
      expect((await call('GET', `${users}/${answer.json.id}`, { accept: NEW })).json).toEqual(answer.json);
    });
    expect(events.map(({ type, projectId }) => [type, projectId])).toEqual([
      ['INVITED_TO_ORG', null],
      ['INVITED_TO_GROUP', project],
    ]);
  });

  it('adds to what an invitation promised', async () => {
    const { orgId, groupId } = server.first;
    const username = 'promised@example.com';
    await call('POST', `/orgs/${orgId}/users`, {
      accept: NEW,
      body: {
        username,
        roles: { orgRoles: ['ORG_OWNER'], groupRoleAssignments: [{ groupId, groupRoles: ['GROUP_OWNER'] }] },
      },
    });
    const { id } = (await add(username, ['GROUP_READ_ONLY'])).json;
    const { roles } = await orgUser(id);
    expect(roles.orgRoles).toEqual(['ORG_OWNER']);
    expect(roles.groupRoleAssignments).toHaveLength(2);
  });

  it('may be done by the owner of the project alone', async () => {
    const key = await addKey(server, { projectRoles: [{ projectId: project, role: 'GROUP_OWNER' }] });
    const body = { username: 'by.owner@example.com', roles: ['GROUP_READ_ONLY'] };
    expect((await call('POST', users, { key, accept: NEW, body })).status).toBe(201);
    const reader = await addKey(server, { projectRoles: [{ projectId: project, role: 'GROUP_READ_ONLY' }] });
    expectRefusal(await call('POST', users, { key: reader, accept: NEW, body }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
  });

  it.each<[string, object, number, string]>([
    ['no address', { username: 'x', roles: ['GROUP_OWNER'] }, 400, 'INVALID_EMAIL_ADDRESS'],
    ['no roles', { username: 'a@example.com', roles: [] }, 403, 'NO_ROLES_IN_ASSIGNMENT'],
    [
      'an organization role',
      { username: 'a@example.com', roles: ['ORG_OWNER'] },
      400,
      'INVALID_ROLE_FOR_GROUP',
    ],
    ['a list', [{ username: 'a@example.com', roles: ['GROUP_OWNER'] }], 400, 'INVALID_JSON'],
  ])('refuses %s', async (_name, body, status, code) => {
    expectRefusal(await call('POST', users, { accept: NEW, body }), { status, code });
  });
});

describe('addGroupUserRole and removeGroupUserRole', () => {
  it('add and take one role, of members and pending users', async () => {
    const member = await addMember(server);
    for (const username of [member.username, 'pending.roles@example.com']) {
      const { id } = (await add(username, ['GROUP_READ_ONLY'])).json;
      const events = await eventsDuring(server, async () => {
        const added = await role(id, 'addRole', 'GROUP_CLUSTER_MANAGER');
        expect(added.status, added.text).toBe(200);
        expect(added.json.roles).toEqual(['GROUP_CLUSTER_MANAGER', 'GROUP_READ_ONLY']);
        expect((await role(id, 'addRole', 'GROUP_READ_ONLY')).json).toEqual(added.json);
        expect((await role(id, 'removeRole', 'GROUP_READ_ONLY')).json.roles).toEqual([
          'GROUP_CLUSTER_MANAGER',
        ]);
        expectRefusal(await role(id, 'removeRole', 'GROUP_CLUSTER_MANAGER'), {
          status: 403,
          code: 'CANNOT_REMOVE_ALL_USER_ROLES',
        });
      });
      expect(events.map(({ type, projectId }) => [type, projectId])).toEqual([
        ['USER_ROLES_CHANGED_AUDIT', project],
        ['USER_ROLES_CHANGED_AUDIT', project],
      ]);
    }
  });

  it('are for users of the project', async () => {
    const { id } = await addMember(server);
    expectRefusal(await role(id, 'addRole', 'GROUP_OWNER'), {
      status: 404,
      code: 'USER_NOT_IN_GROUP',
      parameters: [id, project],
    });
  });
});

describe('updateGroupUserRoles', () => {
  it('replaces the roles of a member in the project', async () => {
    const { id } = await addMember(server, ['ORG_MEMBER'], { projects: { [project]: ['GROUP_OWNER'] } });
    const put = (body: object) => call('PUT', `${users}/${id}/roles`, { accept: OLD, body });
    const answer = await put({ groupRoles: ['GROUP_READ_ONLY'] });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers).toMatchObject(DEPRECATED);
    expect(answer.json).toEqual({ groupRoles: ['GROUP_READ_ONLY'] });
    expectRefusal(await put({ groupRoles: [] }), { status: 403, code: 'CANNOT_REMOVE_ALL_USER_ROLES' });
    const pending = (await add('put@example.com', ['GROUP_OWNER'])).json.id;
    expectRefusal(
      await call('PUT', `${users}/${pending}/roles`, {
        accept: OLD,
        body: { groupRoles: ['GROUP_READ_ONLY'] },
      }),
      { status: 404, code: 'USER_NOT_IN_GROUP' },
    );
  });
});

describe('removeGroupUser', () => {
  it('takes somebody out of the project, who stays in the organization', async () => {
    const { id, headers, username } = await addMember(server, ['ORG_MEMBER'], {
      projects: { [project]: ['GROUP_OWNER'] },
    });
    expect((await call('GET', users, { headers, accept: NEW })).status).toBe(200);
    const events = await eventsDuring(server, async () => {
      expect((await call('DELETE', `${users}/${id}`, { accept: NEW })).status).toBe(204);
    });
    expect(events.map(({ type, projectId, details }) => [type, projectId, details])).toEqual([
      ['REMOVED_FROM_GROUP', project, { targetUsername: username }],
    ]);
    expectRefusal(await call('GET', users, { headers, accept: NEW }), {
      status: 401,
      code: 'USER_CANNOT_ACCESS_GROUP',
    });
    expect((await orgUser(id)).roles).toEqual({ groupRoleAssignments: [], orgRoles: ['ORG_MEMBER'] });
  });

  it('takes the project out of an invitation, in the newer version alone', async () => {
    const { id } = (await add('taken@example.com', ['GROUP_OWNER'])).json;
    const old = await call('DELETE', `${users}/${id}`, { accept: OLD });
    expectRefusal(old, { status: 404, code: 'USER_NOT_IN_GROUP' });
    expect(old.headers).toMatchObject(DEPRECATED);
    const events = await eventsDuring(server, async () => {
      expect((await call('DELETE', `${users}/${id}`, { accept: NEW })).status).toBe(204);
    });
    expect(events.map(({ type }) => type)).toEqual(['GROUP_INVITATION_DELETED']);
    expect((await orgUser(id)).orgMembershipStatus).toBe('PENDING');
  });

  it('says so when the access comes through a team', async () => {
    const { id } = await addMember(server);
    await addTeam(server, { name: 'Backup crew', userIds: [id], projects: { [project]: ['GROUP_OWNER'] } });
    const answer = await call('DELETE', `${users}/${id}`, { accept: NEW });
    expectRefusal(answer, { status: 404, code: 'USER_NOT_IN_GROUP', parameters: [id, project] });
    expect(answer.json.detail).toContain('through its teams: Backup crew');
    const owner = (await call('GET', `/users/byName/owner@sallyport.local`, { accept: OLD })).json;
    const implied = await call('DELETE', `${users}/${owner.id}`, { accept: NEW });
    expectRefusal(implied, { status: 404, code: 'USER_NOT_IN_GROUP' });
    expect(implied.json.detail).not.toContain('teams');
  });

  it('answers for people of other organizations as for nobody', async () => {
    const { orgId, groupId } = await addOrganization(server, 'elsewhere');
    const stranger = await addMember(server, [], {
      organizations: { [orgId]: ['ORG_MEMBER'] },
      projects: { [groupId]: ['GROUP_OWNER'] },
    });
    const none = 'f'.repeat(24);
    const foreign = await call('DELETE', `${users}/${stranger.id}`, { accept: NEW });
    expectRefusal(foreign, { status: 404, code: 'USER_NOT_IN_GROUP' });
    expect(foreign.text).toBe(
      (await call('DELETE', `${users}/${none}`, { accept: NEW })).text.replaceAll(none, stranger.id),
    );
  });
});
