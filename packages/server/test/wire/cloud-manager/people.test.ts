import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject } from '../../support/accounts.js';
import {
  createPublicCall,
  expectPublicHeaders,
  expectPublicRefusal,
  V1,
} from '../../support/cloud-manager.js';
import { addPerson, type TestPerson } from '../../support/people.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { addMember, addTeam } from '../../support/teams.js';
import { expectEveryRowAnswered } from './answered-rows.js';

const DAY_MS = 86_400_000;

let server: TestServer;
let call: ReturnType<typeof createPublicCall>;
let org: string;
let group: string;
const href = (path: string) => `${server.publicUrl}${V1}${path}`;
beforeAll(async () => {
  server = await startTestServer();
  call = createPublicCall(server);
  org = `/orgs/${server.first.orgId}`;
  group = `/groups/${server.first.groupId}`;
});
afterAll(() => server.stop());
expectEveryRowAnswered('people');

const NOBODY = '0123456789abcdef01234567';
const userLinks = (id: string) => [
  { href: href(`/users/${id}`), rel: 'self' },
  { href: href(`/users/${id}/accessList`), rel: 'http://mms.mongodb.com/accessList' },
];
const namesIn = (answer: { json: { results: { username: string }[] } }) =>
  answer.json.results.map(({ username }) => username);
let count = 0;
const newName = () => `new${++count}@example.com`;

describe('the users of an organization', () => {
  it('GET /orgs/{orgId}/users: lists the members in the documented form', async () => {
    const person = await addMember(server, ['ORG_READ_ONLY'], {
      projects: { [server.first.groupId]: ['GROUP_OWNER'] },
    });
    const teamId = await addTeam(server, { userIds: [person.id] });
    const answer = await call('GET', `${org}/users`);
    expect(answer.status, answer.text).toBe(200);
    expectPublicHeaders(answer);
    expect(namesIn(answer)).toEqual(namesIn(answer).toSorted());
    expect(answer.json.results.find(({ id }: TestPerson) => id === person.id)).toEqual({
      emailAddress: person.username,
      firstName: 'A',
      id: person.id,
      lastName: 'B',
      links: userLinks(person.id),
      roles: [
        { groupId: server.first.groupId, roleName: 'GROUP_OWNER' },
        { orgId: server.first.orgId, roleName: 'ORG_READ_ONLY' },
      ],
      teamIds: [teamId],
      username: person.username,
    });
  });

  it('DELETE /orgs/{orgId}/users/{userId}: removes a member, but not the last owner', async () => {
    const person = await addMember(server);
    expect((await call('DELETE', `${org}/users/${person.id}`)).status).toBe(204);
    expect(namesIn(await call('GET', `${org}/users`))).not.toContain(person.username);
    expectPublicRefusal(await call('DELETE', `${org}/users/${person.id}`), {
      status: 404,
      code: 'USER_NOT_FOUND',
    });
    const [owner] = (await call('GET', `${org}/users`)).json.results.filter(
      ({ username }: TestPerson) => username === server.first.owner.username,
    );
    expectPublicRefusal(await call('DELETE', `${org}/users/${owner.id}`), {
      status: 403,
      code: 'CANNOT_DELETE_LAST_ADMIN',
    });
  });

  it('PUT /orgs/{orgId}/users/{userId}/roles: replaces the organization roles', async () => {
    const person = await addMember(server);
    const put = (body: unknown) => call('PUT', `${org}/users/${person.id}/roles`, { body });
    const answer = await put({ orgRoles: ['ORG_OWNER', 'ORG_BILLING_ADMIN'] });
    expect(answer.status, answer.text).toBe(200);
    expect(Object.keys(answer.json)).toEqual(['orgRoles']);
    expect(answer.json.orgRoles.toSorted()).toEqual(['ORG_BILLING_ADMIN', 'ORG_OWNER']);
    expectPublicRefusal(await put({ orgRoles: ['GROUP_OWNER'] }), {
      status: 400,
      code: 'INVALID_ROLE_FOR_ORG',
    });
    expectPublicRefusal(await put({ orgRoles: [] }), { status: 403, code: 'CANNOT_REMOVE_ALL_USER_ROLES' });
    await put({ orgRoles: ['ORG_MEMBER'] });
  });
});

