import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { type BackOff, createBackOff } from './back-off.js';
import { StoreError } from './store-error.js';
import { meansUnavailable } from './unavailable.js';

/** What is used of a connection of `pg`. */
export interface PooledClient {
  query(
    text: string,
    values: unknown[],
  ): Promise<{ command: string; rowCount: number | null; rows: unknown[] }>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  /** `true` closes the connection instead of keeping it. */
  release(discard?: boolean): void;
}

/** What is used of a pool of `pg`. */
export interface ConnectionPool {
  readonly options: { readonly max: number };
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
  connect(): Promise<PooledClient>;
  on(event: 'connect', listener: (client: PooledClient) => void): unknown;
  end(): Promise<void>;
}

/** Requests beyond that are told at once instead of after the pool's time-out. */
const MOST_WAITING = 1_000;

interface Connection extends DatabaseConnection {
  /** Rolls back, or gives the connection up, which rolls back as well. */
  rollBack(): Promise<void>;
  release(): void;
}

/**
 * Kysely's way to a pool of `pg`, for databases that go away and come back. Whatever means that the database cannot
 * answer now is thrown as STORE_UNAVAILABLE; a connection that this happened on is never used again, and nothing is
 * tried twice: a statement whose answer is lost may have taken effect.
 *
 * @param options.queryTimeoutMs how long a statement may take until its answer is here; undefined: as long as it likes
 */
export function createPostgresDriver(options: {
  pool: ConnectionPool;
  queryTimeoutMs: number | undefined;
  backOff?: BackOff;
}): Driver {
  const { pool, queryTimeoutMs, backOff = createBackOff() } = options;
  const lost = new WeakSet<PooledClient>();

  // From its first moment on, and while it is in use as well: a client's error that nobody listens to ends the process.
  // Whoever uses the client learns of the error from its query.
  pool.on('connect', (client) => {
    client.on('error', () => lost.add(client));
  });

  async function acquire(): Promise<PooledClient> {
    if (pool.waitingCount >= MOST_WAITING) throw unavailable('too many requests wait for a connection');
    const opensOne = pool.idleCount === 0 && pool.totalCount < pool.options.max;
    if (opensOne && backOff.isHolding()) throw unavailable(backOff.reason());
    try {
      const client = await pool.connect();
      if (opensOne) backOff.succeeded();
      return client;
    } catch (error) {
      if (opensOne) backOff.failed(error);
      throw unavailable(error);
    }
  }

  function connectionOf(client: PooledClient): Connection {
    let running = 0;

    async function executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      if (lost.has(client)) throw unavailable('the connection was lost');
      running += 1;
      try {
        const answer = client.query(sql, [...parameters]);
        const { command, rowCount, rows } = await withinTime(answer, queryTimeoutMs, () => lost.add(client));
        return {
          rows: rows as R[],
          ...(CHANGING.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }),
        };
      } catch (error) {
        if (!lost.has(client) && !meansUnavailable(error)) throw error;
        lost.add(client);
        throw unavailable(error);
      } finally {
        running -= 1;
      }
    }

    return {
      executeQuery,
      // biome-ignore lint/correctness/useYield: part of the interface, and used by nothing here
      async *streamQuery() {
        throw new Error('answers are not streamed');
      },
      async rollBack() {
        // Behind a statement that is still running, `rollback` would wait for it.
        if (running > 0) lost.add(client);
        if (lost.has(client)) return;
        // The error that led here says more than one of the rollback.
        await executeQuery(CompiledQuery.raw('rollback')).catch(() => lost.add(client));
      },
      release: () => client.release(lost.has(client)),
    };
  }

  return {
    async init() {},
    async acquireConnection() {
      return connectionOf(await acquire());
    },
    async beginTransaction(connection, { isolationLevel, accessMode }: TransactionSettings) {
      const mode = [isolationLevel && `isolation level ${isolationLevel}`, accessMode].filter(Boolean);
      await connection.executeQuery(CompiledQuery.raw(`start transaction ${mode.join(', ')}`));
    },
    async commitTransaction(connection) {
      await connection.executeQuery(CompiledQuery.raw('commit'));
    },
    rollbackTransaction: (connection) => (connection as Connection).rollBack(),
    async releaseConnection(connection) {
      (connection as Connection).release();
    },
    destroy: () => pool.end(),
  };
}

/** Commands whose count is of rows that they changed; that of `SELECT` is not. */
const CHANGING: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

async function withinTime<T>(
  answer: Promise<T>,
  timeoutMs: number | undefined,
  timedOut: () => void,
): Promise<T> {
  if (timeoutMs === undefined) return answer;
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      timedOut();
      reject(new Error(`no answer within ${timeoutMs} ms`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([answer, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function unavailable(cause: unknown): StoreError {
  return new StoreError('STORE_UNAVAILABLE', 'the database does not answer', { cause });
}
