import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addAccount } from '#test/account-holder.js';
import { addKey, addProject, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
let groupId: string;
let invites: string;
let count = 0;
let username: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  groupId = server.first.groupId;
  invites = `/groups/${groupId}/invites`;
});
afterAll(() => server.stop());
beforeEach(() => {
  count += 1;
  username = `new${count}@example.com`;
});

const create = (body: object = {}) =>
  call('POST', invites, { body: { username, roles: ['GROUP_READ_ONLY'], ...body } });

describe('createGroupInvite', () => {
  it('answers 200 in the recorded form, byte for byte, and says that it is deprecated', async () => {
    const answer = await create();
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers.deprecation).toBe('Wed, 4 Oct 2023 00:00:00 GMT');
    expect(answer.headers.sunset).toBe('Thu, 1 Jul 2027 00:00:00 GMT');
    const { createdAt, expiresAt, id } = answer.json;
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(30 * 86_400_000);
    expect(answer.text).toBe(
      `{"createdAt":"${createdAt}","expiresAt":"${expiresAt}","groupId":"${groupId}","groupName":"${server.first.projectName}","id":"${id}","inviterUsername":"${server.first.apiKey.publicKey}","roles":["GROUP_READ_ONLY"],"username":"${username}"}`,
    );
  });

  it('invites into the organization too, as a member', async () => {
    const events = await eventsDuring(server, () => create());
    expect(events.map(({ type, projectId }) => [type, projectId])).toEqual([
      ['INVITED_TO_ORG', null],
      ['INVITED_TO_GROUP', groupId],
    ]);
    const [organization] = (await call('GET', `/orgs/${server.first.orgId}/invites?username=${username}`))
      .json;
    expect(organization).toMatchObject({
      roles: ['ORG_MEMBER'],
      groupRoleAssignments: [{ groupId, groupRole: 'GROUP_READ_ONLY' }],
    });
  });

  it('gives members of the organization access at once', async () => {
    const holder = await addAccount(server, { [server.first.orgId]: ['ORG_MEMBER'] });
    const events = await eventsDuring(server, async () => {
      const answer = await create({ username: holder.username });
      expect(answer.json).toMatchObject({ groupId, roles: ['GROUP_READ_ONLY'], username: holder.username });
    });
    expect(events.map(({ type }) => type)).toEqual(['JOINED_GROUP']);
    expect((await call('GET', `${invites}?username=${holder.username}`)).json).toEqual([]);
    const users = await call('GET', `/groups/${groupId}/users?username=${holder.username}`, {
      accept: 'application/vnd.atlas.2025-02-19+json',
    });
    expect(users.json.results).toMatchObject([{ id: holder.id, roles: ['GROUP_READ_ONLY'] }]);
  });

  it('leaves members who are in the project as they are', async () => {
    const holder = await addAccount(server, { [server.first.orgId]: ['ORG_MEMBER'] });
    await create({ username: holder.username, roles: ['GROUP_OWNER'] });
    const refusal = {
      status: 400,
      code: 'USER_ALREADY_IN_GROUP',
      detail: `User ${holder.username} is already in group ${groupId}.`,
      parameters: [holder.username, groupId],
    };
    const events = await eventsDuring(server, async () => {
      expectRefusal(await create({ username: holder.username }), refusal);
      const body = { username: holder.username, roles: ['GROUP_READ_ONLY'] };
      expectRefusal(await call('POST', `/groups/${groupId}/access`, { body }), refusal);
    });
    expect(events).toEqual([]);
    const user = await call('GET', `/groups/${groupId}/users/${holder.id}`, {
      accept: 'application/vnd.atlas.2025-02-19+json',
    });
    expect(user.json.roles).toEqual(['GROUP_OWNER']);
  });

  it('renews an invitation that nobody has accepted yet, with the roles of the last one', async () => {
    const { id } = (await create()).json;
    const again = await create({ roles: ['GROUP_OWNER'] });
    expect([again.status, again.json], again.text).toMatchObject([200, { id, roles: ['GROUP_OWNER'] }]);
    expect((await call('GET', `${invites}?username=${username}`)).json).toHaveLength(1);
  });

  it.each<[string, object, number, string]>([
    ['no user name', { username: undefined }, 400, 'MISSING_ATTRIBUTE'],
    ['no roles', { roles: undefined }, 400, 'MISSING_ATTRIBUTE'],
    ['an empty list of roles', { roles: [] }, 403, 'NO_ROLES_IN_ASSIGNMENT'],
    ['what is no address', { username: 'mira' }, 400, 'INVALID_EMAIL_ADDRESS'],
    ['an organization role', { roles: ['ORG_OWNER'] }, 400, 'INVALID_ROLE_FOR_GROUP'],
  ])('refuses %s', async (_name, change, status, code) => {
    const answer = await create(change);
    expect([answer.status, answer.json.errorCode]).toEqual([status, code]);
  });

  it('is for those who manage the people of the project', async () => {
    const { id } = (await create()).json;
    const reader = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_READ_ONLY' }] });
    const admin = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_USER_ADMIN' }] });
    const body = { username, roles: ['GROUP_OWNER'] };
    for (const [method, path] of [
      ['GET', invites],
      ['POST', invites],
      ['PATCH', invites],
      ['GET', `${invites}/${id}`],
      ['PATCH', `${invites}/${id}`],
      ['DELETE', `${invites}/${id}`],
    ] as const) {
      const sent = method === 'GET' ? {} : { body: path === invites ? body : { roles: body.roles } };
      const refused = await call(method, path, { key: reader, ...sent });
      expect([method, refused.status, refused.json.errorCode]).toEqual([method, 401, 'USER_UNAUTHORIZED']);
      const passed = await call(method, path, { key: admin, ...sent });
      expect([method, passed.status < 300, passed.text]).toEqual([method, true, passed.text]);
    }
  });
});

