import { type DatabaseConnection, type Driver, Kysely, SqliteAdapter, SqliteIntrospector } from 'kysely';
import { withinTime } from '../domain/within-time.js';
import type { Reserve } from './reserve.js';
import type { Database } from './schema.js';
import { createSqliteCompiler } from './sqlite-dialect.js';
import type { SqliteHandle } from './sqlite-drivers.js';
import { beginMember, endMember, giveWay, type Member, runInGroup, undoMember } from './sqlite-group.js';
import { createGroupStoring } from './sqlite-group-storing.js';
import type { SqliteThread } from './sqlite-thread.js';
import { createTurns, type Turns } from './sqlite-turns.js';
import { StoreError } from './store-error.js';
import { TURN_TIMEOUT_MS } from './waiting-line.js';

interface Connection extends DatabaseConnection {
  transaction: (Member & { readonly patienceMs: number }) | undefined;
}

/**
 * The way of writes to a SQLite file. A transaction is only **drafted** in this thread, on a connection that is rolled back
 * in the end and so never touches the disk. Its statements, which are all that it did, are then run again
 * by a thread that stores them, with one commit for all transactions that waited meanwhile (decision 12). A commit
 * resolves when it is on disk. Throws WRITE_OUTCOME_UNKNOWN when the disk has not answered in time: the thread cannot be
 * called back, so that the write may still be stored. STORE_FULL when there is no space.
 *
 * Where a group cannot be stored, each of its transactions is refused with WRITE_UNDONE, and can be run again; so many of
 * the next ones are stored alone, so that only the one to blame fails.
 *
 * @param draft a connection of which nobody else makes use
 */
export function createSqliteWriter(
  draft: SqliteHandle,
  thread: SqliteThread,
  reserve: Pick<Reserve, 'giveUp'>,
): SqliteWriter {
  // Pages that leave the cache early would go to the log, and what a savepoint keeps of pages to a temporary file.
  draft.exec('pragma cache_spill = OFF');
  draft.exec('pragma temp_store = MEMORY');
  // Other processes are waited for between the statements.
  draft.exec('pragma busy_timeout = 0');
  const storing = createGroupStoring(draft, thread, reserve);
  const turns = createTurns(storing);
  const database = new Kysely<Database>({
    dialect: {
      createDriver: () => createDriver(draft, turns),
      createQueryCompiler: createSqliteCompiler,
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (database) => new SqliteIntrospector(database),
    },
  });
  return { database, storingMs: storing.storingMs };
}

export interface SqliteWriter {
  readonly database: Kysely<Database>;
  /** For how long, in milliseconds, the disk has been busy with what it was given; 0 when it has nothing to do. */
  storingMs(): number;
}

function createDriver(draft: SqliteHandle, turns: Turns): Driver {
  return {
    async init() {},
    acquireConnection: async () => createConnection(draft),
    beginTransaction: (given) => begin(draft, turns, given as Connection),
    commitTransaction: (given) => commit(draft, turns, given as Connection),
    rollbackTransaction: (given) => rollBack(draft, turns, given as Connection),
    async releaseConnection() {},
    async destroy() {},
  };
}

function createConnection(draft: SqliteHandle): Connection {
  const connection: Connection = {
    transaction: undefined,
    async executeQuery(query) {
      await giveWay(openTransaction(connection).group);
      return runInGroup(draft, openTransaction(connection).group, query);
    },
    // biome-ignore lint/correctness/useYield: part of the interface, and used by nothing here
    async *streamQuery() {
      throw new Error('answers are not streamed');
    },
  };
  return connection;
}

function openTransaction({ transaction }: Connection): NonNullable<Connection['transaction']> {
  if (transaction === undefined || transaction.group.isLost) throw new Error('there is no open transaction');
  return transaction;
}

async function begin(draft: SqliteHandle, turns: Turns, connection: Connection): Promise<void> {
  const { joined, patienceMs } = await turns.take();
  try {
    connection.transaction = { ...(await beginMember(draft, joined)), patienceMs };
  } catch (error) {
    if (joined === undefined && draft.isInTransaction()) draft.exec('rollback');
    turns.end(joined);
    throw error;
  }
}

async function commit(draft: SqliteHandle, turns: Turns, connection: Connection): Promise<void> {
  const transaction = openTransaction(connection);
  const onDisk = endMember(draft, transaction);
  connection.transaction = undefined;
  turns.end(transaction.group);
  await withinTime(onDisk, transaction.patienceMs, late);
}

async function rollBack(draft: SqliteHandle, turns: Turns, connection: Connection): Promise<void> {
  const { transaction } = connection;
  // After a commit that failed there is nothing left.
  if (transaction === undefined) return;
  connection.transaction = undefined;
  undoMember(draft, transaction);
  turns.end(transaction.group);
}

function late(): StoreError {
  const message = `the disk did not answer within ${TURN_TIMEOUT_MS} ms; the write may still be stored`;
  return new StoreError('WRITE_OUTCOME_UNKNOWN', message);
}
