import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ABOUT_ALL, SLOTS, type Subject, slotsOf } from '../../src/store/subjects.js';
import { addKey } from '../support/accounts.js';
import { until } from '../support/built-server.js';
import type { KeyPair } from '../support/call.js';
import { createGate } from '../support/gate.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { exchange, requestBytes } from '../support/raw-http.js';
import { keyRequest, keysMadeTooLate, prepareRevocable, revocationKinds } from '../support/revocations.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { basicOf, createAccount, curlWithToken, tokenOf } from '../support/service-accounts.js';

// A write was decided and waits for its turn. In front of it waits the revocation of who asked for it.

/** Keeps all writes waiting. `waiting`: how many do. */
interface Hold {
  waiting(): Promise<number>;
  release(): Promise<void>;
}

/** In the process, before its own writes. */
async function holdTurns({ services }: TestServer): Promise<Hold> {
  const [begun, end] = [createGate(), createGate()];
  const write = vi.spyOn(services.store, 'write');
  const held = services.store.write(ABOUT_ALL, async ({ withoutEvent }) => {
    withoutEvent('a test keeps writes waiting');
    begun.open();
    await end.opened;
  });
  await begun.opened;
  const before = write.mock.calls.length;
  return {
    // Those of requests: what is done from time to time asks for nobody.
    waiting: async () => write.mock.calls.slice(before).filter(([{ asker }]) => asker !== undefined).length,
    async release() {
      if (!vi.isMockFunction(services.store.write)) return;
      write.mockRestore();
      end.open();
      await held;
    },
  };
}

/** Writes that wait for each other are drafted one on top of the other and stored together, however long that takes. */
function stopGroups() {
  return vi.spyOn(performance, 'now').mockReturnValue(performance.now());
}

/**
 * In the database, before the writes of all nodes. Only the rows that the revocation wants: a write that waits for another
 * one could be in front of it afterwards.
 */
async function holdRows(databaseUrl: string, subjects: readonly Subject[]): Promise<Hold> {
  // What a transaction has seen of the activity it sees again.
  const [client, watcher] = [databaseUrl, databaseUrl].map(
    (connectionString) => new pg.Client({ connectionString }),
  ) as [pg.Client, pg.Client];
  await Promise.all([client.connect(), watcher.connect()]);
  let isReleased = false;
  await client.query('begin');
  await client.query('select slot from write_order where slot = any($1) order by slot for update', [
    slotsOf(subjects),
  ]);
  return {
    async waiting() {
      const { rows } = await watcher.query(
        `select query from pg_stat_activity where datname = current_database()
         and wait_event_type = 'Lock' and query like '%write_order%'`,
      );
      // A look for what expires, of either node and at any time, waits for the rows of everything.
      return rows.filter(({ query }) => !query.includes(`$${SLOTS.length}`)).length;
    },
    async release() {
      if (isReleased) return;
      isReleased = true;
      await client.query('commit');
      await Promise.all([client.end(), watcher.end()]);
    },
  };
}

/** The revocation comes to its turn on a node, and then a request that was decided before it. */
async function expectFinal(
  kind: string,
  {
    server,
    node,
    hold,
  }: { server: TestServer; node: TestServer; hold: (subjects: readonly Subject[]) => Promise<Hold> },
): Promise<void> {
  const revocable = await prepareRevocable(server, kind);
  const bytes = keyRequest(revocable, await revocable.headers());
  const before = await keysMadeTooLate(server);
  const held = await hold(revocable.about);
  onTestFinished(held.release);
  const waiting = (count: number) =>
    until(`${count} writes to wait`, async () => (await held.waiting()) === count || undefined);
  const revoking = revocable.revoke(node);
  await waiting(1);
  const late = exchange(server.url, bytes);
  await waiting(2);
  await held.release();
  const revoked = await revoking;
  expect(revoked.status).toBeGreaterThanOrEqual(200);
  expect(revoked.status).toBeLessThan(300);
  const answer = await late;
  const [status, code] = revocable.refused;
  expect(answer.status, answer.body.toString()).toBe(status);
  if (code !== undefined) expect(answer.json().errorCode).toBe(code);
  expect(await keysMadeTooLate(server)).toBe(before);
}

