import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { startPostgres, withClient } from '../support/postgres.js';
import { addOrganization } from '../support/rows.js';

it('tells a full disk of PostgreSQL from a database that is away, until a write is stored again', async () => {
  const server = await startPostgres();
  onTestFinished(() => server.stop());
  const databaseUrl = await server.createDatabase();
  const database = (statement: string) => withClient(databaseUrl, (client) => client.query(statement));
  const store = await openStore({ now: Date.now, databaseUrl });
  onTestFinished(() => store.close());
  const write = (id: string) =>
    store.write(ABOUT_ALL, async (transaction) => {
      transaction.withoutEvent('a test of the store');
      await addOrganization(transaction.database, id);
    });

  // As the server itself says it when a table cannot grow (SQLSTATE 53100, disk_full).
  await database(`
    create function no_space() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end
    $$`);
  await database('create trigger full_disk before insert on organizations execute function no_space()');
  await expect(write('one')).rejects.toMatchObject({
    code: 'STORE_FULL',
    cause: expect.objectContaining({ message: expect.stringContaining('No space left on device') }),
  });
  expect(store.trouble()).toBe('the disk of the database is full');

  await database('drop trigger full_disk on organizations');
  await write('two');
  expect(store.trouble()).toBeUndefined();
});
