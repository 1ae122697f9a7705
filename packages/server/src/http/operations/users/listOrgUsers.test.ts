import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { addMember, addTeam, DEPRECATED, expireInvitation, NEW, OLD, usernamesOf } from '#test/teams.js';

let server: TestServer;
let call: Call;
let users: string;
let ada: { id: string; username: string };
let team: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  users = `/orgs/${server.first.orgId}/users`;
  ada = await addMember(server, ['ORG_READ_ONLY', 'ORG_GROUP_CREATOR'], {
    projects: { [server.first.groupId]: ['GROUP_READ_ONLY', 'GROUP_CLUSTER_MANAGER'] },
  });
  team = await addTeam(server, { userIds: [ada.id], projects: { [server.first.groupId]: ['GROUP_OWNER'] } });
  const invite = (username: string) =>
    call('POST', users, {
      accept: NEW,
      body: { username, roles: { orgRoles: ['ORG_MEMBER'] }, teamIds: [team] },
    });
  await invite('zoe@example.com');
  await invite('anna@example.com');
  await invite('late@example.com');
  await expireInvitation(server, 'late@example.com');
});
afterAll(() => server.stop());

describe('listOrgUsers', () => {
  it('shows members and pending users in one list, by user name', async () => {
    const answer = await call('GET', `${users}?includeCount=true&itemsPerPage=100&pageNum=1`, {
      accept: NEW,
    });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.headers['content-type']).toBe(`${NEW};charset=utf-8`);
    expect(answer.headers.deprecation).toBeUndefined();
    expect(answer.json.totalCount).toBe(4);
    expect(usernamesOf(answer)).toEqual([
      'anna@example.com',
      'owner@sallyport.local',
      ada.username,
      'zoe@example.com',
    ]);
    expect(answer.json.links).toEqual([
      {
        href: `${server.url}/api/atlas/v2${users}?includeCount=true&pageNum=1&itemsPerPage=100`,
        rel: 'self',
      },
    ]);
  });

  it('shows a member as the live service does, with what was granted directly', async () => {
    const { groupId } = server.first;
    const answer = await call('GET', `${users}?username=${ada.username.toUpperCase()}`, { accept: NEW });
    expect(answer.json.totalCount).toBe(1);
    const [shown] = answer.json.results;
    expect(JSON.stringify({ ...shown, createdAt: 'T' })).toBe(
      JSON.stringify({
        createdAt: 'T',
        firstName: 'A',
        id: ada.id,
        lastName: 'B',
        mobileNumber: null,
        orgMembershipStatus: 'ACTIVE',
        roles: {
          groupRoleAssignments: [{ groupId, groupRoles: ['GROUP_CLUSTER_MANAGER', 'GROUP_READ_ONLY'] }],
          orgRoles: ['ORG_GROUP_CREATOR', 'ORG_READ_ONLY'],
        },
        teamIds: [team],
        username: ada.username,
      }),
    );
    expect(shown.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('shows a pending user with the invitation, thirty days to the second', async () => {
    const answer = await call('GET', `${users}?username=zoe@example.com`, { accept: NEW });
    const [shown] = answer.json.results;
    expect(Object.keys(shown)).toEqual([
      'id',
      'invitationCreatedAt',
      'invitationExpiresAt',
      'inviterUsername',
      'orgMembershipStatus',
      'roles',
      'teamIds',
      'username',
    ]);
    expect(shown).toMatchObject({
      inviterUsername: server.first.apiKey.publicKey,
      orgMembershipStatus: 'PENDING',
      roles: { groupRoleAssignments: [], orgRoles: ['ORG_MEMBER'] },
      teamIds: [team],
    });
    expect(Date.parse(shown.invitationExpiresAt) - Date.parse(shown.invitationCreatedAt)).toBe(
      30 * 86_400_000,
    );
  });

  it.each([
    ['orgMembershipStatus=PENDING', ['anna@example.com', 'zoe@example.com']],
    ['orgMembershipStatuses=PENDING', ['anna@example.com', 'zoe@example.com']],
    [
      'orgMembershipStatuses=INVITATION_EXPIRED&orgMembershipStatuses=PENDING',
      ['anna@example.com', 'late@example.com', 'zoe@example.com'],
    ],
    ['orgMembershipStatuses=INVITATION_REJECTED', []],
    ['orgMembershipStatus=ACTIVE&username=zoe@example.com', []],
    ['username=nobody@example.com', []],
  ])('takes the filter %s', async (query, expected) => {
    expect(usernamesOf(await call('GET', `${users}?${query}`, { accept: NEW }))).toEqual(expected);
  });

  it('gives pages of the one list', async () => {
    const first = await call('GET', `${users}?itemsPerPage=2`, { accept: NEW });
    expect(usernamesOf(first)).toEqual(['anna@example.com', 'owner@sallyport.local']);
    expect(first.json.links.map((link: { rel: string }) => link.rel)).toEqual(['self', 'next']);
    const second = await call('GET', `${users}?itemsPerPage=2&pageNum=2`, { accept: NEW });
    expect(usernamesOf(second)).toEqual([ada.username, 'zoe@example.com']);
    expect(second.json.totalCount).toBe(4);
  });

  it('shows members alone in the old form, and says that it is deprecated', async () => {
    const { orgId, groupId } = server.first;
    const answer = await call('GET', `${users}?orgMembershipStatus=PENDING`, { accept: OLD });
    expect(answer.headers).toMatchObject(DEPRECATED);
    expect(usernamesOf(answer)).toEqual(['owner@sallyport.local', ada.username]);
    expect(answer.json.totalCount).toBe(2);
    const shown = answer.json.results[1];
    expect(Object.keys(shown)).toEqual([
      'createdAt',
      'emailAddress',
      'firstName',
      'id',
      'lastName',
      'links',
      'roles',
      'teamIds',
      'username',
    ]);
    expect(shown).toMatchObject({
      emailAddress: ada.username,
      links: [{ href: `${server.url}/api/atlas/v2/users/${ada.id}`, rel: 'self' }],
      roles: [
        { groupId, roleName: 'GROUP_CLUSTER_MANAGER' },
        { groupId, roleName: 'GROUP_READ_ONLY' },
        { orgId, roleName: 'ORG_GROUP_CREATOR' },
        { orgId, roleName: 'ORG_READ_ONLY' },
      ],
      teamIds: [team],
    });
  });

  it('refuses statuses that do not exist', async () => {
    const answer = await call('GET', `${users}?orgMembershipStatuses=GONE`, { accept: NEW });
    expectRefusal(answer, { status: 400, code: 'INVALID_ENUM_VALUE' });
  });

  it('is for every member of the organization, and nobody else', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    expect((await call('GET', users, { key, accept: NEW })).status).toBe(200);
    const { owner } = await addOrganization(server, 'elsewhere');
    expectRefusal(await call('GET', users, { key: owner, accept: NEW }), {
      status: 404,
      code: 'ORG_NOT_FOUND',
    });
  });
});

describe('getOrgUser', () => {
  it('shows the same as the list, whether active or pending', async () => {
    const { results } = (await call('GET', users, { accept: NEW })).json;
    expect(results).toHaveLength(4);
    for (const user of results)
      expect((await call('GET', `${users}/${user.id}`, { accept: NEW })).json).toEqual(user);
  });

  it('shows an expired invitation when that is asked for', async () => {
    const expired = await call('GET', `${users}?orgMembershipStatus=INVITATION_EXPIRED`, { accept: NEW });
    const [{ id }] = expired.json.results;
    expectRefusal(await call('GET', `${users}/${id}`, { accept: NEW }), {
      status: 404,
      code: 'USER_NOT_FOUND',
      parameters: [id],
    });
    const asked = await call('GET', `${users}/${id}?orgMembershipStatuses=INVITATION_EXPIRED`, {
      accept: NEW,
    });
    expect(asked.json.orgMembershipStatus).toBe('INVITATION_EXPIRED');
  });

  it('answers for people of other organizations as for nobody', async () => {
    const { orgId } = await addOrganization(server, 'another');
    const stranger = await addMember(server, [], { organizations: { [orgId]: ['ORG_OWNER'] } });
    const none = 'f'.repeat(24);
    const foreign = await call('GET', `${users}/${stranger.id}`, { accept: NEW });
    expectRefusal(foreign, { status: 404, code: 'USER_NOT_FOUND' });
    expect(foreign.text).toBe(
      (await call('GET', `${users}/${none}`, { accept: NEW })).text.replaceAll(none, stranger.id),
    );
    expectRefusal(await call('GET', `${users}/nobody`, { accept: NEW }), {
      status: 400,
      code: 'PATH_PARAM_PARSE_ERROR',
    });
  });

  it('has no old version', async () => {
    expect((await call('GET', `${users}/${ada.id}`, { accept: OLD })).status).toBe(406);
  });
});
