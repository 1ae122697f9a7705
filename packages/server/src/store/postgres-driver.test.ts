import { EventEmitter } from 'node:events';
import { CompiledQuery, type DatabaseConnection } from 'kysely';
import { expect, it, vi } from 'vitest';
import { createBackOff } from './back-off.js';
import { type ConnectionPool, createPostgresDriver, type PooledClient } from './postgres-driver.js';

type Answer = Awaited<ReturnType<PooledClient['query']>>;

const ROWS: Answer = { command: 'SELECT', rowCount: 1, rows: [{ one: 1 }] };
const select = CompiledQuery.raw('select 1 as one');
const away = { code: 'STORE_UNAVAILABLE' };

class Client extends EventEmitter implements PooledClient {
  readonly query = vi.fn<PooledClient['query']>(async () => ROWS);
  readonly release = vi.fn<PooledClient['release']>();
}

/** A pool that opens a connection for whoever asks. */
class Pool extends EventEmitter implements ConnectionPool {
  readonly options = { max: 10 };
  totalCount = 0;
  idleCount = 0;
  waitingCount = 0;
  readonly clients: Client[] = [];
  readonly connect = vi.fn(async () => {
    const client = new Client();
    this.clients.push(client);
    this.emit('connect', client);
    return client;
  });
  readonly end = vi.fn(async () => {});
}

function driverOn(pool: Pool, queryTimeoutMs?: number) {
  return createPostgresDriver({ pool, queryTimeoutMs });
}

async function connected(queryTimeoutMs?: number) {
  const pool = new Pool();
  const driver = driverOn(pool, queryTimeoutMs);
  const connection = await driver.acquireConnection();
  const client = pool.clients[0];
  if (client === undefined) throw new Error('no connection was opened');
  return { pool, driver, connection, client };
}

const query = (connection: DatabaseConnection) => connection.executeQuery(select);

it('keeps a connection whose statements are answered, refusals among them', async () => {
  const { driver, connection, client } = await connected();
  expect((await query(connection)).rows).toEqual([{ one: 1 }]);
  const refusal = Object.assign(new Error('is there already'), { code: '23505' });
  client.query.mockRejectedValueOnce(refusal);
  await expect(query(connection)).rejects.toBe(refusal);
  await driver.releaseConnection(connection);
  expect(client.release.mock.calls).toEqual([[false]]);
});

it('survives a connection that breaks while it is in use, and uses it no more', async () => {
  const { driver, connection, client } = await connected();
  client.emit('error', new Error('terminated'));
  await expect(query(connection)).rejects.toMatchObject(away);
  expect(client.query).not.toHaveBeenCalled();
  await driver.releaseConnection(connection);
  expect(client.release.mock.calls).toEqual([[true]]);
});

it('gives up a connection on which the server says that it ends', async () => {
  const { driver, connection, client } = await connected();
  const cause = Object.assign(new Error('terminating connection'), { code: '57P01' });
  client.query.mockRejectedValueOnce(cause);
  await expect(query(connection)).rejects.toMatchObject({ ...away, cause });
  await driver.releaseConnection(connection);
  expect(client.release.mock.calls).toEqual([[true]]);
});

it('gives up a connection that does not answer in time', async () => {
  const { driver, connection, client } = await connected(20);
  client.query.mockReturnValueOnce(new Promise(() => {}));
  await expect(query(connection)).rejects.toMatchObject(away);
  await driver.releaseConnection(connection);
  expect(client.release.mock.calls).toEqual([[true]]);
});

it('waits as long as it takes where there is no time-out', async () => {
  const { connection, client } = await connected();
  let answer: (rows: Answer) => void = () => {};
  client.query.mockReturnValueOnce(
    new Promise((resolve) => {
      answer = resolve;
    }),
  );
  const answered = query(connection);
  answer(ROWS);
  expect((await answered).rows).toHaveLength(1);
});

it('rolls back on a connection that works', async () => {
  const { driver, connection, client } = await connected();
  await driver.beginTransaction(connection, { isolationLevel: 'read committed' });
  await driver.rollbackTransaction(connection);
  expect(client.query.mock.calls.map(([text]) => text)).toEqual([
    'start transaction isolation level read committed',
    'rollback',
  ]);
});

it('does not wait behind a statement under way to roll back: the connection goes, and the transaction with it', async () => {
  const { driver, connection, client } = await connected();
  client.query.mockReturnValueOnce(new Promise(() => {}));
  query(connection).catch(() => {});
  await driver.rollbackTransaction(connection);
  await driver.releaseConnection(connection);
  expect(client.query.mock.calls.map(([text]) => text)).toEqual(['select 1 as one']);
  expect(client.release.mock.calls).toEqual([[true]]);
});

it('does not commit twice: a commit whose answer is lost is an error', async () => {
  const { driver, connection, client } = await connected();
  client.query.mockRejectedValueOnce(Object.assign(new Error('reset'), { code: 'ECONNRESET' }));
  await expect(driver.commitTransaction(connection)).rejects.toMatchObject(away);
  await driver.rollbackTransaction(connection);
  expect(client.query.mock.calls.map(([text]) => text)).toEqual(['commit']);
});

it('says that the database is away whatever keeps it from connecting', async () => {
  const pool = new Pool();
  const driver = driverOn(pool);
  const cause = Object.assign(new Error('password authentication failed'), { code: '28P01' });
  pool.connect.mockRejectedValueOnce(cause);
  await expect(driver.acquireConnection()).rejects.toMatchObject({ ...away, cause });
});

it('does not try to connect again at once after it failed, but uses a connection that is there', async () => {
  const pool = new Pool();
  const backOff = createBackOff({ now: () => 0 });
  const driver = createPostgresDriver({ pool, queryTimeoutMs: undefined, backOff });
  pool.connect.mockRejectedValueOnce(new Error('refused'));
  await expect(driver.acquireConnection()).rejects.toMatchObject(away);
  await expect(driver.acquireConnection()).rejects.toMatchObject(away);
  expect(pool.connect).toHaveBeenCalledTimes(1);
  pool.idleCount = 1;
  await driver.acquireConnection();
  expect(pool.connect).toHaveBeenCalledTimes(2);
});

it('lets nobody wait for a connection behind a thousand others', async () => {
  const pool = new Pool();
  pool.waitingCount = 1_000;
  await expect(driverOn(pool).acquireConnection()).rejects.toMatchObject(away);
  expect(pool.connect).not.toHaveBeenCalled();
});
