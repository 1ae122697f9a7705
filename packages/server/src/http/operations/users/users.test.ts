import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { addMember, addTeam, DEPRECATED, NEW, OLD } from '#test/teams.js';

let server: TestServer;
let call: Call;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
});
afterAll(() => server.stop());

let count = 0;
/** What the Atlas CLI sends. */
const newUser = (more: object = {}) => {
  const username = `new${count++}@example.com`;
  return {
    country: 'IE',
    emailAddress: username,
    firstName: 'Ada',
    lastName: 'Example',
    mobileNumber: '',
    password: 'correct horse battery',
    roles: [] as object[],
    username,
    ...more,
  };
};
const create = (body: object, options: object = {}) =>
  call('POST', '/users', { accept: OLD, body, ...options });

describe('createUser', () => {
  it('makes an account that belongs nowhere, and invites it where the roles are', async () => {
    const { orgId, groupId } = server.first;
    const body = newUser({
      roles: [
        { orgId, roleName: 'ORG_READ_ONLY' },
        { groupId, roleName: 'GROUP_OWNER' },
        { groupId, roleName: 'GROUP_READ_ONLY' },
      ],
    });
    const events = await eventsDuring(server, async () => {
      const answer = await create(body);
      expect(answer.status, answer.text).toBe(201);
      expect(answer.headers).toMatchObject(DEPRECATED);
      const { id } = answer.json;
      expect(answer.headers.location).toBe(`${server.url}/api/atlas/v1.0/users/${id}`);
      const self = `${server.url}/api/atlas/v2/users/${id}`;
      expect(JSON.stringify({ ...answer.json, createdAt: 'T' })).toBe(
        JSON.stringify({
          country: 'IE',
          createdAt: 'T',
          emailAddress: body.username,
          firstName: 'Ada',
          id,
          lastName: 'Example',
          links: [
            { href: self, rel: 'self' },
            { href: `${self}/whitelist`, rel: 'https://cloud.mongodb.com/whitelist' },
            { href: `${self}/accessList`, rel: 'https://cloud.mongodb.com/accessList' },
          ],
          roles: [],
          teamIds: [],
          username: body.username,
        }),
      );
      // No member yet, so nobody is shown the account.
      expectRefusal(await call('GET', `/users/${id}`, { accept: OLD }), {
        status: 404,
        code: 'USER_NOT_FOUND',
      });
    });
    expect(events.map(({ type }) => type)).toEqual(['INVITED_TO_ORG', 'INVITED_TO_GROUP']);
    const listed = await call('GET', `/orgs/${orgId}/users?username=${body.username}`, { accept: NEW });
    expect(listed.json.results[0]).toMatchObject({
      orgMembershipStatus: 'PENDING',
      roles: {
        groupRoleAssignments: [{ groupId, groupRoles: ['GROUP_OWNER', 'GROUP_READ_ONLY'] }],
        orgRoles: ['ORG_READ_ONLY'],
      },
    });
  });

  it('keeps no password: whoever the account is for has yet to choose one', async () => {
    const body = newUser();
    const { id } = (await create(body)).json;
    const row = await server.services.store.reader
      .selectFrom('users')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    expect([row.password_hash, row.address_proved_at]).toEqual([null, null]);
    const { username, password } = body;
    const signIn = await call('POST', '/api/private/session', { body: { username, password } });
    expectRefusal(signIn, { status: 401, code: 'SIGN_IN_FAILED' });
  });

  it('refuses a user name that is taken, and says that it is deprecated there too', async () => {
    const body = newUser();
    await create(body);
    const answer = await create({ ...body, username: body.username.toUpperCase() });
    expectRefusal(answer, { status: 409, code: 'USER_ALREADY_EXISTS', parameters: [body.username] });
    expect(answer.headers).toMatchObject(DEPRECATED);
  });

  it('is for those who may invite', async () => {
    const { orgId, groupId } = server.first;
    const member = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const projectOwner = await addKey(server, {
      projectRoles: [{ projectId: groupId, role: 'GROUP_OWNER' }],
    });
    const unauthorized = { status: 401, code: 'USER_UNAUTHORIZED' };
    const roles = [{ groupId, roleName: 'GROUP_OWNER' }];
    expectRefusal(await create(newUser(), { key: member }), unauthorized);
    expectRefusal(await create(newUser({ roles }), { key: member }), unauthorized);
    expectRefusal(await create(newUser(), { key: projectOwner }), unauthorized);
    expect((await create(newUser({ roles }), { key: projectOwner })).status).toBe(201);
    const organization = [{ orgId, roleName: 'ORG_MEMBER' }];
    expectRefusal(await create(newUser({ roles: organization }), { key: projectOwner }), unauthorized);
    const elsewhere = await addOrganization(server, 'elsewhere');
    expectRefusal(await create(newUser({ roles: [{ orgId: elsewhere.orgId, roleName: 'ORG_MEMBER' }] })), {
      status: 404,
      code: 'ORG_NOT_FOUND',
    });
    expectRefusal(
      await create(newUser({ roles: [{ groupId: elsewhere.groupId, roleName: 'GROUP_OWNER' }] })),
      {
        status: 404,
        code: 'GROUP_NOT_FOUND',
      },
    );
  });

  const scope = 'a'.repeat(24);
  it.each<[object, string]>([
    [{ password: 'eleven char' }, 'WEAK_PASSWORD'],
    [{ password: 'password1234' }, 'COMMON_PASSWORD'],
    [{ password: 'same@example.com', username: 'same@example.com' }, 'COMMON_PASSWORD'],
    [{ password: 'x'.repeat(257) }, 'WEAK_PASSWORD'],
    [{ password: undefined }, 'MISSING_ATTRIBUTE'],
    [{ username: 'nobody' }, 'INVALID_EMAIL_ADDRESS'],
    [{ country: 'Ireland' }, 'INVALID_COUNTRY_CODE'],
    [{ country: { toString: 1 } }, 'INVALID_COUNTRY_CODE'],
    [{ country: [[[['IE']]]] }, 'INVALID_COUNTRY_CODE'],
    [{ username: 'owner@sallyport.local\u200b' }, 'INVALID_EMAIL_ADDRESS'],
    [{ username: '\uff4fwner@sallyport.local' }, 'INVALID_EMAIL_ADDRESS'],
    [{ username: '\u043ewner@sallyport.local' }, 'INVALID_EMAIL_ADDRESS'],
    [{ roles: [{ roleName: 'ORG_OWNER' }] }, 'ROLE_NEEDS_ORG_ID'],
    [{ roles: [{ roleName: 'ORG_OWNER', orgId: scope, groupId: scope }] }, 'ROLE_NEEDS_NO_GROUP_ID'],
    [{ roles: [{ roleName: 'GROUP_OWNER' }] }, 'ROLE_NEEDS_GROUP_ID'],
    [{ roles: [{ roleName: 'GROUP_OWNER', groupId: scope, orgId: scope }] }, 'ROLE_NEEDS_NO_ORG_ID'],
    [{ roles: [{ roleName: 'GLOBAL_OWNER', orgId: scope }] }, 'INVALID_ENUM_VALUE'],
    [{ roles: [{ orgId: scope }] }, 'MISSING_ATTRIBUTE'],
  ])('refuses %j', async (more, code) => {
    expectRefusal(await create(newUser(more)), { status: 400, code });
  });
});

