import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  InsertQueryNode,
  type QueryResult,
  type TransactionSettings,
  ValuesNode,
} from 'kysely';
import { withinTime } from '../domain/within-time.js';
import type { Answer, PostgresSession } from './postgres-session.js';
import type { SessionPool } from './session-pool.js';
import { afterCommit, meansUnavailable, storeUnavailable } from './unavailable.js';
import type { UncountedQuery } from './writer.js';

/** What is used of a session. */
export type DriverSession = Pick<
  PostgresSession,
  'query' | 'prologue' | 'isLost' | 'giveUp' | 'fellSilent' | 'close' | 'onLost'
>;

/** Statements that are sent before somebody waits for the answer of one. */
const MOST_AHEAD = 100;

interface Connection<S> extends DatabaseConnection {
  readonly session: S;
  /** Sends the beginning of a transaction ahead of its first statement. */
  begin(statement: string, isReadOnly: boolean): void;
  commit(): Promise<void>;
  /** Rolls back, or gives the session up, which rolls back as well. */
  rollBack(): Promise<void>;
}

/**
 * Kysely's way to the sessions of a pool, for databases that go away and come back. Whatever means that the database
 * cannot answer now is thrown as STORE_UNAVAILABLE; a session that this happened on is never used again, and nothing is
 * tried twice: a statement whose answer is lost may have taken effect. Of a commit that is WRITE_OUTCOME_UNKNOWN.
 *
 * @param options.queryTimeoutMs how long a statement may take until its answer is here; undefined: as long as it likes
 */
export function createPostgresDriver<S extends DriverSession>(options: {
  pool: SessionPool<S>;
  queryTimeoutMs: number | undefined;
}): Driver {
  const { pool, queryTimeoutMs } = options;

  return {
    async init() {},
    async acquireConnection() {
      return connectionOf(await pool.acquire(), queryTimeoutMs);
    },
    async beginTransaction(connection, { isolationLevel, accessMode }: TransactionSettings) {
      const mode = [isolationLevel && `isolation level ${isolationLevel}`, accessMode].filter(Boolean);
      const { prologue } = (connection as Connection<S>).session;
      (connection as Connection<S>).begin(
        `start transaction ${mode.join(', ')}${prologue && `; ${prologue}`}`,
        accessMode === 'read only',
      );
    },
    commitTransaction: (connection) => (connection as Connection<S>).commit(),
    rollbackTransaction: (connection) => (connection as Connection<S>).rollBack(),
    async releaseConnection(connection) {
      pool.release((connection as Connection<S>).session);
    },
    destroy: () => pool.end(),
  };
}

function connectionOf<S extends DriverSession>(
  session: S,
  queryTimeoutMs: number | undefined,
): Connection<S> {
  /** Statements that somebody waits for. */
  let running = 0;
  let isInTransaction = false;
  let isReadOnly = false;
  /** Answers that nobody has waited for yet. */
  let ahead: Promise<Answer>[] = [];

  async function ask(
    text: string,
    values: readonly unknown[] | undefined,
    isFollowed: boolean,
  ): Promise<Answer> {
    if (session.isLost()) throw storeUnavailable('the connection was lost');
    try {
      const answer = session.query(text, values, isFollowed);
      if (queryTimeoutMs === undefined) return await answer;
      return await withinTime(answer, queryTimeoutMs, () => {
        session.fellSilent();
        return new Error(`no answer within ${queryTimeoutMs} ms`);
      });
    } catch (error) {
      if (!session.isLost() && !meansUnavailable(error)) throw error;
      session.giveUp();
      throw storeUnavailable(error);
    }
  }

  function sendAhead(text: string, values?: readonly unknown[], isFollowed = true): Promise<Answer> {
    const answer = ask(text, values, isFollowed);
    // Whoever waits for the next answer gets the error.
    answer.catch(() => {});
    ahead.push(answer);
    return answer;
  }

  async function run(text: string, values?: readonly unknown[]): Promise<Answer> {
    running += 1;
    try {
      const answer = sendAhead(text, values, false);
      const earlier = ahead;
      ahead = [];
      // The first error is the reason of those after it.
      for (const each of earlier) await each;
      return await answer;
    } finally {
      running -= 1;
    }
  }

  return {
    session,
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const { sql, parameters } = query;
      const known = isInTransaction && ahead.length < MOST_AHEAD ? knownAnswer(query) : undefined;
      if (known !== undefined) {
        sendAhead(sql, parameters);
        return known;
      }
      const { command, rowCount, rows } = await run(sql, parameters);
      return {
        rows: rows as R[],
        ...(CHANGING.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }),
      };
    },
    // biome-ignore lint/correctness/useYield: part of the interface, and used by nothing here
    async *streamQuery() {
      throw new Error('answers are not streamed');
    },
    begin(statement, readsOnly) {
      sendAhead(statement);
      isInTransaction = true;
      isReadOnly = readsOnly;
    },
    async commit() {
      isInTransaction = false;
      // Not sent then.
      if (session.isLost()) throw storeUnavailable('the connection was lost');
      const { command } = await run('commit').catch((error: unknown) => {
        throw isReadOnly ? error : afterCommit(error);
      });
      // So it ends, without an error, when a statement failed and its error was caught.
      if (command === 'ROLLBACK')
        throw new Error('the transaction was rolled back: a statement in it failed');
    },
    async rollBack() {
      isInTransaction = false;
      ahead = [];
      // Behind a statement that is still running, `rollback` would wait for it.
      if (running > 0) session.giveUp();
      if (session.isLost()) return;
      // The error that led here says more than one of the rollback.
      await run('rollback').catch(session.giveUp);
    },
  };
}

/** Commands whose count is of rows that they changed; that of `SELECT` is not. */
const CHANGING: ReadonlySet<string> = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/**
 * The answer of a statement that is not waited for: an insert inserts all that it was given, or fails, and of others
 * nobody may want to know. In a transaction they go with the next statement that is waited for, the commit at last, which
 * saves a round trip each; that one fails in their place.
 */
function knownAnswer(compiled: CompiledQuery | UncountedQuery): QueryResult<never> | undefined {
  if ('isUncounted' in compiled) return { rows: [] };
  const { query } = compiled;
  if (!InsertQueryNode.is(query) || query.onConflict || query.returning || !query.values) return undefined;
  if (!ValuesNode.is(query.values)) return undefined;
  return { rows: [], numAffectedRows: BigInt(query.values.values.length) };
}
