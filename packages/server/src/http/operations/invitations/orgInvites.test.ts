import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addAccount } from '#test/account-holder.js';
import { addKey, addOrganization, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { ABOUT_ALL } from '../../../store/subjects.js';

let server: TestServer;
let call: Call;
let invites: string;
let count = 0;
let username: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  invites = `/orgs/${server.first.orgId}/invites`;
});
afterAll(() => server.stop());
beforeEach(() => {
  count += 1;
  username = `new${count}@example.com`;
});

const create = (body: object = {}) =>
  call('POST', invites, { body: { username, roles: ['ORG_MEMBER'], ...body } });
const DAY_MS = 86_400_000;

describe('createOrgInvite', () => {
  it('answers 200 in the recorded form, byte for byte, and says that it is deprecated', async () => {
    const answer = await create();
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers.location).toBeUndefined();
    expect(answer.headers.deprecation).toBe('Wed, 19 Feb 2025 00:00:00 GMT');
    expect(answer.headers.sunset).toBe('Thu, 1 Jul 2027 00:00:00 GMT');
    expect(answer.headers['content-type']).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
    expect(answer.headers['ratelimit-limit']).toBeDefined();
    const { createdAt, expiresAt, id } = answer.json;
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(30 * DAY_MS);
    expect(answer.text).toBe(
      `{"createdAt":"${createdAt}","expiresAt":"${expiresAt}","groupRoleAssignments":[],"id":"${id}","inviterUsername":"${server.first.apiKey.publicKey}","orgId":"${server.first.orgId}","orgName":"${server.first.organizationName}","roles":["ORG_MEMBER"],"teamIds":[],"username":"${username}"}`,
    );
  });

  it('makes a pending user with an id of its own', async () => {
    const { id } = (await create()).json;
    const users = await call('GET', `/orgs/${server.first.orgId}/users?username=${username}`, {
      accept: 'application/vnd.atlas.2025-02-19+json',
    });
    expect(users.json.results).toMatchObject([{ username, orgMembershipStatus: 'PENDING' }]);
    expect(users.json.results[0].id).not.toBe(id);
  });

  it('keeps the order of the roles, and shows one line for each role in a project', async () => {
    const { groupId } = server.first;
    const answer = await create({
      roles: ['ORG_READ_ONLY', 'ORG_GROUP_CREATOR'],
      groupRoleAssignments: [{ groupId, roles: ['GROUP_READ_ONLY', 'GROUP_OWNER'] }],
    });
    expect(answer.json.roles).toEqual(['ORG_READ_ONLY', 'ORG_GROUP_CREATOR']);
    expect(answer.json.groupRoleAssignments).toEqual([
      { groupId, groupRole: 'GROUP_OWNER' },
      { groupId, groupRole: 'GROUP_READ_ONLY' },
    ]);
  });

  it('invites as Organization Member where no roles are named', async () => {
    expect((await create({ roles: undefined })).json.roles).toEqual(['ORG_MEMBER']);
  });

  it('records whom which key invited', async () => {
    const events = await eventsDuring(server, () => create());
    expect(events).toMatchObject([
      {
        type: 'INVITED_TO_ORG',
        organizationId: server.first.orgId,
        actor: server.first.apiKey.publicKey,
        remoteAddress: '127.0.0.1',
        details: { targetUsername: username },
      },
    ]);
  });

  it.each<[string, object, number, string]>([
    ['no user name', { username: undefined }, 400, 'MISSING_ATTRIBUTE'],
    ['what is no address', { username: 'mira' }, 400, 'INVALID_EMAIL_ADDRESS'],
    ['a project role', { roles: ['GROUP_OWNER'] }, 400, 'INVALID_ROLE_FOR_ORG'],
    ['an unknown team', { teamIds: ['f'.repeat(24)] }, 404, 'TEAM_NOT_FOUND'],
    [
      'an unknown project',
      { groupRoleAssignments: [{ groupId: 'f'.repeat(24), roles: ['GROUP_OWNER'] }] },
      404,
      'GROUP_NOT_FOUND',
    ],
    ['an unknown attribute', { role: 'ORG_OWNER' }, 400, 'INVALID_ATTRIBUTE'],
  ])('refuses %s', async (_name, change, status, code) => {
    let answer: Awaited<ReturnType<typeof create>> | undefined;
    const events = await eventsDuring(server, async () => {
      answer = await create(change);
    });
    expect([answer?.status, answer?.json.errorCode]).toEqual([status, code]);
    expect(events).toEqual([]);
  });

  it('refuses members', async () => {
    const holder = await addAccount(server, { [server.first.orgId]: ['ORG_MEMBER'] });
    const answer = await create({ username: holder.username });
    expect([answer.status, answer.json.errorCode]).toEqual([409, 'USER_ALREADY_IN_ORG']);
  });

  it('is for owners, and so is all else about invitations', async () => {
    const { id } = (await create()).json;
    const key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const body = { username, roles: ['ORG_OWNER'] };
    for (const [method, path] of [
      ['POST', invites],
      ['GET', invites],
      ['PATCH', invites],
      ['GET', `${invites}/${id}`],
      ['PATCH', `${invites}/${id}`],
      ['DELETE', `${invites}/${id}`],
    ] as const) {
      const answer = await call(method, path, { key, ...(method === 'GET' ? {} : { body }) });
      expect([method, answer.status, answer.json.errorCode]).toEqual([method, 401, 'USER_UNAUTHORIZED']);
    }
  });
});

