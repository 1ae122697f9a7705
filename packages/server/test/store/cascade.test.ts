import { beforeAll, expect, it } from 'vitest';
import type { Database } from '../../src/store/schema.js';
import type { Store, WriteTransaction } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';
import { addApiKey, addOrganization, addProject, addUser, eventOf } from '../support/rows.js';

eachEngine((engine) => {
  let store: Store;

  function write(work: (tables: WriteTransaction['database']) => Promise<unknown>): Promise<void> {
    return store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('test');
      await work(database);
    });
  }

  async function count(...tables: (keyof Database)[]): Promise<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const table of tables)
      counts[table] = (await store.reader.selectFrom(table).selectAll().execute()).length;
    return counts;
  }

  // One organization with everything in it; each test deletes a little more.
  beforeAll(async () => {
    store = await engine.openTestStore();
    await store.write(ABOUT_ALL, async ({ database, recordEvent }) => {
      await addOrganization(database, 'o1');
      await addUser(database, 'u1');
      await addUser(database, 'u2');
      for (const id of ['p1', 'p2']) {
        await addProject(database, { id, organizationId: 'o1' });
        await database
          .insertInto('project_limits')
          .values({ project_id: id, name: 'limit', value: 1 })
          .execute();
        for (const user_id of ['u1', 'u2']) {
          await database
            .insertInto('user_project_roles')
            .values({ user_id, project_id: id, role: 'R' })
            .execute();
        }
      }
      for (const id of ['k1', 'k2', 'k3']) {
        await addApiKey(database, { id, organizationId: 'o1', cidrBlocks: ['192.0.2.1/32'] });
        await database
          .insertInto('credential_organization_roles')
          .values({ credential_id: id, role: 'R' })
          .execute();
        for (const project_id of ['p1', 'p2']) {
          await database
            .insertInto('credential_project_roles')
            .values({ credential_id: id, project_id, role: 'R' })
            .execute();
        }
      }
      for (const user_id of ['u1', 'u2']) {
        await database
          .insertInto('user_organization_roles')
          .values({ user_id, organization_id: 'o1', role: 'R' })
          .execute();
      }
      await recordEvent(eventOf('o1', 'p1'));
    });
  });

  it('removes a deleted credential from everywhere', async () => {
    await write((tables) => tables.deleteFrom('credentials').where('id', '=', 'k1').execute());
    expect(
      await count(
        'api_keys',
        'credential_organization_roles',
        'credential_project_roles',
        'access_list_entries',
      ),
    ).toEqual({
      api_keys: 2,
      credential_organization_roles: 2,
      credential_project_roles: 4,
      access_list_entries: 2,
    });
  });

  it('removes the roles of a deleted user', async () => {
    await write((tables) => tables.deleteFrom('users').where('id', '=', 'u2').execute());
    expect(await count('user_organization_roles', 'user_project_roles')).toEqual({
      user_organization_roles: 1,
      user_project_roles: 2,
    });
  });

  it('refuses to delete an organization that has projects', async () => {
    const attempt = write((tables) => tables.deleteFrom('organizations').execute());
    await expect(attempt).rejects.toMatchObject({
      code: engine.name === 'postgres' ? '23503' : expect.stringContaining('SQLITE_CONSTRAINT'),
    });
  });

  it('removes the roles and limits of a deleted project, but keeps its events and the credentials', async () => {
    await write((tables) => tables.deleteFrom('projects').where('id', '=', 'p1').execute());
    expect(
      await count(
        'credential_project_roles',
        'user_project_roles',
        'project_limits',
        'credentials',
        'events',
      ),
    ).toEqual({
      credential_project_roles: 2,
      user_project_roles: 1,
      project_limits: 1,
      credentials: 2,
      events: 1,
    });
    const event = await store.reader.selectFrom('events').select('project_id').executeTakeFirst();
    expect(event).toEqual({ project_id: 'p1' });
  });

  it('removes the credentials and user roles of a deleted organization, but keeps its events', async () => {
    await write(async (tables) => {
      await tables.deleteFrom('projects').execute();
      await tables.deleteFrom('organizations').execute();
    });
    expect(
      await count(
        'credentials',
        'api_keys',
        'access_list_entries',
        'credential_organization_roles',
        'user_organization_roles',
        'users',
        'events',
      ),
    ).toEqual({
      credentials: 0,
      api_keys: 0,
      access_list_entries: 0,
      credential_organization_roles: 0,
      user_organization_roles: 0,
      users: 1,
      events: 1,
    });
  });
});