describe('the users of a project', () => {
  it('GET /groups/{groupId}/users: lists users, with teams and owners of the organization if asked', async () => {
    const groupId = await addProject(server, 'with users');
    const own = await addMember(server, ['ORG_MEMBER'], { projects: { [groupId]: ['GROUP_READ_ONLY'] } });
    const inTeam = await addMember(server);
    await addTeam(server, { userIds: [inTeam.id], projects: { [groupId]: ['GROUP_OWNER'] } });
    const list = `/groups/${groupId}/users`;
    const answer = await call('GET', list);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.results).toEqual([
      {
        emailAddress: own.username,
        firstName: 'A',
        id: own.id,
        lastName: 'B',
        links: userLinks(own.id),
        roles: [
          { groupId, roleName: 'GROUP_READ_ONLY' },
          { orgId: server.first.orgId, roleName: 'ORG_MEMBER' },
        ],
        username: own.username,
      },
    ]);
    expect(namesIn(await call('GET', `${list}?flattenTeams=true`))).toContain(inTeam.username);
    expect(namesIn(await call('GET', `${list}?includeOrgUsers=true`))).toContain(server.first.owner.username);
  });

  it('POST /groups/{groupId}/users: adds members at once, overwrites the roles of users, invites others', async () => {
    const groupId = await addProject(server, 'to be joined');
    const { orgId, owner } = await addOrganization(server, 'Elsewhere');
    const member = await addMember(server);
    const shared = await addPerson(server.services, { organizations: { [orgId]: ['ORG_MEMBER'] } });
    const add = (users: { id: string; role: string }[], key?: typeof owner) =>
      call('POST', `/groups/${groupId}/users`, {
        key,
        body: users.map(({ id, role }) => ({ id, roles: [{ roleName: role }] })),
      });
    const answer = await add([{ id: member.id, role: 'GROUP_OWNER' }]);
    expect(answer.status, answer.text).toBe(200);
    expect(namesIn(answer)).toEqual([member.username]);
    const overwritten = await add([{ id: member.id, role: 'GROUP_READ_ONLY' }]);
    expect(overwritten.json.results[0].roles).toContainEqual({ groupId, roleName: 'GROUP_READ_ONLY' });
    expect(overwritten.json.results[0].roles).toHaveLength(2);

    // Somebody of whom the caller knows nothing is refused, and so is everybody named with them.
    const other = await addMember(server);
    for (const id of [NOBODY, shared.id])
      expectPublicRefusal(
        await add([
          { id: other.id, role: 'GROUP_OWNER' },
          { id, role: 'GROUP_OWNER' },
        ]),
        {
          status: 404,
          code: 'USER_NOT_FOUND',
          parameters: [id],
        },
      );
    expect(namesIn(await call('GET', `/groups/${groupId}/users`))).toEqual([member.username]);

    const created = await call('POST', '/users', {
      body: {
        username: newName(),
        password: 'correct horse battery',
        firstName: 'C',
        lastName: 'D',
        roles: [{ orgId: server.first.orgId, roleName: 'ORG_MEMBER' }],
      },
    });
    const invited = await add([{ id: created.json.id, role: 'GROUP_READ_ONLY' }]);
    expect(invited.status, invited.text).toBe(200);
    const invitations = await call('GET', `/groups/${groupId}/invites`);
    expect(invitations.json).toMatchObject([{ username: created.json.username, roles: ['GROUP_READ_ONLY'] }]);
  });

  it('DELETE /groups/{groupId}/users/{userId}: takes a user out; the membership stays', async () => {
    const person = await addMember(server, ['ORG_MEMBER'], {
      projects: { [server.first.groupId]: ['GROUP_OWNER'] },
    });
    expect((await call('DELETE', `${group}/users/${person.id}`)).status).toBe(204);
    expect(namesIn(await call('GET', `${org}/users`))).toContain(person.username);
    expectPublicRefusal(await call('DELETE', `${group}/users/${person.id}`), {
      status: 404,
      code: 'USER_NOT_IN_GROUP',
    });
  });

  it('PUT /groups/{groupId}/users/{userId}/roles: replaces the project roles', async () => {
    const person = await addMember(server, ['ORG_MEMBER'], {
      projects: { [server.first.groupId]: ['GROUP_OWNER'] },
    });
    const answer = await call('PUT', `${group}/users/${person.id}/roles`, {
      body: { groupRoles: ['GROUP_READ_ONLY'] },
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toEqual({ groupRoles: ['GROUP_READ_ONLY'] });
  });
});

describe('accounts', () => {
  it('POST /users: makes an account, whose roles wait for it to accept', async () => {
    const body = {
      username: newName(),
      emailAddress: 'ada@example.com',
      password: 'correct horse battery',
      firstName: 'Ada',
      lastName: 'Example',
      country: 'IE',
      mobileNumber: '2125551234',
      roles: [{ groupId: server.first.groupId, roleName: 'GROUP_READ_ONLY' }],
    };
    const answer = await call('POST', '/users', { body });
    expect(answer.status, answer.text).toBe(201);
    const { id } = answer.json;
    expect(answer.json).toEqual({
      emailAddress: body.username,
      firstName: 'Ada',
      id,
      lastName: 'Example',
      links: userLinks(id),
      mobileNumber: '2125551234',
      roles: [],
      username: body.username,
    });
    const { password, ...withoutPassword } = body;
    expectPublicRefusal(await call('POST', '/users', { body: withoutPassword }), {
      status: 400,
      code: 'MISSING_ATTRIBUTE',
      parameters: ['password'],
    });
    expectPublicRefusal(await call('POST', '/users', { body }), {
      status: 409,
      code: 'USER_ALREADY_EXISTS',
    });
    expectPublicRefusal(await call('POST', '/users', { body: { ...body, shoeSize: 42 } }), {
      status: 400,
      code: 'INVALID_ATTRIBUTE',
      parameters: ['shoeSize'],
    });
    const reader = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    expectPublicRefusal(
      await call('POST', '/users', { key: reader, body: { ...body, username: newName() } }),
      {
        status: 401,
        code: 'USER_UNAUTHORIZED',
      },
    );
  });

  it('GET /users/{userId}: shows a user who shares an organization with the caller', async () => {
    const person = await addMember(server);
    const answer = await call('GET', `/users/${person.id}`);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ id: person.id, links: userLinks(person.id), teamIds: [] });
    const stranger = await addPerson(server.services);
    expectPublicRefusal(await call('GET', `/users/${stranger.id}`), { status: 404, code: 'USER_NOT_FOUND' });
  });

  it('GET /users/byName/{userName}: shows a user by name', async () => {
    const person = await addMember(server);
    const answer = await call('GET', `/users/byName/${encodeURIComponent(person.username)}`);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.id).toBe(person.id);
    expectPublicRefusal(await call('GET', '/users/byName/nobody@example.com'), {
      status: 404,
      code: 'USERNAME_NOT_FOUND',
    });
  });
});

