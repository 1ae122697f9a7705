import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { withinTime } from '../domain/within-time.js';
import type { PostgresSession } from './postgres-session.js';
import type { SessionPool } from './session-pool.js';
import { meansUnavailable, storeUnavailable } from './unavailable.js';

/** What is used of a session. */
export type DriverSession = Pick<
  PostgresSession,
  'query' | 'prologue' | 'isLost' | 'giveUp' | 'fellSilent' | 'close' | 'onLost'
>;

interface Connection<S> extends DatabaseConnection {
  readonly session: S;
  /** Rolls back, or gives the session up, which rolls back as well. */
  rollBack(): Promise<void>;
}

/**
 * Kysely's way to the sessions of a pool, for databases that go away and come back. Whatever means that the database
 * cannot answer now is thrown as STORE_UNAVAILABLE; a session that this happened on is never used again, and nothing is
 * tried twice: a statement whose answer is lost may have taken effect.
 *
 * @param options.queryTimeoutMs how long a statement may take until its answer is here; undefined: as long as it likes
 */
export function createPostgresDriver<S extends DriverSession>(options: {
  pool: SessionPool<S>;
  queryTimeoutMs: number | undefined;
}): Driver {
  const { pool, queryTimeoutMs } = options;

  function connectionOf(session: S): Connection<S> {
    let running = 0;

    async function run<R>(text: string, values?: readonly unknown[]): Promise<QueryResult<R>> {
      if (session.isLost()) throw storeUnavailable('the connection was lost');
      running += 1;
      try {
        const answer = session.query(text, values);
        const { command, rowCount, rows } = await (queryTimeoutMs === undefined
          ? answer
          : withinTime(answer, queryTimeoutMs, () => {
              session.fellSilent();
              return new Error(`no answer within ${queryTimeoutMs} ms`);
            }));
        return {
          rows: rows as R[],
          ...(CHANGING.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }),
        };
      } catch (error) {
        if (!session.isLost() && !meansUnavailable(error)) throw error;
        session.giveUp();
        throw storeUnavailable(error);
      } finally {
        running -= 1;
      }
    }

    return {
      session,
      executeQuery: ({ sql, parameters }: CompiledQuery) => run(sql, parameters),
      // biome-ignore lint/correctness/useYield: part of the interface, and used by nothing here
      async *streamQuery() {
        throw new Error('answers are not streamed');
      },
      async rollBack() {
        // Behind a statement that is still running, `rollback` would wait for it.
        if (running > 0) session.giveUp();
        if (session.isLost()) return;
        // The error that led here says more than one of the rollback.
        await run('rollback').catch(session.giveUp);
      },
    };
  }

  return {
    async init() {},
    async acquireConnection() {
      return connectionOf(await pool.acquire());
    },
    async beginTransaction(connection, { isolationLevel, accessMode }: TransactionSettings) {
      const mode = [isolationLevel && `isolation level ${isolationLevel}`, accessMode].filter(Boolean);
      const { prologue } = (connection as Connection<S>).session;
      await connection.executeQuery(
        CompiledQuery.raw(`start transaction ${mode.join(', ')}${prologue && `; ${prologue}`}`),
      );
    },
    async commitTransaction(connection) {
      await connection.executeQuery(CompiledQuery.raw('commit'));
    },
    rollbackTransaction: (connection) => (connection as Connection<S>).rollBack(),
    async releaseConnection(connection) {
      pool.release((connection as Connection<S>).session);
    },
    destroy: () => pool.end(),
  };
}

/** Commands whose count is of rows that they changed; that of `SELECT` is not. */
const CHANGING: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);
