import {
  CompiledQuery,
  type DatabaseConnection,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { expect, it, vi } from 'vitest';
import { createPostgresDriver, type DriverSession } from './postgres-driver.js';
import type { SessionPool } from './session-pool.js';

const ROWS = { command: 'SELECT', rowCount: 1, rows: [{ one: 1 }] };
const select = CompiledQuery.raw('select 1 as one');
const away = { code: 'STORE_UNAVAILABLE' };
const unknown = { code: 'WRITE_OUTCOME_UNKNOWN' };

function createSession(prologue = '') {
  let isLost = false;
  const lose = () => {
    isLost = true;
  };
  return {
    query: vi.fn<DriverSession['query']>(async () => ROWS),
    prologue,
    isLost: () => isLost,
    giveUp: lose,
    fellSilent: vi.fn(lose),
    close: () => {},
    onLost: () => {},
  };
}

async function connected({ queryTimeoutMs, prologue }: { queryTimeoutMs?: number; prologue?: string } = {}) {
  const session = createSession(prologue);
  const pool: SessionPool<DriverSession> = {
    acquire: async () => session,
    release: vi.fn(),
    end: async () => {},
  };
  const driver = createPostgresDriver({ pool, queryTimeoutMs });
  const connection = await driver.acquireConnection();
  const texts = () => session.query.mock.calls.map(([text]) => text);
  return { pool, driver, connection, session, texts };
}

const query = (connection: DatabaseConnection) => connection.executeQuery(select);

it('keeps a session whose statements are answered, refusals among them', async () => {
  const { pool, driver, connection, session } = await connected();
  expect((await query(connection)).rows).toEqual([{ one: 1 }]);
  const refusal = Object.assign(new Error('is there already'), { code: '23505' });
  session.query.mockRejectedValueOnce(refusal);
  await expect(query(connection)).rejects.toBe(refusal);
  await driver.releaseConnection(connection);
  expect(pool.release).toHaveBeenCalledExactlyOnceWith(session);
  expect(session.isLost()).toBe(false);
});

it('asks nothing of a session that broke while it was in use', async () => {
  const { connection, session } = await connected();
  session.giveUp();
  await expect(query(connection)).rejects.toMatchObject(away);
  expect(session.query).not.toHaveBeenCalled();
});

it('gives up a session on which the server says that it ends', async () => {
  const { connection, session } = await connected();
  const cause = Object.assign(new Error('terminating connection'), { code: '57P01' });
  session.query.mockRejectedValueOnce(cause);
  await expect(query(connection)).rejects.toMatchObject({ ...away, cause });
  expect(session.isLost()).toBe(true);
});

it('says so when the server takes no writes', async () => {
  const { connection, session } = await connected();
  session.query.mockRejectedValueOnce(Object.assign(new Error('read-only'), { code: '25006' }));
  await expect(query(connection)).rejects.toMatchObject({ ...away, message: 'the database takes no writes' });
});

it('gives up a session that does not answer in time, and says that it fell silent', async () => {
  const { connection, session } = await connected({ queryTimeoutMs: 20 });
  session.query.mockReturnValueOnce(new Promise(() => {}));
  await expect(query(connection)).rejects.toMatchObject(away);
  expect(session.fellSilent).toHaveBeenCalledTimes(1);
});

it('waits as long as it takes where there is no time-out', async () => {
  const { connection, session } = await connected();
  let answer: (rows: typeof ROWS) => void = () => {};
  session.query.mockReturnValueOnce(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  const answered = query(connection);
  answer(ROWS);
  expect((await answered).rows).toHaveLength(1);
});

it('rolls back on a session that works', async () => {
  const { driver, connection, texts } = await connected();
  await driver.beginTransaction(connection, { isolationLevel: 'read committed' });
  await driver.rollbackTransaction(connection);
  expect(texts()).toEqual(['start transaction isolation level read committed', 'rollback']);
});

it('gives each transaction the time-outs that its session could not have, in the same message', async () => {
  const { driver, connection, texts } = await connected({ prologue: 'set local lock_timeout = 5; ' });
  await driver.beginTransaction(connection, { isolationLevel: 'read committed' });
  expect(texts()).toEqual(['start transaction isolation level read committed; set local lock_timeout = 5; ']);
});

it('does not wait behind a statement under way to roll back: the session goes, and the transaction with it', async () => {
  const { driver, connection, session, texts } = await connected();
  session.query.mockReturnValueOnce(new Promise(() => {}));
  query(connection).catch(() => {});
  await driver.rollbackTransaction(connection);
  expect(texts()).toEqual(['select 1 as one']);
  expect(session.isLost()).toBe(true);
});

it('does not commit twice: a commit whose answer is lost is an error', async () => {
  const { driver, connection, session, texts } = await connected();
  session.query.mockRejectedValueOnce(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
  await expect(driver.commitTransaction(connection)).rejects.toMatchObject(unknown);
  await driver.rollbackTransaction(connection);
  expect(texts()).toEqual(['commit']);
});

it.each([
  ['it is not answered', 'EPIPE', unknown],
  ['a pooler lost the server', '08P01', unknown],
  ['the server ends', '57P01', unknown],
  ['the server crashes', '57P02', unknown],
  ['the server took too long for what was before it', '57014', away],
  ['the server takes no writes', '25006', away],
  ['the disk is full', '53100', { code: 'STORE_FULL' }],
])('says of a commit whether it may have been stored when %s', async (_, code, expected) => {
  const { driver, connection, session } = await connected();
  await driver.beginTransaction(connection, {});
  session.query.mockRejectedValueOnce(Object.assign(new Error('no'), { code }));
  await expect(driver.commitTransaction(connection)).rejects.toMatchObject(expected);
});

it('knows that nothing was stored when the commit was not sent, or nothing was written', async () => {
  const unsent = await connected();
  await unsent.driver.beginTransaction(unsent.connection, {});
  unsent.session.giveUp();
  await expect(unsent.driver.commitTransaction(unsent.connection)).rejects.toMatchObject(away);
  const reading = await connected();
  await reading.driver.beginTransaction(reading.connection, { accessMode: 'read only' });
  reading.session.query.mockRejectedValueOnce(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
  await expect(reading.driver.commitTransaction(reading.connection)).rejects.toMatchObject(away);
});

/** A compiled insert, as a query builder makes it. */
const insert = new Kysely<{ t: { a: number } }>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (database) => new PostgresIntrospector(database),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
})
  .insertInto('t')
  .values([{ a: 1 }, { a: 2 }])
  .compile();

it('sends the beginning of a transaction and its inserts ahead, and waits for the first answer that is needed', async () => {
  const { driver, connection, session, texts } = await connected();
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  session.query.mockImplementation(async () => {
    await answered;
    return ROWS;
  });
  await driver.beginTransaction(connection, { isolationLevel: 'read committed' });
  expect(await connection.executeQuery(insert)).toEqual({ rows: [], numAffectedRows: 2n });
  const asked = query(connection);
  expect(texts()).toEqual(['start transaction isolation level read committed', insert.sql, select.sql]);
  expect(session.query.mock.calls.map(([, , isFollowed]) => isFollowed)).toEqual([true, true, false]);
  answer();
  expect((await asked).rows).toHaveLength(1);
});

it('waits for an insert outside of a transaction', async () => {
  const { connection, session } = await connected();
  session.query.mockRejectedValueOnce(new Error('refused'));
  await expect(connection.executeQuery(insert)).rejects.toThrow('refused');
});

it('fails in the place of a statement that was sent ahead, with its error, and rolls back', async () => {
  const { driver, connection, session, texts } = await connected();
  await driver.beginTransaction(connection, {});
  const refusal = Object.assign(new Error('is there already'), { code: '23505' });
  const aborted = Object.assign(new Error('aborted'), { code: '25P02' });
  session.query.mockRejectedValueOnce(refusal).mockRejectedValueOnce(aborted);
  await connection.executeQuery(insert);
  await expect(driver.commitTransaction(connection)).rejects.toBe(refusal);
  await driver.rollbackTransaction(connection);
  expect(texts().at(-1)).toBe('rollback');
  expect(session.isLost()).toBe(false);
});

it('does not take a commit that the server made a rollback for one', async () => {
  const { driver, connection, session } = await connected();
  await driver.beginTransaction(connection, {});
  session.query.mockResolvedValueOnce({ command: 'ROLLBACK', rowCount: null, rows: [] } as never);
  await expect(driver.commitTransaction(connection)).rejects.toThrow('rolled back');
});