describe('the personal access list', () => {
  const asPerson = (person: TestPerson) => (method: string, path: string, body?: unknown) =>
    call(method, `/users/${person.id}/accessList${path}`, { headers: person.headers, body });
  const entryOf = (person: TestPerson, address: string) => ({
    cidrBlock: `${address}/32`,
    count: 0,
    created: expect.any(String),
    ipAddress: address,
    links: [{ href: href(`/users/${person.id}/accessList/${address}`), rel: 'self' }],
  });

  it('POST /users/{userId}/accessList: adds entries from a listed address, and passes over those that are there', async () => {
    const person = await addMember(server);
    const send = asPerson(person);
    expectPublicRefusal(await send('POST', '', [{ ipAddress: '192.0.2.1' }]), {
      status: 400,
      code: 'CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST',
      parameters: ['127.0.0.1'],
    });
    const answer = await send('POST', '', [
      { ipAddress: '127.0.0.1/32' },
      { cidrBlock: '192.0.2.0/24', comment: 'Application servers' },
      { ipAddress: '127.0.0.1' },
    ]);
    expect(answer.status, answer.text).toBe(201);
    expect(answer.json.totalCount).toBe(2);
    expect(answer.json.results).toContainEqual(entryOf(person, '127.0.0.1'));
    expect(answer.json.results).toContainEqual(
      expect.objectContaining({ cidrBlock: '192.0.2.0/24', comment: 'Application servers' }),
    );
    expectPublicRefusal(await send('POST', '', [{ ipAddress: 'x' }]), {
      status: 400,
      code: 'INVALID_IP_ADDRESS_OR_CIDR_NOTATION',
    });
    expectPublicRefusal(await send('POST', '', [{}]), { status: 400, code: 'BAD_ACCESS_LIST_ADD_REQUEST' });
    const elsewhere = await call('POST', `/users/${person.id}/accessList`, {
      headers: person.headers,
      from: '127.0.0.9',
      body: [{ ipAddress: '127.0.0.9' }],
    });
    expectPublicRefusal(elsewhere, {
      status: 403,
      code: 'IP_ADDRESS_NOT_ON_ACCESS_LIST',
      parameters: ['127.0.0.9'],
    });
  });

  it('GET /users/{userId}/accessList: belongs to the user alone', async () => {
    const person = await addMember(server);
    const empty = await asPerson(person)('GET', '');
    expect(empty.status, empty.text).toBe(200);
    expect(empty.json).toMatchObject({ results: [], totalCount: 0 });
    const other = await addMember(server, ['ORG_OWNER']);
    for (const options of [{}, { headers: other.headers }])
      expectPublicRefusal(await call('GET', `/users/${person.id}/accessList`, options), {
        status: 401,
        code: 'ACCESS_LIST_ACCESS_DENIED',
      });
  });

  it('GET /users/{userId}/accessList/{ipAddress}: shows one entry', async () => {
    const person = await addMember(server);
    const send = asPerson(person);
    await send('POST', '', [{ cidrBlock: '127.0.0.1/32' }]);
    const answer = await send('GET', '/127.0.0.1');
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toEqual(entryOf(person, '127.0.0.1'));
    expectPublicRefusal(await send('GET', '/192.0.2.1'), {
      status: 404,
      code: 'ACCESS_LIST_NOT_FOUND',
      parameters: ['192.0.2.1', person.id],
    });
  });

  it('DELETE /users/{userId}/accessList/{ipAddress}: removes an entry, but not the one that lists the caller', async () => {
    const person = await addMember(server);
    const send = asPerson(person);
    await send('POST', '', [{ ipAddress: '127.0.0.1' }, { cidrBlock: '192.0.2.0/24' }]);
    expect((await send('DELETE', '/192.0.2.0%2F24')).status).toBe(204);
    expectPublicRefusal(await send('DELETE', '/127.0.0.1'), {
      status: 400,
      code: 'CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST',
    });
    expect((await send('GET', '')).json.totalCount).toBe(1);
  });
});

