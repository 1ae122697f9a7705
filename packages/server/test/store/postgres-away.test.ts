import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, it, onTestFinished, vi } from 'vitest';
import { openStore, type Store, type StoreOptions } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { PATIENCE_MS, PATIENTLY } from '../support/patience.js';
import { type PostgresServer, startPostgres, withClient } from '../support/postgres.js';
import { withinSeconds } from '../support/promptly.js';
import { addOrganization } from '../support/rows.js';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.js';

// A real PostgreSQL server whose connections end, fall silent or are all taken. That this process goes on at all shows
// that no error went unheard.

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

const away = { code: 'STORE_UNAVAILABLE' };

async function open(options: Partial<StoreOptions>): Promise<Store> {
  const store = await openStore({ now: Date.now, onError: () => {}, ...options });
  onTestFinished(() => store.close());
  return store;
}

/** A store that reaches its database by a way that can be cut. */
async function openBehindProxy(
  options: Partial<StoreOptions> = {},
): Promise<{ store: Store; proxy: TcpProxy }> {
  const url = new URL(await server.createDatabase());
  const proxy = await startTcpProxy(Number(url.port));
  onTestFinished(() => proxy.close());
  url.port = String(proxy.port);
  return { store: await open({ databaseUrl: url.href, ...options }), proxy };
}

/** Waits until the server works on that many statements like that one. */
function untilRunning(databaseUrl: string, statement: string, count = 1): Promise<void> {
  const running = `select from pg_stat_activity
    where datname = current_database() and state = 'active' and query like '${statement}'`;
  return withClient(databaseUrl, (client) =>
    vi.waitFor(async () => expect((await client.query(running)).rowCount).toBe(count), PATIENTLY),
  );
}

it('outlives a connection that ends while it is in use', async () => {
  const store = await open({ databaseUrl: await server.createDatabase() });
  await store.reader.connection().execute(async (connection) => {
    await sql`select 1`.execute(connection);
    await server.terminateSessions();
    // Unheard, the error would come when the connection is reserved and no statement runs.
    await sleep(100);
    await expect(sql`select 1`.execute(connection)).rejects.toMatchObject(away);
  });
  await store.ping();
});

it('outlives connections that end while nobody uses them', async () => {
  const onError = vi.fn();
  const store = await open({ databaseUrl: await server.createDatabase(), onError });
  await Promise.all([store.ping(), store.ping(), store.ping()]);
  await server.terminateSessions();
  await vi.waitFor(() => expect(onError).toHaveBeenCalled(), PATIENTLY);
  await vi.waitFor(() => store.ping(), PATIENTLY);
});

it('says that it is away for a statement whose connection ends under it', async () => {
  const databaseUrl = await server.createDatabase();
  const store = await open({ databaseUrl });
  const sleeping = sql`select pg_sleep(60)`.execute(store.reader);
  const ended = expect(sleeping).rejects.toMatchObject(away);
  await untilRunning(databaseUrl, 'select pg_sleep%');
  await server.terminateSessions();
  await ended;
});

it('does not repeat a write whose commit was not answered, and hears of its changes', async () => {
  const { store, proxy } = await openBehindProxy({ pollIntervalMs: 20 });
  const heard: unknown[] = [];
  store.onChanges((changes) => heard.push(...changes));
  let runs = 0;
  // As the statement ends on the wire: `read committed` begins the same way.
  proxy.cutAfter('commit\0');
  const written = store.write(ABOUT_ALL, async (write) => {
    runs += 1;
    await addOrganization(write.database, 'o');
    write.withoutEvent('test');
    write.changed({ kind: 'organization', subject: 'o' });
  });
  await expect(written).rejects.toMatchObject({ code: 'WRITE_OUTCOME_UNKNOWN' });
  expect(runs).toBe(1);
  await vi.waitFor(() => expect(heard).toEqual([{ kind: 'organization', subject: 'o' }]), PATIENTLY);
  expect(await store.reader.selectFrom('organizations').select('id').execute()).toEqual([{ id: 'o' }]);
});

