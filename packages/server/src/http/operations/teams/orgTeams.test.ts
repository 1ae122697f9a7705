import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { addMember, addTeam, DEPRECATED, NEW, OLD, usernamesOf } from '#test/teams.js';
import { newId } from '../../../domain/ids.js';
import { ABOUT_ALL } from '../../../store/subjects.js';

let server: TestServer;
let call: Call;
let teams: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  teams = `/orgs/${server.first.orgId}/teams`;
});
afterAll(() => server.stop());

const create = (name: string, usernames: readonly string[]) =>
  call('POST', teams, { accept: OLD, body: { name, usernames } });

describe('createOrgTeam', () => {
  it('answers as the live service does', async () => {
    const { username } = await addMember(server);
    const events = await eventsDuring(server, async () => {
      const answer = await create('Operators', [username.toUpperCase(), username]);
      expect(answer.status, answer.text).toBe(201);
      expect(answer.headers.deprecation).toBeUndefined();
      const { id } = answer.json;
      expect(answer.headers.location).toBe(`${server.url}/orgs/${server.first.orgId}/teams/${id}`);
      expect(answer.text).toBe(
        JSON.stringify({
          id,
          links: [{ href: `${server.url}/api/atlas/v2${teams}/${id}`, rel: 'self' }],
          name: 'Operators',
          usernames: [username],
        }),
      );
      const { usernames: _, ...read } = answer.json;
      expect((await call('GET', `${teams}/${id}`, { accept: OLD })).text).toBe(JSON.stringify(read));
      expect((await call('GET', `${teams}/byName/Operators`, { accept: OLD })).json).toEqual(read);
    });
    expect(events.map(({ type, details }) => [type, details])).toEqual([
      ['JOINED_TEAM', { targetUsername: username }],
      ['TEAM_CREATED', { teamId: expect.stringMatching(/^[0-9a-f]{24}$/) }],
    ]);
  });

  it('refuses names that are taken or unreadable', async () => {
    await create('Taken', []);
    expectRefusal(await create('Taken', []), {
      status: 409,
      code: 'TEAM_NAME_NOT_AVAILABLE',
      parameters: ['Taken'],
    });
    expect((await create('taken', [])).status).toBe(201);
    for (const name of ['', ' ', 'x'.repeat(65), 'line\nbreak'])
      expectRefusal(await create(name, []), { status: 400, code: 'INVALID_TEAM_NAME' });
    for (const name of ['Taken\u200b', 'T\u0430ken', '\uff34aken', 'Ta\u202eken'])
      expectRefusal(await create(name, []), { status: 400, code: 'INVALID_TEAM_NAME' });
    expect((await create('Caf\u00e9', [])).status).toBe(201);
    expectRefusal(await create('Cafe\u0301', []), { status: 409, code: 'TEAM_NAME_NOT_AVAILABLE' });
    const spelled = await call('GET', `${teams}/byName/${encodeURIComponent('Cafe\u0301')}`, { accept: OLD });
    expect(spelled.json.name).toBe('Caf\u00e9');
    expect((await create('a/b #1', [])).status).toBe(201);
    expect((await call('GET', `${teams}/byName/a%2Fb%20%231`, { accept: OLD })).json.name).toBe('a/b #1');
  });

  it('takes members of the organization alone', async () => {
    const { orgId } = await addOrganization(server, 'elsewhere');
    const stranger = await addMember(server, [], { organizations: { [orgId]: ['ORG_MEMBER'] } });
    await call('POST', `/orgs/${server.first.orgId}/users`, {
      accept: NEW,
      body: { username: 'pending@example.com', roles: { orgRoles: ['ORG_MEMBER'] } },
    });
    for (const [username, code] of [
      [stranger.username, 'USERNAME_NOT_FOUND'],
      ['nobody@example.com', 'USERNAME_NOT_FOUND'],
      ['pending@example.com', 'CANNOT_ADD_PENDING_USER'],
    ] as const)
      expectRefusal(await create(`team of ${username}`, [username]), {
        status: 404,
        code,
        parameters: [username],
      });
    expectRefusal(await create('nobody', ['nobody']), { status: 400, code: 'INVALID_EMAIL_ADDRESS' });
    expectRefusal(await call('GET', `${teams}/byName/nobody`, { accept: OLD }), {
      status: 404,
      code: 'TEAM_NAME_NOT_FOUND',
    });
  });

  it('is for owners, and reading for members', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const body = { name: 'mine', usernames: [] };
    expectRefusal(await call('POST', teams, { key, accept: OLD, body }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
    const member = await addKey(server, {});
    expect((await call('GET', teams, { key: member, accept: OLD })).status).toBe(200);
  });

  it('stops at 250 teams', async () => {
    const { orgId, owner } = await addOrganization(server, 'many teams');
    for (let n = 0; n < 250; n++) await addTeam(server, { organizationId: orgId, name: `team ${n}` });
    const body = { name: 'one more', usernames: [] };
    expectRefusal(await call('POST', `/orgs/${orgId}/teams`, { key: owner, accept: OLD, body }), {
      status: 400,
      code: 'MAX_TEAMS_PER_ORG_EXCEEDED',
      parameters: ['250', orgId],
    });
  });
});

describe('listOrgTeams', () => {
  it('lists the teams by name, in pages', async () => {
    const { orgId, owner } = await addOrganization(server, 'listed');
    for (const name of ['b', 'a', 'B']) await addTeam(server, { name, organizationId: orgId });
    const list = (query: string) => call('GET', `/orgs/${orgId}/teams?${query}`, { key: owner, accept: OLD });
    const names = async (query: string) =>
      (await list(query)).json.results.map((team: { name: string }) => team.name);
    expect(await names('')).toEqual(['B', 'a', 'b']);
    expect(await names('itemsPerPage=2&pageNum=2')).toEqual(['b']);
    expect((await list('includeCount=false')).json.totalCount).toBe(0);
  });
});

describe('renameOrgTeam', () => {
  it('gives another name', async () => {
    const id = await addTeam(server, { name: 'before' });
    const rename = (name: string) => call('PATCH', `${teams}/${id}`, { accept: OLD, body: { name } });
    const events = await eventsDuring(server, async () => {
      const answer = await rename('after');
      expect(answer.status, answer.text).toBe(200);
      expect(Object.keys(answer.json)).toEqual(['id', 'links', 'name']);
      expect(answer.json.name).toBe('after');
      expect((await rename('after')).status).toBe(200);
    });
    expect(events.map(({ type, details }) => [type, details])).toEqual([
      ['TEAM_NAME_CHANGED', { teamId: id }],
    ]);
    await addTeam(server, { name: 'occupied' });
    expectRefusal(await rename('occupied'), { status: 409, code: 'TEAM_NAME_NOT_AVAILABLE' });
    expectRefusal(await rename(''), { status: 400, code: 'INVALID_TEAM_NAME' });
  });
});

describe('deleteOrgTeam', () => {
  it('deletes a team and lets its members and invited people go', async () => {
    const { id: userId, username } = await addMember(server);
    const id = await addTeam(server, { userIds: [userId] });
    await call('POST', `/orgs/${server.first.orgId}/users`, {
      accept: NEW,
      body: { username: 'invited@example.com', roles: { orgRoles: ['ORG_MEMBER'] }, teamIds: [id] },
    });
    const events = await eventsDuring(server, async () => {
      expect((await call('DELETE', `${teams}/${id}`, { accept: OLD })).status).toBe(204);
    });
    expect(events.map(({ type, details }) => [type, details])).toEqual([
      ['REMOVED_FROM_TEAM', { targetUsername: username }],
      ['TEAM_DELETED', { teamId: id }],
    ]);
    const users = await call('GET', `/orgs/${server.first.orgId}/users?username=invited@example.com`, {
      accept: NEW,
    });
    expect(users.json.results[0].teamIds).toEqual([]);
    expectRefusal(await call('DELETE', `${teams}/${id}`, { accept: OLD }), {
      status: 404,
      code: 'TEAM_NOT_FOUND',
      parameters: [id],
    });
  });

  it('refuses while the team is in a project', async () => {
    const id = await addTeam(server, { projects: { [server.first.groupId]: ['GROUP_READ_ONLY'] } });
    expectRefusal(await call('DELETE', `${teams}/${id}`, { accept: OLD }), {
      status: 404,
      code: 'CANNOT_DELETE_TEAM_ASSIGNED_TO_PROJECT',
      parameters: [id],
    });
    expect((await call('GET', `${teams}/${id}`, { accept: OLD })).status).toBe(200);
  });

  it('answers for teams of other organizations as for none', async () => {
    const { orgId } = await addOrganization(server, 'their teams');
    const id = await addTeam(server, { organizationId: orgId });
    const expected = { status: 404, code: 'TEAM_NOT_FOUND', parameters: [id] };
    for (const [method, path, accept, body] of [
      ['GET', '', OLD],
      ['PATCH', '', OLD, { name: 'x' }],
      ['DELETE', '', OLD],
      ['GET', '/users', NEW],
      ['POST', '/users', OLD, []],
      ['POST', ':addUser', NEW, { id: 'f'.repeat(24) }],
    ] as const)
      expectRefusal(await call(method, `${teams}/${id}${path}`, { accept, body }), expected);
    expectRefusal(await call('GET', `${teams}/mine`, { accept: OLD }), {
      status: 400,
      code: 'PATH_PARAM_PARSE_ERROR',
    });
  });
});

describe('the users of a team', () => {
  const pending = async (username: string) => {
    const body = { username, roles: { orgRoles: ['ORG_MEMBER'] } };
    return (await call('POST', `/orgs/${server.first.orgId}/users`, { accept: NEW, body })).json.id as string;
  };

  it('are added in the old version as a list, which answers with everybody', async () => {
    const [a, b, c] = [await addMember(server), await addMember(server), await addMember(server)];
    const id = await addTeam(server, { userIds: [a.id] });
    const events = await eventsDuring(server, async () => {
      const answer = await call('POST', `${teams}/${id}/users`, {
        accept: OLD,
        body: [{ id: b.id }, { id: c.id }],
      });
      expect(answer.status, answer.text).toBe(200);
      expect(answer.headers).toMatchObject(DEPRECATED);
      expect(answer.json.links).toEqual([
        { href: `${server.url}/api/atlas/v2${teams}/${id}/users?pageNum=1&itemsPerPage=100`, rel: 'self' },
      ]);
      expect(answer.json.totalCount).toBe(3);
      expect(usernamesOf(answer)).toEqual([a.username, b.username, c.username].sort());
      expect(answer.json.results[0].teamIds).toEqual([id]);
      const listed = await call('GET', `${teams}/${id}/users?itemsPerPage=100&pageNum=1`, { accept: OLD });
      expect(listed.json).toEqual(answer.json);
      expect(listed.headers).toMatchObject(DEPRECATED);
    });
    expect(events.map(({ type, details }) => [type, details])).toEqual(
      [b, c].map(({ username }) => ['JOINED_TEAM', { targetUsername: username }]),
    );
  });

  it('are added in the newer version one by one, pending ones as well', async () => {
    const { id: userId, username } = await addMember(server);
    const pendingId = await pending('joins@example.com');
    const id = await addTeam(server);
    const add = (user: string) => call('POST', `${teams}/${id}:addUser`, { accept: NEW, body: { id: user } });
    const added = await add(userId);
    expect(added.status, added.text).toBe(200);
    expect(added.json).toMatchObject({ id: userId, orgMembershipStatus: 'ACTIVE', teamIds: [id] });
    expect((await add(pendingId)).json).toMatchObject({
      id: pendingId,
      orgMembershipStatus: 'PENDING',
      teamIds: [id],
    });
    expectRefusal(await add(userId), { status: 409, code: 'USER_ALREADY_IN_TEAM', parameters: [userId, id] });
    expectRefusal(await add('f'.repeat(24)), { status: 404, code: 'USER_NOT_FOUND' });

    const list = (query: string) => call('GET', `${teams}/${id}/users?${query}`, { accept: NEW });
    expect(usernamesOf(await list('itemsPerPage=100&pageNum=1'))).toEqual(['joins@example.com', username]);
    expect((await list('itemsPerPage=100&pageNum=1')).json.links[0].href).toBe(
      `${server.url}/api/atlas/v2${teams}/${id}/users?pageNum=1&itemsPerPage=100`,
    );
    expect(usernamesOf(await list(`userId=${pendingId}`))).toEqual(['joins@example.com']);
    expect(usernamesOf(await list(`username=${username}`))).toEqual([username]);
    expect(usernamesOf(await list('orgMembershipStatus=PENDING'))).toEqual(['joins@example.com']);
    expect(usernamesOf(await call('GET', `${teams}/${id}/users`, { accept: OLD }))).toEqual([username]);

    const remove = (user: string) =>
      call('POST', `${teams}/${id}:removeUser`, { accept: NEW, body: { id: user } });
    expect((await remove(userId)).json).toMatchObject({ id: userId, teamIds: [] });
    expect((await remove(pendingId)).json).toMatchObject({ id: pendingId, teamIds: [] });
    expectRefusal(await remove(userId), { status: 404, code: 'USER_NOT_IN_TEAM', parameters: [userId, id] });
  });

  it('are added all or none, and pending ones not at all, in the old version', async () => {
    const { id: userId } = await addMember(server);
    const pendingId = await pending('waits@example.com');
    const id = await addTeam(server);
    const add = (body: unknown) => call('POST', `${teams}/${id}/users`, { accept: OLD, body });
    expectRefusal(await add([{ id: userId }, { id: pendingId }]), {
      status: 404,
      code: 'CANNOT_ADD_PENDING_USER',
      parameters: [pendingId],
    });
    expect((await add([])).json.totalCount).toBe(0);
    expectRefusal(await add({ id: userId }), { status: 400, code: 'INVALID_JSON' });
    expect((await add([{ id: userId }])).json.totalCount).toBe(1);
    expectRefusal(await add([{ id: userId }]), { status: 409, code: 'USER_ALREADY_IN_TEAM' });
  });

  it('but for the last are taken out in the old version; the new one may leave a team empty', async () => {
    const [first, second] = [await addMember(server), await addMember(server)];
    const id = await addTeam(server, { userIds: [first.id, second.id] });
    const remove = (userId: string) => call('DELETE', `${teams}/${id}/users/${userId}`, { accept: OLD });
    const removed = await remove(first.id);
    expect(removed.status, removed.text).toBe(204);
    expect(removed.headers).toMatchObject(DEPRECATED);
    expectRefusal(await remove(first.id), { status: 404, code: 'USER_NOT_IN_TEAM' });
    const events = await eventsDuring(server, async () =>
      expectRefusal(await remove(second.id), {
        status: 400,
        code: 'CANNOT_REMOVE_LAST_USER_FROM_TEAM',
        parameters: [id],
      }),
    );
    expect(events).toEqual([]);
    const body = { id: second.id };
    const last = await call('POST', `${teams}/${id}:removeUser`, { accept: NEW, body });
    expect([last.status, last.json.teamIds], last.text).toEqual([200, []]);
  });

  it('gain and lose on the next call what the team has in projects', async () => {
    const { orgId } = server.first;
    const projectId = await addProject(server, 'through a team');
    const { id: userId, headers } = await addMember(server);
    const id = await addTeam(server, { projects: { [projectId]: ['GROUP_USER_ADMIN'] } });
    const see = () => call('GET', `/groups/${projectId}`, { headers });
    const write = () =>
      call('POST', `/groups/${projectId}/users`, {
        headers,
        accept: NEW,
        body: { username: 'x@example.com', roles: ['GROUP_READ_ONLY'] },
      });
    expectRefusal(await see(), { status: 401, code: 'USER_CANNOT_ACCESS_GROUP' });
    await call('POST', `/orgs/${orgId}/teams/${id}:addUser`, { accept: NEW, body: { id: userId } });
    expect((await see()).status).toBe(200);
    expect((await write()).status).toBe(201);

    const roles = (roleNames: readonly string[]) =>
      call('PATCH', `/groups/${projectId}/teams/${id}`, { accept: OLD, body: { roleNames } });
    await roles(['GROUP_READ_ONLY']);
    expect((await see()).status).toBe(200);
    expectRefusal(await write(), { status: 401, code: 'USER_UNAUTHORIZED' });

    await call('DELETE', `/groups/${projectId}/teams/${id}`, { accept: OLD });
    expectRefusal(await see(), { status: 401, code: 'USER_CANNOT_ACCESS_GROUP' });
    await call('POST', `/groups/${projectId}/teams`, {
      accept: OLD,
      body: [{ teamId: id, roleNames: ['GROUP_OWNER'] }],
    });
    expect((await see()).status).toBe(200);
    await call('POST', `${teams}/${id}:removeUser`, { accept: NEW, body: { id: userId } });
    expectRefusal(await see(), { status: 401, code: 'USER_CANNOT_ACCESS_GROUP' });
  });

  it('are at most 250, of whom each is in at most 100 teams', async () => {
    const id = await addTeam(server);
    const { store } = server.services;
    await store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('a test fills a team');
      for (let n = 0; n < 250; n++) {
        const user = newId(Date.now());
        await database
          .insertInto('users')
          .values({
            id: user,
            username: `${user}@example.com`,
            first_name: 'A',
            last_name: 'B',
            created_at: 1,
          })
          .execute();
        await database
          .insertInto('user_organization_roles')
          .values({ user_id: user, organization_id: server.first.orgId, role: 'ORG_MEMBER' })
          .execute();
        await database.insertInto('team_users').values({ team_id: id, user_id: user }).execute();
      }
    });
    const { id: userId } = await addMember(server);
    const add = (team: string) =>
      call('POST', `${teams}/${team}:addUser`, { accept: NEW, body: { id: userId } });
    expectRefusal(await add(id), {
      status: 400,
      code: 'MAX_USERS_PER_TEAM_EXCEEDED',
      parameters: ['250', id],
    });
    const all = await call('POST', `${teams}/${id}/users`, { accept: OLD, body: [] });
    expect(all.json.results).toHaveLength(250);
    expect(all.json.links).toHaveLength(1);
    for (let n = 0; n < 100; n++) await addTeam(server, { userIds: [userId] });
    expectRefusal(await add(await addTeam(server)), {
      status: 400,
      code: 'MAX_TEAMS_PER_USER_EXCEEDED',
      parameters: ['100', userId],
    });
  });
});
