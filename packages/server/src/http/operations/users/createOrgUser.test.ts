import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, eventsDuring } from '#test/accounts.js';
import { type Call, type CallOptions, createCall } from '#test/call.js';
import { WITH_LINK } from '#test/invitations.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { addMember, addTeam, expireInvitation, NEW } from '#test/teams.js';
import { inviteToOrganization } from '../../../changes/invitations/invite.js';
import { sha256Hex } from '../../../domain/secrets.js';
import { ABOUT_ALL } from '../../../store/subjects.js';

let server: TestServer;
let call: Call;
let users: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  users = `/orgs/${server.first.orgId}/users`;
});
afterAll(() => server.stop());

const create = (body: object, options: CallOptions = {}) =>
  call('POST', users, { accept: NEW, body, ...options });
const MEMBER = { orgRoles: ['ORG_MEMBER'] };

describe('createOrgUser', () => {
  it('invites somebody with roles, projects and teams', async () => {
    const { orgId, groupId } = server.first;
    const team = await addTeam(server);
    const events = await eventsDuring(server, async () => {
      const answer = await create({
        username: 'New.Person@Example.com',
        roles: {
          orgRoles: ['ORG_READ_ONLY', 'ORG_MEMBER', 'ORG_MEMBER'],
          groupRoleAssignments: [
            { groupId, groupRoles: ['GROUP_READ_ONLY'] },
            { groupId, groupRoles: ['GROUP_OWNER'] },
          ],
        },
        teamIds: [team, team],
      });
      expect(answer.status, answer.text).toBe(201);
      expect(answer.json).toMatchObject({
        inviterUsername: server.first.apiKey.publicKey,
        orgMembershipStatus: 'PENDING',
        roles: {
          groupRoleAssignments: [{ groupId, groupRoles: ['GROUP_OWNER', 'GROUP_READ_ONLY'] }],
          orgRoles: ['ORG_MEMBER', 'ORG_READ_ONLY'],
        },
        teamIds: [team],
        username: 'new.person@example.com',
      });
      expect((await call('GET', `${users}/${answer.json.id}`, { accept: NEW })).json).toEqual(answer.json);
    });
    expect(
      events.map(({ type, organizationId, projectId, details }) => [
        type,
        organizationId,
        projectId,
        details,
      ]),
    ).toEqual([
      ['INVITED_TO_ORG', orgId, null, { targetUsername: 'new.person@example.com' }],
      ['INVITED_TO_GROUP', orgId, groupId, { targetUsername: 'new.person@example.com' }],
      ['INVITED_TO_TEAM', orgId, null, { targetUsername: 'new.person@example.com' }],
    ]);
  });

  it('renews an invitation that stands: roles anew, projects and teams added, thirty days again', async () => {
    const { groupId } = server.first;
    const other = await addProject(server, 'other');
    const username = 'again@example.com';
    const first = await create({
      username,
      roles: { orgRoles: ['ORG_OWNER'], groupRoleAssignments: [{ groupId, groupRoles: ['GROUP_OWNER'] }] },
    });
    const second = await create({
      username,
      roles: {
        orgRoles: ['ORG_MEMBER'],
        groupRoleAssignments: [{ groupId: other, groupRoles: ['GROUP_READ_ONLY'] }],
      },
    });
    expect(second.json.id).toBe(first.json.id);
    expect(second.json.roles.orgRoles).toEqual(['ORG_MEMBER']);
    expect(second.json.roles.groupRoleAssignments).toHaveLength(2);
  });

  it('makes a new invitation in place of one that has expired', async () => {
    const username = 'late@example.com';
    const first = await create({ username, roles: { orgRoles: ['ORG_OWNER'] } });
    await expireInvitation(server, username);
    const second = await create({ username, roles: MEMBER });
    expect(second.status, second.text).toBe(201);
    expect(second.json.id).not.toBe(first.json.id);
    expect(second.json.orgMembershipStatus).toBe('PENDING');
    expect(second.json.roles.orgRoles).toEqual(['ORG_MEMBER']);
  });

  it('invites somebody with an account elsewhere, who keeps the account and gains nothing yet', async () => {
    const { orgId } = await addOrganization(server, 'elsewhere');
    const person = await addMember(server, [], { organizations: { [orgId]: ['ORG_MEMBER'] } });
    const answer = await create({ username: person.username, roles: { orgRoles: ['ORG_OWNER'] } });
    expect(answer.status).toBe(201);
    expect(answer.json.id).not.toBe(person.id);
    expect((await call('GET', `/orgs/${server.first.orgId}`, { headers: person.headers })).status).toBe(404);
  });

  it('stores the SHA-256 of a token and nothing it could be accepted with', async () => {
    const { store } = server.services;
    const { token, invitation } = await store.write(ABOUT_ALL, (transaction) =>
      inviteToOrganization(
        transaction,
        { kind: 'system', id: null, name: 'test', remoteAddress: null },
        {
          organizationId: server.first.orgId,
          username: 'token@example.com',
          organizationRoles: [],
          projectRoles: [],
          teamIds: [],
        },
        WITH_LINK,
      ),
    );
    expect(token).toMatch(/^invite_[\w-]{40}$/);
    expect(invitation.organizationRoles).toEqual(['ORG_MEMBER']);
    const row = await store.reader
      .selectFrom('organization_invitations')
      .selectAll()
      .where('id', '=', invitation.id)
      .executeTakeFirstOrThrow();
    expect(row.token_hash).toBe(sha256Hex(token ?? ''));
    expect(JSON.stringify(row)).not.toContain(token);
    expect(row.expires_at - row.created_at).toBe(30 * 86_400_000);
  });

  it('refuses a member', async () => {
    const member = await addMember(server);
    expectRefusal(await create({ username: member.username, roles: MEMBER }), {
      status: 409,
      code: 'USER_ALREADY_IN_ORG',
      parameters: [member.username, server.first.orgId],
    });
  });

  it.each<[string, object, number, string]>([
    ['no address', { username: 'nobody', roles: MEMBER }, 400, 'INVALID_EMAIL_ADDRESS'],
    ['no roles', { username: 'a@example.com' }, 400, 'MISSING_ATTRIBUTE'],
    ['no organization role', { username: 'a@example.com', roles: { orgRoles: [] } }, 400, 'VALIDATION_ERROR'],
    [
      'a project role for the organization',
      { username: 'a@example.com', roles: { orgRoles: ['GROUP_OWNER'] } },
      400,
      'INVALID_ROLE_FOR_ORG',
    ],
    ['an unknown member', { username: 'a@example.com', roles: MEMBER, name: 'x' }, 400, 'INVALID_ATTRIBUTE'],
    [
      'a team that does not exist',
      { username: 'a@example.com', roles: MEMBER, teamIds: ['f'.repeat(24)] },
      404,
      'TEAM_NOT_FOUND',
    ],
    [
      'a project that does not exist',
      {
        username: 'a@example.com',
        roles: {
          ...MEMBER,
          groupRoleAssignments: [{ groupId: 'f'.repeat(24), groupRoles: ['GROUP_OWNER'] }],
        },
      },
      404,
      'GROUP_NOT_FOUND',
    ],
    [
      'an assignment without roles',
      {
        username: 'a@example.com',
        roles: { ...MEMBER, groupRoleAssignments: [{ groupId: 'f'.repeat(24), groupRoles: [] }] },
      },
      403,
      'NO_ROLES_IN_ASSIGNMENT',
    ],
  ])('refuses %s and leaves nothing behind', async (_name, body, status, code) => {
    const events = await eventsDuring(server, async () =>
      expectRefusal(await create(body), { status, code }),
    );
    expect(events).toEqual([]);
    expect((await call('GET', `${users}?username=a@example.com`, { accept: NEW })).json.totalCount).toBe(0);
  });

  it('takes projects and teams of other organizations for none', async () => {
    const { orgId, groupId } = await addOrganization(server, 'foreign');
    const team = await addTeam(server, { organizationId: orgId });
    const username = 'b@example.com';
    expectRefusal(await create({ username, roles: MEMBER, teamIds: [team] }), {
      status: 404,
      code: 'TEAM_NOT_FOUND',
    });
    const groupRoleAssignments = [{ groupId, groupRoles: ['GROUP_OWNER'] }];
    expectRefusal(await create({ username, roles: { ...MEMBER, groupRoleAssignments } }), {
      status: 404,
      code: 'GROUP_NOT_FOUND',
    });
  });

  it('is for owners', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_GROUP_CREATOR', 'ORG_READ_ONLY'] });
    expectRefusal(await create({ username: 'c@example.com', roles: MEMBER }, { key }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
  });

  it('stops at 500 users, pending ones counted', async () => {
    const { orgId, owner } = await addOrganization(server, 'full');
    await server.services.store.write(ABOUT_ALL, async (transaction) => {
      for (let n = 0; n < 500; n++)
        await inviteToOrganization(
          transaction,
          { kind: 'system', id: null, name: null, remoteAddress: null },
          {
            organizationId: orgId,
            username: `user${n}@example.com`,
            organizationRoles: [],
            projectRoles: [],
            teamIds: [],
          },
          WITH_LINK,
        );
    });
    const invite = (username: string) =>
      call('POST', `/orgs/${orgId}/users`, { key: owner, accept: NEW, body: { username, roles: MEMBER } });
    expectRefusal(await invite('one.more@example.com'), {
      status: 400,
      code: 'MAX_USERS_PER_ORG_EXCEEDED',
      detail: `Maximum number of users per org (500) in ${orgId} exceeded while trying to add users.`,
      parameters: ['500', orgId],
    });
    expect((await invite('user7@example.com')).status).toBe(201);
    await expireInvitation(server, 'user8@example.com');
    expect((await invite('one.more@example.com')).status).toBe(201);
  });
});