it('ends every wait when it has heard nothing for too long, and works as soon as the way is free', async () => {
  const { store, proxy } = await openBehindProxy({ maxLagMs: 1_000 });
  await vi.waitFor(() => store.ping(), PATIENTLY);
  proxy.swallow();
  // Left to itself, the statement would end by its own time-out, after ten seconds.
  await expect(store.ping()).rejects.toMatchObject({
    ...away,
    cause: { message: expect.stringMatching(/^Connection terminated/) },
  });
  expect(store.isFollowing()).toBe(false);
  await proxy.heal();
  await vi.waitFor(() => store.ping(), PATIENTLY);
  await vi.waitFor(() => expect(store.isFollowing()).toBe(true), PATIENTLY);
});

it('hears of changes while every other connection waits', async () => {
  const databaseUrl = await server.createDatabase();
  const [here, there] = [await open({ databaseUrl }), await open({ databaseUrl })];
  const heard: unknown[] = [];
  here.onChanges((changes) => heard.push(...changes));
  const locker = new pg.Client({ connectionString: databaseUrl });
  await locker.connect();
  await locker.query('begin; lock table events');
  const reads = Array.from({ length: 20 }, () =>
    here.reader.selectFrom('events').select('id').limit(1).execute(),
  );
  const ended = Promise.allSettled(reads);
  // As many as the store has connections for statements.
  await untilRunning(databaseUrl, 'select "id" from "events"%', 10);
  await there.write(ABOUT_ALL, async (write) => {
    write.withoutEvent('test');
    write.changed({ kind: 'credential', subject: 'abcdefgh', of: 'o1' });
  });
  // Those that wait give up after ten seconds.
  await withinSeconds(4, 'the change', () => heard[0]);
  expect(heard).toHaveLength(1);
  await locker.query('rollback');
  await locker.end();
  await ended;
});

it('shares the connection that it has while others have taken the rest, and says that it is away without one', async () => {
  const crowded = await startPostgres({ settings: { max_connections: 12 } });
  onTestFinished(() => crowded.stop());
  const store = await open({ databaseUrl: await crowded.createDatabase(), maxLagMs: PATIENCE_MS });
  const others: pg.Client[] = [];
  onTestFinished(async () => {
    await Promise.allSettled(others.map((client) => client.end()));
  });

  /** Takes every connection that is free. */
  async function takeAll(): Promise<void> {
    for (;;) {
      const client = new pg.Client({ connectionString: crowded.url('postgres') });
      client.on('error', () => {});
      try {
        await client.connect();
      } catch {
        return;
      }
      others.push(client);
    }
  }

  const { pid, pings } = await store.reader.connection().execute(async (connection) => {
    await takeAll();
    const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(connection);
    return { pid: rows[0]?.pid, pings: Array.from({ length: 8 }, () => store.ping()) };
  });
  await Promise.all(pings);

  const taken = others.length;
  await others[0]?.query('select pg_terminate_backend($1)', [pid]);
  await vi.waitFor(async () => {
    await takeAll();
    expect(others).toHaveLength(taken + 1);
  }, PATIENTLY);
  await expect(store.ping()).rejects.toMatchObject({ ...away, cause: { code: '53300' } });
  await vi.waitFor(() => expect(store.lagMs()).toBeLessThan(1_000), PATIENTLY);

  await Promise.all(others.splice(0).map((client) => client.end()));
  await vi.waitFor(() => store.ping(), PATIENTLY);
});

it('tells that everything changed when a server answers that was started since', async () => {
  const store = await open({ databaseUrl: await server.createDatabase(), pollIntervalMs: 20 });
  const heard: unknown[] = [];
  store.onChanges((changes) => heard.push(changes));
  await server.restart();
  await vi.waitFor(() => expect(heard).toEqual(['all']), PATIENTLY);
});
