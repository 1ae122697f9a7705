import { beforeAll, expect, it } from 'vitest';
import { inviteToOrganization } from '../../src/changes/invitations/invite.js';
import { joinTeam } from '../../src/changes/teams/membership.js';
import { setProjectRoles } from '../../src/changes/users/change-roles.js';
import type { EventActor } from '../../src/domain/new-event.js';
import { findMember, listMembers, type MemberFilter } from '../../src/store/queries/members.js';
import { listProjectTeams, teamRolesInProject } from '../../src/store/queries/team-projects.js';
import type { Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';
import { WITH_LINK } from '../support/invitations.js';
import { addOrganization, addProject } from '../support/rows.js';

const DAY_MS = 86_400_000;
const actor: EventActor = { kind: 'api_key', id: 'k', name: 'abcdwxyz', remoteAddress: '192.0.2.1' };

eachEngine((engine) => {
  let store: Store;
  let now = Date.now();
  beforeAll(async () => {
    store = await engine.openTestStore({ ...(await engine.createDatabase()), now: () => now });
    await store.write(ABOUT_ALL, async (transaction) => {
      const { database } = transaction;
      await addOrganization(database, 'o1');
      await addOrganization(database, 'o2');
      await addProject(database, { id: 'p1', organizationId: 'o1' });
      for (const id of ['t1', 't2'])
        await database
          .insertInto('teams')
          .values({ id, organization_id: 'o1', name: id === 't1' ? 'b' : 'B', created_at: 1 })
          .execute();
      for (const [id, organization, role] of [
        ['ann', 'o1', 'ORG_MEMBER'],
        ['bea', 'o1', 'ORG_READ_ONLY'],
        ['_cy', 'o1', 'ORG_MEMBER'],
        ['dan', 'o2', 'ORG_OWNER'],
      ] as const) {
        await database
          .insertInto('users')
          .values({ id, username: `${id}@example.com`, first_name: 'A', last_name: 'B', created_at: 1 })
          .execute();
        await database
          .insertInto('user_organization_roles')
          .values({ user_id: id, organization_id: organization, role })
          .execute();
      }
      await database
        .insertInto('team_project_roles')
        .values([
          { team_id: 't1', project_id: 'p1', role: 'GROUP_OWNER' },
          { team_id: 't2', project_id: 'p1', role: 'GROUP_READ_ONLY' },
        ])
        .execute();
      transaction.withoutEvent('test');
    });
    await store.write(ABOUT_ALL, async (transaction) => {
      const member = await findMember(transaction.database, { organizationId: 'o1', id: 'ann', now });
      if (member === undefined) throw new Error('ann is a member');
      await setProjectRoles(transaction, actor, member, { projectId: 'p1', roles: ['GROUP_READ_ONLY'] });
      await joinTeam(transaction, actor, member, 't1');
      const other = await findMember(transaction.database, { organizationId: 'o1', id: '_cy', now });
      if (other) await joinTeam(transaction, actor, other, 't2');
      for (const [username, teamIds] of [
        ['abe@example.com', ['t2']],
        ['zed@example.com', []],
        // Has an account, and is a stranger here until the invitation is accepted.
        ['dan@example.com', []],
      ] as const)
        await inviteToOrganization(
          transaction,
          actor,
          {
            organizationId: 'o1',
            username,
            organizationRoles: [],
            projectRoles: username.startsWith('zed') ? [{ projectId: 'p1', roles: ['GROUP_OWNER'] }] : [],
            teamIds: [],
          },
          WITH_LINK,
        ).then(async ({ invitation }) => {
          const pending = await findMember(transaction.database, {
            organizationId: 'o1',
            id: invitation.pendingUserId,
            now,
          });
          for (const teamId of teamIds) if (pending) await joinTeam(transaction, actor, pending, teamId);
        });
    });
  });

  const names = async (filter: Partial<MemberFilter>, page = { limit: 100, offset: 0 }) => {
    const { results, totalCount } = await listMembers(
      store.reader,
      { organizationId: 'o1', now, ...filter },
      page,
    );
    if (page.limit === 100) expect(totalCount).toBe(results.length);
    return results.map(({ username }) => username.split('@', 1)[0]);
  };

  it('lists members and invited people by the bytes of their names, in pages', async () => {
    expect(await names({})).toEqual(['_cy', 'abe', 'ann', 'bea', 'dan', 'zed']);
    expect(await names({}, { limit: 2, offset: 2 })).toEqual(['ann', 'bea']);
    expect(await names({ organizationId: 'o2' })).toEqual(['dan']);
  });

  it('takes filters together', async () => {
    expect(await names({ statuses: ['ACTIVE'] })).toEqual(['_cy', 'ann', 'bea']);
    expect(await names({ statuses: ['PENDING'] })).toEqual(['abe', 'dan', 'zed']);
    expect(await names({ username: 'dan@example.com', statuses: ['ACTIVE'] })).toEqual([]);
    expect(await names({ id: 'ann' })).toEqual(['ann']);
    expect(await names({ teamId: 't2' })).toEqual(['_cy', 'abe']);
    expect(await names({ project: { id: 'p1' } })).toEqual(['ann', 'zed']);
    expect(await names({ project: { id: 'p1', throughTeams: true } })).toEqual(['_cy', 'abe', 'ann', 'zed']);
    expect(await names({ project: { id: 'p1', throughRoles: ['ORG_READ_ONLY'] } })).toEqual([
      'ann',
      'bea',
      'zed',
    ]);
    expect(await names({ project: { id: 'p1', throughRoles: ['ORG_MEMBER'], throughTeams: true } })).toEqual([
      '_cy',
      'abe',
      'ann',
      'dan',
      'zed',
    ]);
  });

  it('tells invitations that stand from expired and rejected ones', async () => {
    await store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('test');
      await database
        .updateTable('organization_invitations')
        .set({ rejected_at: now })
        .where('username', '=', 'dan@example.com')
        .execute();
    });
    const later = now + 30 * DAY_MS;
    expect(await names({ statuses: ['INVITATION_REJECTED'] })).toEqual(['dan']);
    expect(await names({ statuses: ['PENDING'], now: later - 1 })).toEqual(['abe', 'zed']);
    expect(await names({ statuses: ['INVITATION_EXPIRED'], now: later })).toEqual(['abe', 'zed']);
    expect(await names({ statuses: ['INVITATION_EXPIRED', 'INVITATION_REJECTED'], now: later })).toHaveLength(
      3,
    );
    expect(await names({ now: later })).toEqual(['_cy', 'ann', 'bea']);
  });

  it('knows what teams give in a project, by name of the team', async () => {
    const { results } = await listProjectTeams(store.reader, 'p1', { limit: 10, offset: 0 });
    expect(results).toEqual([
      { teamId: 't2', roles: ['GROUP_READ_ONLY'] },
      { teamId: 't1', roles: ['GROUP_OWNER'] },
    ]);
    const given = await teamRolesInProject(store.reader, 'p1', [
      { id: 'ann', teamIds: ['t1', 't2'] },
      { id: 'bea', teamIds: [] },
    ]);
    expect([...given('ann')].sort()).toEqual(['GROUP_OWNER', 'GROUP_READ_ONLY']);
    expect(given('bea')).toEqual([]);
  });

  it('renews an invitation with all that it promised, and replaces one that is over', async () => {
    const invite = (username: string) =>
      store.write(ABOUT_ALL, (transaction) =>
        inviteToOrganization(
          transaction,
          actor,
          { organizationId: 'o1', username, organizationRoles: [], projectRoles: [], teamIds: [] },
          WITH_LINK,
        ),
      );
    const before = await findMember(store.reader, { organizationId: 'o1', username: 'zed@example.com', now });
    now += DAY_MS;
    const renewed = (await invite('zed@example.com')).invitation;
    expect(renewed.pendingUserId).toBe(before?.id);
    expect(renewed.createdAt).toBe(now);
    expect(renewed.projects).toMatchObject([{ projectId: 'p1', roles: ['GROUP_OWNER'], createdAt: now }]);
    expect(renewed.projects[0]?.expiresAt).toBe(now + 30 * DAY_MS);
    const again = (await invite('dan@example.com')).invitation;
    expect(again.rejectedAt).toBeNull();
    now += 31 * DAY_MS;
    const fresh = (await invite('zed@example.com')).invitation;
    expect(fresh.pendingUserId).not.toBe(renewed.pendingUserId);
    expect(fresh.projects).toEqual([]);
  });
});