describe('listOrgInvites', () => {
  it('answers a bare array, oldest first, without what cannot be accepted any more', async () => {
    const { orgId, owner } = await addOrganization(server, 'invites');
    const path = `/orgs/${orgId}/invites`;
    const invite = async (name: string) =>
      (await call('POST', path, { key: owner, body: { username: name, roles: ['ORG_MEMBER'] } })).json;
    expect((await call('GET', path, { key: owner })).text).toBe('[]');
    const made = [
      await invite('z@example.com'),
      await invite('a@example.com'),
      await invite('m@example.com'),
    ];
    const list = await call('GET', path, { key: owner });
    expect(list.json.map(({ id }: { id: string }) => id)).toEqual(made.map(({ id }) => id));
    expect(list.headers.deprecation).toBe('Wed, 19 Feb 2025 00:00:00 GMT');
    const one = await call('GET', `${path}?username=A%40example.com`, { key: owner });
    expect(one.json).toEqual([made[1]]);
    const change = (id: string, columns: { expires_at?: number; rejected_at?: number }) =>
      server.services.store.write(ABOUT_ALL, async (transaction) => {
        transaction.withoutEvent('a test moves time');
        await transaction.database
          .updateTable('organization_invitations')
          .set(columns)
          .where('id', '=', id)
          .execute();
      });
    await change(made[0].id, { expires_at: Date.now() });
    await change(made[1].id, { rejected_at: Date.now() });
    expect((await call('GET', path, { key: owner })).json).toEqual([made[2]]);
    for (const gone of [made[0], made[1]])
      expect((await call('GET', `${path}/${gone.id}`, { key: owner })).status).toBe(404);
  });
});

describe('getOrgInvite', () => {
  it('shows what creating answered', async () => {
    const created = await create();
    expect((await call('GET', `${invites}/${created.json.id}`)).text).toBe(created.text);
  });

  it.each(['GET', 'PATCH', 'DELETE'])('%s answers 404 for one that is not there', async (method) => {
    const { orgId, owner } = await addOrganization(server, `other ${method}`);
    const foreign = (
      await call('POST', `/orgs/${orgId}/invites`, { key: owner, body: { username, roles: ['ORG_MEMBER'] } })
    ).json;
    for (const id of ['f'.repeat(24), foreign.id]) {
      const answer = await call(method, `${invites}/${id}`, method === 'PATCH' ? { body: {} } : {});
      expect([answer.status, answer.json.errorCode, answer.json.parameters]).toEqual([
        404,
        'INVALID_INVITATION_ID',
        [id],
      ]);
    }
  });
});

describe('updating', () => {
  it('replaces the roles and keeps their order, by id and by user name', async () => {
    const created = (await create()).json;
    const byId = await call('PATCH', `${invites}/${created.id}`, {
      body: { roles: ['ORG_READ_ONLY', 'ORG_GROUP_CREATOR'] },
    });
    expect(byId.json).toEqual({ ...created, roles: ['ORG_READ_ONLY', 'ORG_GROUP_CREATOR'] });
    expect(byId.headers.sunset).toBe('Thu, 1 Jul 2027 00:00:00 GMT');
    const byName = await call('PATCH', invites, {
      body: { username: username.toUpperCase(), roles: ['ORG_OWNER'] },
    });
    expect(byName.json).toEqual({ ...created, roles: ['ORG_OWNER'] });
  });

  it('leaves alone what is not named', async () => {
    const { groupId } = server.first;
    const created = (
      await create({ groupRoleAssignments: [{ groupId, roles: ['GROUP_READ_ONLY'] }], roles: ['ORG_OWNER'] })
    ).json;
    const events = await eventsDuring(server, async () => {
      const answer = await call('PATCH', `${invites}/${created.id}`, { body: {} });
      expect(answer.json).toEqual(created);
    });
    expect(events).toEqual([]);
    const cleared = await call('PATCH', `${invites}/${created.id}`, { body: { groupRoleAssignments: [] } });
    expect(cleared.json).toEqual({ ...created, groupRoleAssignments: [] });
  });

  it('refuses to leave no role, and roles of projects', async () => {
    const { id } = (await create()).json;
    const patch = async (roles: string[]) =>
      (await call('PATCH', `${invites}/${id}`, { body: { roles } })).json.errorCode;
    expect(await patch([])).toBe('CANNOT_REMOVE_ALL_USER_ROLES');
    expect(await patch(['GROUP_OWNER'])).toBe('INVALID_ROLE_FOR_ORG');
  });

  it('by user name answers 404 for somebody who is not invited', async () => {
    const answer = await call('PATCH', invites, {
      body: { username: 'nobody@example.com', roles: ['ORG_OWNER'] },
    });
    expect([answer.status, answer.json.errorCode]).toEqual([404, 'INVALID_INVITATION_ID']);
  });
});

describe('deleteOrgInvite', () => {
  it('answers 204 without a body, withdraws the invitation and records it', async () => {
    const { id } = (await create()).json;
    const events = await eventsDuring(server, async () => {
      const answer = await call('DELETE', `${invites}/${id}`);
      expect([answer.status, answer.text]).toEqual([204, '']);
      expect(answer.headers.deprecation).toBe('Wed, 19 Feb 2025 00:00:00 GMT');
    });
    expect(events).toMatchObject([{ type: 'ORG_INVITATION_DELETED', details: { targetUsername: username } }]);
    expect((await call('GET', `${invites}/${id}`)).status).toBe(404);
  });
});
