import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { openStore, type Store, type StoreOptions } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { PATIENTLY } from '../support/patience.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { addOrganization } from '../support/rows.js';
import { startTcpProxy } from '../support/tcp-proxy.js';

// A primary and a standby, both named in the URL.

let primary: PostgresServer;
let standby: PostgresServer;
beforeAll(async () => {
  primary = await startPostgres();
  standby = await startPostgres({ follows: primary });
});
afterAll(() => Promise.all([primary.stop(), standby.stop()]));

const away = (message: RegExp) => ({
  code: 'STORE_UNAVAILABLE',
  cause: { message: expect.stringMatching(message) },
});

const portOf = (server: PostgresServer) => new URL(server.url('x')).port;

async function open(databaseUrl: string, options: Partial<StoreOptions> = {}): Promise<Store> {
  const store = await openStore({ databaseUrl, now: Date.now, onError: () => {}, ...options });
  onTestFinished(() => store.close());
  return store;
}

function addNamed(store: Store, id: string): Promise<void> {
  return store.write(ABOUT_ALL, async (write) => {
    await addOrganization(write.database, id);
    write.withoutEvent('test');
  });
}

it('passes over a port where nothing listens, a name that is none, silence and a standby', async () => {
  const silent = await startTcpProxy(Number(portOf(primary)));
  onTestFinished(() => silent.close());
  silent.swallow();
  const hosts = [
    '127.0.0.1:1',
    'no-such-host.invalid',
    `127.0.0.1:${silent.port}`,
    `127.0.0.1:${portOf(standby)}`,
    `127.0.0.1:${portOf(primary)}`,
  ];
  const database = new URL(await primary.createDatabase()).pathname;
  const store = await open(`postgres://sallyport@${hosts.join(',')}${database}?connect_timeout=1`);
  expect(store.description).toContain(`127.0.0.1:1,no-such-host.invalid:5432,127.0.0.1:${silent.port},`);
  await addNamed(store, 'o');
});

it('says of each host why it cannot be used', async () => {
  const url = `postgres://sallyport@127.0.0.1:1,127.0.0.1:${portOf(standby)}/postgres`;
  await expect(open(url)).rejects.toMatchObject(
    away(
      /^no host of the database can be used: 127\.0\.0\.1:1: connect ECONNREFUSED .*; 127\.0\.0\.1:\d+: the server is a standby/,
    ),
  );
});

it('takes no standby even when it is the only host', async () => {
  await expect(open(standby.url('postgres'))).rejects.toMatchObject(away(/^the server is a standby/));
});

it('passes over a primary that takes no writes when it is told to, and else uses it to read', async () => {
  const url = await primary.createDatabase();
  const writable = await open(url);
  const name = new URL(url).pathname.slice(1);
  await sql`alter database ${sql.ref(name)} set default_transaction_read_only = on`.execute(writable.reader);
  await expect(open(`${url}?target_session_attrs=read-write`)).rejects.toMatchObject(
    away(/^the server takes no writes$/),
  );
  await primary.terminateSessions();
  await vi.waitFor(() => writable.ping(), PATIENTLY);
  await vi.waitFor(
    () => expect(addNamed(writable, 'o')).rejects.toMatchObject({ message: 'the database takes no writes' }),
    PATIENTLY,
  );
  await vi.waitFor(() => expect(writable.lagMs()).toBeLessThan(1_000), PATIENTLY);
});

// The last one: the primary is gone afterwards.
it('goes on with the standby when that was promoted', async () => {
  const url = await primary.createDatabase();
  const both = url.replace(/(127\.0\.0\.1):\d+/, `$1:${portOf(primary)},$1:${portOf(standby)}`);
  const store = await open(both, { maxLagMs: 60_000 });
  const heard: unknown[] = [];
  store.onChanges((changes) => heard.push(changes));
  await addNamed(store, 'before');
  await replayed();
  await primary.kill();
  await standby.promote();
  await vi.waitFor(() => addNamed(store, 'after'), PATIENTLY);
  const names = await store.reader.selectFrom('organizations').select('id').orderBy('id').execute();
  expect(names.map(({ id }) => id)).toEqual(['after', 'before']);
  // The feed reads there as well.
  await vi.waitFor(() => expect(store.lagMs()).toBeLessThan(1_000), PATIENTLY);
});

/** Waits until the standby has all that the primary has. */
async function replayed(): Promise<void> {
  const store = await open(await primary.createDatabase());
  await vi.waitFor(async () => {
    const { rows } = await sql`select 1 from pg_stat_replication
      where replay_lsn >= pg_current_wal_flush_lsn()`.execute(store.reader);
    expect(rows).toHaveLength(1);
  }, PATIENTLY);
}
