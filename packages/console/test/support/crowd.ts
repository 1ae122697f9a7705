import { newId } from '../../../server/src/domain/ids.js';
import { ABOUT_ALL } from '../../../server/src/store/subjects.js';
import { addOrganization, addProject } from '../../../server/test/support/rows.js';
import type { TestServer } from '../../../server/test/support/server.js';
import type { World } from './world.js';

/** Two pages and a part of a third. */
const OF_EACH = 60;

/** Adds so many of everything that no list fits on one page, straight into the store: through the API it would take minutes. */
export async function crowd(server: TestServer, { orgId, groupId, apiUserId, teamId }: World): Promise<void> {
  const numbers = Array.from({ length: OF_EACH }, (_, place) => place + 1);
  const [now, ids] = [server.services.now(), () => numbers.map(() => newId(server.services.now()))];
  const [organizations, projects, teams, users, keys, accounts] = [ids(), ids(), ids(), ids(), ids(), ids()];
  const inFirst = { role: 'GROUP_READ_ONLY', project_id: groupId };
  await server.services.store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
    withoutEvent('a test fills the lists');
    const owner = await database
      .selectFrom('users')
      .select('id')
      .where('username', '=', server.first.owner.username)
      .executeTakeFirstOrThrow();
    for (const [place, id] of organizations.entries()) {
      await addOrganization(database, id);
      await addProject(database, {
        id: projects[place] ?? '',
        organizationId: orgId,
        name: `Project ${place + 1}`,
      });
    }
    const inOrganization = { organization_id: orgId, role: 'ORG_MEMBER' };
    await database
      .insertInto('users')
      .values(
        users.map((id, place) => ({
          id,
          username: `person${place + 1}@northwind.example`,
          first_name: 'Ada',
          last_name: `Number ${place + 1}`,
          created_at: now,
        })),
      )
      .execute();
    await database
      .insertInto('user_organization_roles')
      .values([
        ...organizations.map((id) => ({ user_id: owner.id, organization_id: id, role: 'ORG_OWNER' })),
        ...users.map((id) => ({ user_id: id, ...inOrganization })),
      ])
      .execute();
    // The first of them is everywhere.
    const [first = ''] = users;
    await database
      .insertInto('user_project_roles')
      .values([
        ...users.map((id) => ({ user_id: id, ...inFirst })),
        ...projects.map((id) => ({ user_id: first, project_id: id, role: 'GROUP_READ_ONLY' })),
      ])
      .execute();
    await database
      .insertInto('teams')
      .values(
        teams.map((id, place) => ({
          id,
          organization_id: orgId,
          name: `Team ${place + 1}`,
          created_at: now,
        })),
      )
      .execute();
    await database
      .insertInto('team_users')
      .values([
        ...users.map((id) => ({ team_id: teamId, user_id: id })),
        ...teams.map((id) => ({ team_id: id, user_id: first })),
      ])
      .execute();
    await database
      .insertInto('team_project_roles')
      .values([
        // Half of them: the others can be added.
        ...teams.slice(OF_EACH / 2).map((id) => ({ team_id: id, ...inFirst })),
        ...projects.map((id) => ({ team_id: teamId, project_id: id, role: 'GROUP_READ_ONLY' })),
      ])
      .execute();
    await database
      .insertInto('credentials')
      .values(
        [...keys, ...accounts].map((id, place) => ({
          id,
          organization_id: orgId,
          kind: place < OF_EACH ? ('api_key' as const) : ('service_account' as const),
          description: `Does what it does, number ${place + 1}`,
          created_at: now,
          last_used_at: null,
          last_used_address: null,
        })),
      )
      .execute();
    await database
      .insertInto('api_keys')
      .values(
        keys.map((id, place) => ({
          id,
          public_key: `crowd${'abcdefghij'[Math.floor(place / 10)]}${'abcdefghij'[place % 10]}x`,
          private_key_suffix: '0123456789ab',
          ha1_md5_sealed: 'sealed',
          ha1_sha256_sealed: 'sealed',
        })),
      )
      .execute();
    await database
      .insertInto('service_accounts')
      .values(
        accounts.map((id, place) => ({
          id,
          client_id: `mdb_sa_id_${id}`,
          name: `Robot ${place + 1}`,
          expiry_warned_days: null,
          expiry_reported: 0,
        })),
      )
      .execute();
    await database
      .insertInto('credential_project_roles')
      .values([
        ...[...keys, ...accounts].map((id) => ({ credential_id: id, ...inFirst })),
        ...projects.map((id) => ({ credential_id: apiUserId, project_id: id, role: 'GROUP_READ_ONLY' })),
      ])
      .execute();
    await database
      .insertInto('access_list_entries')
      .values(
        numbers.map((number) => ({
          credential_id: apiUserId,
          cidr_block: `10.1.${number}.0/24`,
          ip_address: null,
          created_at: now,
          request_count: 0,
          last_used_at: null,
          last_used_address: null,
        })),
      )
      .execute();
  });
}