describe('invitations to an organization', () => {
  const invite = (username = newName(), more: object = {}) =>
    call('POST', `${org}/invites`, { body: { username, roles: ['ORG_MEMBER'], ...more } });

  it('POST /orgs/{orgId}/invites: invites for 30 days, in the documented form', async () => {
    const username = newName();
    const teamId = await addTeam(server);
    const answer = await invite(username, { teamIds: [teamId] });
    expect(answer.status, answer.text).toBe(201);
    const { createdAt, expiresAt, id } = answer.json;
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(30 * DAY_MS);
    expect(answer.text).toBe(
      `{"createdAt":"${createdAt}","expiresAt":"${expiresAt}","id":"${id}","inviterUsername":"${server.first.apiKey.publicKey}","orgId":"${server.first.orgId}","orgName":"${server.first.organizationName}","roles":["ORG_MEMBER"],"teamIds":["${teamId}"],"username":"${username}"}`,
    );
    expect(answer.headers.deprecation).toBeUndefined();
    expectPublicRefusal(await invite('nobody'), { status: 400, code: 'INVALID_EMAIL_ADDRESS' });
    expectPublicRefusal(await invite(newName(), { roles: ['GROUP_OWNER'] }), {
      status: 400,
      code: 'INVALID_ROLE_FOR_ORG',
    });
    expectPublicRefusal(await invite(newName(), { groupRoleAssignments: [] }), {
      status: 400,
      code: 'INVALID_ATTRIBUTE',
      parameters: ['groupRoleAssignments'],
    });
  });

  it('GET /orgs/{orgId}/invites: lists invitations as a bare array, of one user name if asked', async () => {
    const { json } = await invite();
    const all = await call('GET', `${org}/invites`);
    expect(all.status).toBe(200);
    expect(all.json).toContainEqual(json);
    const one = await call('GET', `${org}/invites?username=${json.username}`);
    expect(one.json).toEqual([json]);
    const wrapped = await call('GET', `${org}/invites?username=${json.username}&envelope=true`);
    expect(wrapped.json).toEqual({ status: 200, content: [json] });
  });

  it('PATCH /orgs/{orgId}/invites: changes the invitation of a user name', async () => {
    const { json } = await invite();
    const answer = await call('PATCH', `${org}/invites`, {
      body: { username: json.username, roles: ['ORG_OWNER'] },
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ id: json.id, roles: ['ORG_OWNER'] });
  });

  it('GET /orgs/{orgId}/invites/{invitationId}: shows an invitation', async () => {
    const { json } = await invite();
    const answer = await call('GET', `${org}/invites/${json.id}`);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual(json);
    expectPublicRefusal(await call('GET', `${org}/invites/${NOBODY}`), {
      status: 404,
      code: 'INVALID_INVITATION_ID',
    });
  });

  it('PATCH /orgs/{orgId}/invites/{invitationId}: changes an invitation', async () => {
    const { json } = await invite();
    const answer = await call('PATCH', `${org}/invites/${json.id}`, { body: { roles: ['ORG_READ_ONLY'] } });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ id: json.id, roles: ['ORG_READ_ONLY'] });
  });

  it('DELETE /orgs/{orgId}/invites/{invitationId}: withdraws an invitation', async () => {
    const { json } = await invite();
    expect((await call('DELETE', `${org}/invites/${json.id}`)).status).toBe(204);
    expect((await call('GET', `${org}/invites/${json.id}`)).status).toBe(404);
  });
});