describe('getUser and getUserByName', () => {
  it('show a user who shares an organization, as far as it is shared', async () => {
    const { orgId, groupId } = server.first;
    const elsewhere = await addOrganization(server, 'private');
    const ada = await addMember(server, ['ORG_MEMBER'], {
      organizations: { [elsewhere.orgId]: ['ORG_OWNER'] },
      projects: { [groupId]: ['GROUP_OWNER'], [elsewhere.groupId]: ['GROUP_READ_ONLY'] },
    });
    const team = await addTeam(server, { userIds: [ada.id] });
    await addTeam(server, { userIds: [ada.id], organizationId: elsewhere.orgId });
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const byId = await call('GET', `/users/${ada.id}`, { key, accept: OLD });
    expect(byId.status, byId.text).toBe(200);
    expect(byId.headers).toMatchObject(DEPRECATED);
    expect(byId.json).toMatchObject({
      roles: [
        { groupId, roleName: 'GROUP_OWNER' },
        { orgId, roleName: 'ORG_MEMBER' },
      ],
      teamIds: [team],
      username: ada.username,
    });
    expect(byId.json.links).toHaveLength(3);
    expect((await call('GET', `/users/byName/${ada.username}`, { key, accept: OLD })).json).toEqual(
      byId.json,
    );
    const self = await call('GET', `/users/${ada.id}`, { headers: ada.headers, accept: OLD });
    expect(self.json.roles).toHaveLength(4);
  });

  it('answer for strangers as for nobody', async () => {
    const { orgId } = await addOrganization(server, 'strange');
    const stranger = await addMember(server, [], { organizations: { [orgId]: ['ORG_OWNER'] } });
    const none = 'f'.repeat(24);
    const foreign = await call('GET', `/users/${stranger.id}`, { accept: OLD });
    expectRefusal(foreign, { status: 404, code: 'USER_NOT_FOUND' });
    expect(foreign.headers).toMatchObject(DEPRECATED);
    expect(foreign.text).toBe(
      (await call('GET', `/users/${none}`, { accept: OLD })).text.replaceAll(none, stranger.id),
    );
    for (const name of [stranger.username, 'nobody@example.com', 'nobody'])
      expectRefusal(await call('GET', `/users/byName/${name}`, { accept: OLD }), {
        status: 404,
        code: 'USERNAME_NOT_FOUND',
        parameters: [name],
      });
    expectRefusal(await call('GET', '/users/nobody', { accept: OLD }), {
      status: 400,
      code: 'PATH_PARAM_PARSE_ERROR',
    });
  });

  it('show people themselves, even without an organization', async () => {
    const nobody = await addMember(server, []);
    const answer = await call('GET', `/users/${nobody.id}`, { headers: nobody.headers, accept: OLD });
    expect(answer.json).toMatchObject({ id: nobody.id, roles: [], teamIds: [] });
  });
});