describe('on SQLite', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stop());

  it.each(revocationKinds)('makes nothing for %s', (kind) =>
    expectFinal(kind, { server, node: server, hold: () => holdTurns(server) }),
  );

  it.each(revocationKinds)('makes nothing for %s by a draft that is not stored yet', async (kind) => {
    const clock = stopGroups();
    onTestFinished(() => clock.mockRestore());
    await expectFinal(kind, { server, node: server, hold: () => holdTurns(server) });
  });

  it('asks the store nothing about a caller when drafts below changed other credentials alone', async () => {
    const addOwner = () => addKey(server, { organizationRoles: ['ORG_OWNER'] });
    const [first, second] = [await addOwner(), await addOwner()];
    const path = `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`;
    const make = (key: KeyPair) =>
      server.curl(path, { key, method: 'POST', body: { desc: 'below or above', roles: ['ORG_MEMBER'] } });
    await make(second);
    const clock = stopGroups();
    onTestFinished(() => clock.mockRestore());
    const held = await holdTurns(server);
    onTestFinished(held.release);
    const waiting = (count: number) =>
      until(`${count} writes to wait`, async () => (await held.waiting()) === count || undefined);
    const below = make(first);
    await waiting(1);
    const above = make(second);
    await waiting(2);
    // Whoever is read from the store has a proof that is opened.
    const open = vi.spyOn(server.services.sealing, 'open');
    await held.release();
    expect([(await below).status, (await above).status]).toEqual([200, 200]);
    expect(open).not.toHaveBeenCalled();
  });

  it('ends no token of an account for a client secret that was deleted', async () => {
    const account = await createAccount(server);
    const secrets = `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}/secrets`;
    const second = await server.curl(secrets, { method: 'POST', body: { secretExpiresAfterHours: 8 } });
    const token = await tokenOf(server, { ...account, secret: second.json.secret });
    const held = await holdTurns(server);
    onTestFinished(held.release);
    const waiting = (count: number) =>
      until(`${count} writes to wait`, async () => (await held.waiting()) === count || undefined);
    const deleting = server.curl(`${secrets}/${account.secretId}`, { method: 'DELETE' });
    await waiting(1);
    const revoking = exchange(
      server.url,
      requestBytes(
        'POST',
        '/api/oauth/revoke',
        { Authorization: basicOf(account), 'Content-Type': 'application/x-www-form-urlencoded' },
        `token=${token}`,
      ),
    );
    await waiting(2);
    await held.release();
    expect((await deleting).status).toBe(204);
    expect((await revoking).status).toBe(401);
    expect((await curlWithToken(server, token, '/api/atlas/v2/orgs')).status).toBe(200);
  });
});

describe('on PostgreSQL', () => {
  let postgres: PostgresServer;
  let databaseUrl: string;
  let server: TestServer;
  let other: TestServer;
  beforeAll(async () => {
    postgres = await startPostgres();
    databaseUrl = await postgres.createDatabase();
    const flags = { databaseUrl, masterKey: 'cd'.repeat(32) };
    server = await startTestServer(flags);
    other = await startTestServer(flags, { first: server.first });
  });
  afterAll(async () => {
    await other.stop();
    await server.stop();
    await postgres.stop();
  });

  it.each(revocationKinds)('makes nothing for %s', (kind) =>
    expectFinal(kind, { server, node: server, hold: () => holdTurns(server) }),
  );

  it.each(revocationKinds)('makes nothing for %s on another node', (kind) =>
    expectFinal(kind, { server, node: other, hold: (subjects) => holdRows(databaseUrl, subjects) }),
  );
});