describe('invitations to a project', () => {
  const invite = (username = newName(), roles: readonly string[] = ['GROUP_READ_ONLY']) =>
    call('POST', `${group}/invites`, { body: { username, roles } });

  it('POST /groups/{groupId}/invites: invites into the project and its organization', async () => {
    const username = newName();
    const answer = await invite(username);
    expect(answer.status, answer.text).toBe(201);
    const { createdAt, expiresAt, id } = answer.json;
    const projectName = (await call('GET', group)).json.name;
    expect(answer.text).toBe(
      `{"createdAt":"${createdAt}","expiresAt":"${expiresAt}","groupId":"${server.first.groupId}","groupName":"${projectName}","id":"${id}","inviterUsername":"${server.first.apiKey.publicKey}","roles":["GROUP_READ_ONLY"],"username":"${username}"}`,
    );
    expect((await call('GET', `${org}/invites?username=${username}`)).json).toMatchObject([
      { roles: ['ORG_MEMBER'] },
    ]);
  });

  it('GET /groups/{groupId}/invites: lists the invitations as a bare array', async () => {
    const { json } = await invite();
    const answer = await call('GET', `${group}/invites?username=${json.username}`);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual([json]);
  });

  it('PATCH /groups/{groupId}/invites: changes the invitation of a user name', async () => {
    const { json } = await invite();
    const answer = await call('PATCH', `${group}/invites`, {
      body: { username: json.username, roles: ['GROUP_OWNER'] },
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ id: json.id, roles: ['GROUP_OWNER'] });
  });

  it('GET /groups/{groupId}/invites/{invitationId}: shows an invitation', async () => {
    const { json } = await invite();
    const answer = await call('GET', `${group}/invites/${json.id}`);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual(json);
  });

  it('PATCH /groups/{groupId}/invites/{invitationId}: changes an invitation', async () => {
    const { json } = await invite();
    const answer = await call('PATCH', `${group}/invites/${json.id}`, { body: { roles: ['GROUP_OWNER'] } });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.roles).toEqual(['GROUP_OWNER']);
    expectPublicRefusal(await call('PATCH', `${group}/invites/${json.id}`, { body: {} }), {
      status: 400,
      code: 'MISSING_ATTRIBUTE',
      parameters: ['roles'],
    });
  });

  it('DELETE /groups/{groupId}/invites/{invitationId}: withdraws the invitation to the project alone', async () => {
    const { json } = await invite();
    expect((await call('DELETE', `${group}/invites/${json.id}`)).status).toBe(204);
    expect((await call('GET', `${group}/invites?username=${json.username}`)).json).toEqual([]);
    expect((await call('GET', `${org}/invites?username=${json.username}`)).json).toHaveLength(1);
  });
});

