import { expect, it } from 'vitest';
import { migrationsApplied } from '../../src/store/migrate.js';
import { migrations } from '../../src/store/migrations/index.js';
import { openStore } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';
import { addApiKey, addOrganization, addProject, addUser } from '../support/rows.js';

const names = Object.keys(migrations);

eachEngine((engine) => {
  it('migrates an empty database once and keeps the data after that', async () => {
    const database = await engine.createDatabase();
    const first = await engine.openTestStore(database);
    expect(first.migrationsApplied).toEqual(names);
    await first.write(ABOUT_ALL, async (write) => {
      await addOrganization(write.database, 'o1');
      write.withoutEvent('test');
    });
    await first.close();

    const second = await engine.openTestStore(database);
    expect(second.migrationsApplied).toEqual([]);
    expect(await second.reader.selectFrom('organizations').select('id').execute()).toEqual([{ id: 'o1' }]);
  });

  it('lets one of several concurrent starters migrate while the others wait', async () => {
    for (let round = 0; round < 5; round++) {
      const database = await engine.createDatabase();
      const stores = await Promise.all([1, 2, 3, 4, 5, 6].map(() => engine.openTestStore(database)));
      expect(stores.flatMap((store) => store.migrationsApplied)).toEqual(names);
      for (const store of stores) expect(await migrationsApplied(store.reader)).toBe(true);
      await Promise.all(stores.map((store) => store.close()));
    }
  });

  it('refuses a schema that a newer version has migrated', async () => {
    const database = await engine.createDatabase();
    const store = await engine.openTestStore(database);
    await store.write(ABOUT_ALL, async ({ database: tables, withoutEvent }) => {
      withoutEvent('test');
      const newer = tables.withTables<{ schema_migrations: { name: string; timestamp: string } }>();
      await newer
        .insertInto('schema_migrations')
        .values({ name: '9999-from-the-future', timestamp: '2100-01-01T00:00:00.000Z' })
        .execute();
    });
    // A node of the older version that is already serving during an upgrade stays ready.
    expect(await migrationsApplied(store.reader)).toBe(true);
    await expect(openStore({ ...database, now: Date.now })).rejects.toMatchObject({
      name: 'StoreError',
      code: 'SCHEMA_TOO_NEW',
      message: expect.stringContaining('9999-from-the-future'),
    });
  });

  it('knows when a migration of this version is missing', async () => {
    const store = await engine.openTestStore();
    await store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('test');
      const tables = database.withTables<{ schema_migrations: { name: string } }>();
      await tables.deleteFrom('schema_migrations').execute();
    });
    expect(await migrationsApplied(store.reader)).toBe(false);
  });

  it('holds the rules of the data in constraints', async () => {
    const store = await engine.openTestStore();
    await store.write(ABOUT_ALL, async (write) => {
      write.withoutEvent('test');
      await addOrganization(write.database, 'o1');
      await addOrganization(write.database, 'o2');
      await addProject(write.database, { id: 'p1', organizationId: 'o1', name: 'one' });
      await addProject(write.database, { id: 'p2', organizationId: 'o2', name: 'one' });
      await addApiKey(write.database, { id: 'k1', organizationId: 'o1' });
      await addUser(write.database, 'u1');
    });
    type Tables = Parameters<Parameters<typeof store.write>[1]>[0]['database'];
    const violations: Record<string, (tables: Tables) => Promise<unknown>> = {
      'two projects of one name in an organization': (tables) =>
        addProject(tables, { id: 'p3', organizationId: 'o1', name: 'one' }),
      'a project without its organization': (tables) =>
        addProject(tables, { id: 'p3', organizationId: 'o9' }),
      'a project without a name': (tables) =>
        addProject(tables, { id: 'p3', organizationId: 'o1', name: '' }),
      'a public key twice': (tables) => tables.updateTable('api_keys').set({ id: 'k2' }).execute(),
      'an API key without its credential': (tables) =>
        tables
          .insertInto('api_keys')
          .values({
            id: 'k9',
            public_key: 'x',
            private_key_suffix: '',
            ha1_md5_sealed: '',
            ha1_sha256_sealed: '',
          })
          .execute(),
      'a user name twice': (tables) =>
        tables
          .insertInto('users')
          .columns([
            'id',
            'username',
            'first_name',
            'last_name',
            'country',
            'mobile_number',
            'password_hash',
            'created_at',
            'last_auth_at',
          ])
          .expression((select) =>
            select
              .selectFrom('users')
              .select((column) => [
                column.val('u2').as('id'),
                'username',
                'first_name',
                'last_name',
                'country',
                'mobile_number',
                'password_hash',
                'created_at',
                'last_auth_at',
              ]),
          )
          .execute(),
      'a flag that is neither 0 nor 1': (tables) =>
        tables.updateTable('organizations').set({ api_access_list_required: 2 }).execute(),
      'a seventeenth row of the order': (tables) =>
        tables
          .insertInto('write_order')
          .values({ slot: 16, value: 0, pruned_through: 0, events_at: 0 })
          .execute(),
      'a change of no kind': (tables) =>
        tables
          .insertInto('changes')
          // @ts-expect-error the type refuses it too
          .values({ slot: 0, value: 1, kind: '', subject: 'x', created_at: 1 })
          .execute(),
      'a key that is null': (tables) =>
        tables
          .insertInto('installation')
          // @ts-expect-error the type refuses it too
          .values({ name: null, value: 'x' })
          .execute(),
    };
    for (const [name, violate] of Object.entries(violations)) {
      const attempt = store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
        withoutEvent('test');
        await violate(database);
      });
      await expect(attempt, name).rejects.toMatchObject({
        code: expect.stringMatching(/^(SQLITE_CONSTRAINT|23)/),
      });
    }
  });
});
