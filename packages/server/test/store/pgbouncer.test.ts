import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { openStore, type Store, type StoreOptions } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { PATIENTLY } from '../support/patience.js';
import { type PgBouncer, startPgBouncer } from '../support/pgbouncer.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { addOrganization } from '../support/rows.js';

// A pooler in transaction mode between the store and its database: each transaction may be on another session.

let server: PostgresServer;
let pooler: PgBouncer;
beforeAll(async () => {
  server = await startPostgres();
  pooler = await startPgBouncer(server.url('postgres'));
});
afterAll(async () => {
  await pooler.stop();
  await server.stop();
});

async function open(databaseUrl: string, options: Partial<StoreOptions> = {}): Promise<Store> {
  const store = await openStore({ databaseUrl, now: Date.now, onError: () => {}, ...options });
  onTestFinished(() => store.close());
  return store;
}

function addNamed(store: Store, id: string): Promise<void> {
  return store.write(ABOUT_ALL, async (write) => {
    await addOrganization(write.database, id);
    write.withoutEvent('test');
    write.changed({ kind: 'organization', subject: id });
  });
}

it('migrates, writes, reads and follows the changes of others, more at once than the pooler has sessions', async () => {
  const url = pooler.through(await server.createDatabase());
  const [here, there] = await Promise.all([open(url), open(url)]);
  const heard = new Set<unknown>();
  there.onChanges((changes) => {
    if (changes !== 'all') for (const { subject } of changes) heard.add(subject);
  });
  const ids = Array.from({ length: 40 }, (_, index) => `o${String(index).padStart(2, '0')}`);
  const reads = ids.map(() => there.reader.selectFrom('organizations').select('id').limit(1).execute());
  await Promise.all([...ids.map((id) => addNamed(here, id)), ...reads]);
  await vi.waitFor(() => expect([...heard].sort()).toEqual(ids), PATIENTLY);
});

it('bounds transactions, though the pooler takes no time-outs at the start of a session', async () => {
  const store = await open(pooler.through(await server.createDatabase()));
  const inside = await store.reader
    .transaction()
    .execute(async (transaction) => (await timeouts.execute(transaction)).rows[0]);
  expect(inside).toEqual({ statement: '10s', lock: '10s', idle: '2s' });
  // The session behind it, which the next one may get, is left as it was.
  const outside = (await timeouts.execute(store.reader)).rows[0];
  expect(outside).toEqual({ statement: '0', lock: '0', idle: '0' });
});

const timeouts = sql<Record<string, string>>`select current_setting('statement_timeout') as statement,
  current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`;

it('outlives a restart of the server behind it', async () => {
  const store = await open(pooler.through(await server.createDatabase()), { maxLagMs: 60_000 });
  await addNamed(store, 'before');
  await server.restart();
  await vi.waitFor(() => addNamed(store, 'after'), PATIENTLY);
  await vi.waitFor(() => expect(store.lagMs()).toBeLessThan(1_000), PATIENTLY);
});

it('does not take what a standby behind it shows for the present', async () => {
  const store = await open(pooler.through(await server.createDatabase()), { maxLagMs: 2_000 });
  // It hears of everything from now on, and shows it an hour later.
  const standby = await startPostgres({ follows: server, settings: { recovery_min_apply_delay: '1h' } });
  onTestFinished(() => standby.stop());
  await pooler.leadTo(Number(new URL(standby.url('x')).port));
  onTestFinished(() => pooler.leadTo(Number(new URL(server.url('x')).port)));
  await vi.waitFor(() => expect(store.isFollowing()).toBe(false), PATIENTLY);
  await expect(addNamed(store, 'o')).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await pooler.leadTo(Number(new URL(server.url('x')).port));
  await vi.waitFor(() => expect(store.isFollowing()).toBe(true), PATIENTLY);
  await vi.waitFor(() => addNamed(store, 'o'), PATIENTLY);
});