describe('the invitations of a project', () => {
  it('are listed as a bare array, and shown alone as they were made', async () => {
    const projectId = await addProject(server, 'Invited');
    const path = `/groups/${projectId}/invites`;
    const invite = async (name: string) =>
      (await call('POST', path, { body: { username: name, roles: ['GROUP_OWNER', 'GROUP_READ_ONLY'] } }))
        .json;
    const made = [await invite('z@example.com'), await invite('a@example.com')];
    expect((await call('GET', path)).json).toEqual(made);
    expect((await call('GET', `${path}?username=a@example.com`)).json).toEqual([made[1]]);
    expect((await call('GET', `${path}/${made[0].id}`)).json).toEqual(made[0]);
  });

  it('can be changed by id and by user name', async () => {
    const created = (await create()).json;
    const byId = await call('PATCH', `${invites}/${created.id}`, {
      body: { roles: ['GROUP_READ_ONLY', 'GROUP_DATA_ACCESS_ADMIN'] },
    });
    expect(byId.json).toEqual({ ...created, roles: ['GROUP_READ_ONLY', 'GROUP_DATA_ACCESS_ADMIN'] });
    const byName = await call('PATCH', invites, { body: { username, roles: ['GROUP_OWNER'] } });
    expect(byName.json).toEqual({ ...created, roles: ['GROUP_OWNER'] });
    const none = await call('PATCH', `${invites}/${created.id}`, { body: { roles: [] } });
    expect(none.json.errorCode).toBe('CANNOT_REMOVE_ALL_USER_ROLES');
  });

  it('can be withdrawn; the invitation to the organization stays', async () => {
    const { id } = (await create()).json;
    const events = await eventsDuring(server, async () => {
      expect((await call('DELETE', `${invites}/${id}`)).status).toBe(204);
    });
    expect(events.map(({ type }) => type)).toEqual(['GROUP_INVITATION_DELETED']);
    for (const method of ['GET', 'DELETE']) {
      const answer = await call(method, `${invites}/${id}`);
      expect([answer.status, answer.json.errorCode]).toEqual([404, 'INVALID_INVITATION_ID']);
    }
    const left = await call('GET', `/orgs/${server.first.orgId}/invites?username=${username}`);
    expect(left.json).toMatchObject([{ username, groupRoleAssignments: [] }]);
  });

  it('are not found in another project', async () => {
    const { id } = (await create()).json;
    const projectId = await addProject(server, `Other ${count}`);
    expect((await call('GET', `/groups/${projectId}/invites/${id}`)).status).toBe(404);
  });
});

describe('addGroupAccessUser', () => {
  const add = (name: string) =>
    call('POST', `/groups/${groupId}/access`, { body: { username: name, roles: ['GROUP_READ_ONLY'] } });

  it('answers the invitation for somebody who is no member', async () => {
    const answer = await add(username);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe('application/vnd.atlas.2023-02-01+json;charset=utf-8');
    expect(answer.headers.sunset).toBe('Thu, 1 Jul 2027 00:00:00 GMT');
    expect(answer.json).toMatchObject({
      orgId: server.first.orgId,
      roles: ['ORG_MEMBER'],
      groupRoleAssignments: [{ groupId, groupRole: 'GROUP_READ_ONLY' }],
    });
  });

  it('answers 204 for a member, who has the roles from then on', async () => {
    const holder = await addAccount(server, { [server.first.orgId]: ['ORG_MEMBER'] });
    const answer = await add(holder.username);
    expect([answer.status, answer.text]).toEqual([204, '']);
    const users = await call('GET', `/groups/${groupId}/users?username=${holder.username}`, {
      accept: 'application/vnd.atlas.2025-02-19+json',
    });
    expect(users.json.results).toMatchObject([{ id: holder.id, roles: ['GROUP_READ_ONLY'] }]);
  });
});