describe('teams', () => {
  const teamIn = (id: string, name: string) => ({
    id,
    links: [{ href: href(`${org}/teams/${id}`), rel: 'self' }],
    name,
  });

  it('POST /orgs/{orgId}/teams: makes a team of members', async () => {
    const person = await addMember(server);
    const create = (body: unknown) => call('POST', `${org}/teams`, { body });
    const answer = await create({ name: 'builders', usernames: [person.username] });
    expect(answer.status, answer.text).toBe(201);
    expect(answer.json).toEqual({ ...teamIn(answer.json.id, 'builders'), usernames: [person.username] });
    expectPublicRefusal(await create({ name: 'empty', usernames: [] }), {
      status: 400,
      code: 'CANNOT_CREATE_EMPTY_TEAM',
    });
    expectPublicRefusal(await create({ name: 'builders', usernames: [person.username] }), {
      status: 409,
      code: 'TEAM_NAME_NOT_AVAILABLE',
    });
    expectPublicRefusal(await create({ name: 'x' }), {
      status: 400,
      code: 'MISSING_ATTRIBUTE',
      parameters: ['usernames'],
    });
  });

  it('GET /orgs/{orgId}/teams: lists the teams by name', async () => {
    const id = await addTeam(server, { name: 'a first' });
    const answer = await call('GET', `${org}/teams`);
    expect(answer.status).toBe(200);
    expect(answer.json.results[0]).toEqual(teamIn(id, 'a first'));
  });

  it('GET /orgs/{orgId}/teams/{teamId}: shows a team', async () => {
    const id = await addTeam(server, { name: 'shown' });
    const answer = await call('GET', `${org}/teams/${id}`);
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual(teamIn(id, 'shown'));
    expectPublicRefusal(await call('GET', `${org}/teams/${NOBODY}`), { status: 404, code: 'TEAM_NOT_FOUND' });
  });

  it('GET /orgs/{orgId}/teams/byName/{teamName}: shows a team by name', async () => {
    const id = await addTeam(server, { name: 'by name' });
    const answer = await call('GET', `${org}/teams/byName/by%20name`);
    expect(answer.status).toBe(200);
    expect(answer.json.id).toBe(id);
  });

  it('PATCH /orgs/{orgId}/teams/{teamId}: renames a team', async () => {
    const id = await addTeam(server, { name: 'renamed before' });
    const answer = await call('PATCH', `${org}/teams/${id}`, { body: { name: 'renamed after' } });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toEqual(teamIn(id, 'renamed after'));
  });

  it('DELETE /orgs/{orgId}/teams/{teamId}: deletes a team that is in no project', async () => {
    const id = await addTeam(server, { projects: { [server.first.groupId]: ['GROUP_OWNER'] } });
    const refused = await call('DELETE', `${org}/teams/${id}`);
    expectPublicRefusal(refused, {
      status: refused.status,
      code: 'CANNOT_DELETE_TEAM_ASSIGNED_TO_PROJECT',
    });
    expect((await call('DELETE', `${group}/teams/${id}`)).status).toBe(204);
    expect((await call('DELETE', `${org}/teams/${id}`)).status).toBe(204);
  });

  it('GET /orgs/{orgId}/teams/{teamId}/users: lists the members of a team', async () => {
    const person = await addMember(server);
    const id = await addTeam(server, { userIds: [person.id] });
    const answer = await call('GET', `${org}/teams/${id}/users`);
    expect(answer.status).toBe(200);
    expect(answer.json.results).toMatchObject([{ username: person.username, teamIds: [id] }]);
  });

  it('POST /orgs/{orgId}/teams/{teamId}/users: adds members and answers all of them', async () => {
    const first = await addMember(server);
    const second = await addMember(server);
    const id = await addTeam(server, { userIds: [first.id] });
    const answer = await call('POST', `${org}/teams/${id}/users`, { body: [{ id: second.id }] });
    expect(answer.status, answer.text).toBe(200);
    expect(namesIn(answer).toSorted()).toEqual([first.username, second.username].toSorted());
    expectPublicRefusal(await call('POST', `${org}/teams/${id}/users`, { body: [{ id: second.id }] }), {
      status: 409,
      code: 'USER_ALREADY_IN_TEAM',
    });
  });

  it('DELETE /orgs/{orgId}/teams/{teamId}/users/{userId}: takes a member out', async () => {
    const [first, second] = [await addMember(server), await addMember(server)];
    const id = await addTeam(server, { userIds: [first.id, second.id] });
    expect((await call('DELETE', `${org}/teams/${id}/users/${first.id}`)).status).toBe(204);
    expectPublicRefusal(await call('DELETE', `${org}/teams/${id}/users/${second.id}`), {
      status: 400,
      code: 'CANNOT_REMOVE_LAST_USER_FROM_TEAM',
    });
    expect((await call('GET', `${org}/teams/${id}/users`)).json.totalCount).toBe(1);
  });

  it('GET /groups/{groupId}/teams: lists the teams of a project with their roles', async () => {
    const groupId = await addProject(server, 'with teams');
    const teamId = await addTeam(server, { projects: { [groupId]: ['GROUP_READ_ONLY'] } });
    const answer = await call('GET', `/groups/${groupId}/teams`);
    expect(answer.status).toBe(200);
    expect(answer.json.results).toEqual([
      {
        links: [{ href: href(`/groups/${groupId}/teams/${teamId}`), rel: 'self' }],
        roleNames: ['GROUP_READ_ONLY'],
        teamId,
      },
    ]);
  });

  it('POST /groups/{groupId}/teams: adds teams, with their roles in either form', async () => {
    const groupId = await addProject(server, 'for teams');
    const [one, two] = [await addTeam(server), await addTeam(server)];
    const answer = await call('POST', `/groups/${groupId}/teams`, {
      body: [
        { teamId: one, roleNames: ['GROUP_OWNER'] },
        { teamId: two, roles: [{ roleName: 'GROUP_READ_ONLY' }] },
      ],
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.totalCount).toBe(2);
    expect(answer.json.results).toContainEqual(
      expect.objectContaining({ teamId: two, roleNames: ['GROUP_READ_ONLY'] }),
    );
    expectPublicRefusal(
      await call('POST', `/groups/${groupId}/teams`, { body: [{ teamId: one, roleNames: [] }] }),
      { status: 403, code: 'NO_ROLES_IN_ASSIGNMENT' },
    );
  });

  it('PATCH /groups/{groupId}/teams/{teamId}: replaces the roles of a team', async () => {
    const teamId = await addTeam(server, { projects: { [server.first.groupId]: ['GROUP_OWNER'] } });
    const answer = await call('PATCH', `${group}/teams/${teamId}`, {
      body: { roleNames: ['GROUP_READ_ONLY'] },
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.results).toMatchObject([{ teamId, roleNames: ['GROUP_READ_ONLY'] }]);
  });

  it('DELETE /groups/{groupId}/teams/{teamId}: takes a team out of a project', async () => {
    const teamId = await addTeam(server, { projects: { [server.first.groupId]: ['GROUP_OWNER'] } });
    expect((await call('DELETE', `${group}/teams/${teamId}`)).status).toBe(204);
    expectPublicRefusal(await call('DELETE', `${group}/teams/${teamId}`), {
      status: 404,
      code: 'TEAM_NOT_IN_GROUP',
    });
  });
});
