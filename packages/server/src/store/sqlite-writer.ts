import { setImmediate as turn } from 'node:timers/promises';
import {
  type DatabaseConnection,
  type Driver,
  Kysely,
  SelectQueryNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import { withinTime } from '../domain/within-time.js';
import { type DraftedStatement, readOrder, runStatement } from './drafted-statement.js';
import { isDiskFull, type Reserve } from './reserve.js';
import { errorCode, retrying } from './retry.js';
import type { Database } from './schema.js';
import type { SqliteHandle } from './sqlite-drivers.js';
import type { SqliteThread } from './sqlite-thread.js';
import { StoreError } from './store-error.js';
import { storeFull } from './unavailable.js';
import { createWaitingLine, TURN_TIMEOUT_MS } from './waiting-line.js';

/** More in one commit save little, and whoever came first waits for all. */
const MOST_MEMBERS = 64;
/** About what a slow disk takes for a commit: collecting for longer would cost the first more than it saves. */
const COLLECTING_MS = 10;

/** For so long statements may follow each other without a decision between them. */
const KEEPING_MS = 1;

/** Transactions that are stored together. The first one begins a transaction of SQLite, each further one a savepoint in it. */
interface Group {
  readonly beganAt: number;
  readonly order: number | undefined;
  readonly statements: DraftedStatement[];
  /** Those that have ended well and wait until they are stored. */
  ended: { stored(): void; undone(error: unknown): void }[];
  /** SQLite has ended the transaction of all. */
  isLost: boolean;
}

/** A transaction of Kysely, from its beginning to its end: one at a time. */
interface Member {
  readonly group: Group;
  readonly isFirst: boolean;
  /** How many statements of the group are not its own. */
  readonly statementsBefore: number;
  /** How much longer it may wait, in milliseconds. What it waited for its turn is gone; its own work does not count. */
  readonly patienceMs: number;
}

interface Connection extends DatabaseConnection {
  member: Member | undefined;
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
  const { driver, storingMs } = createDriver(draft, thread, reserve);
  const database = new Kysely<Database>({
    dialect: {
      createDriver: () => driver,
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createAdapter: () => new SqliteAdapter(),
      createIntrospector: (database) => new SqliteIntrospector(database),
    },
  });
  return { database, storingMs };
}

export interface SqliteWriter {
  readonly database: Kysely<Database>;
  /** For how long, in milliseconds, the disk has been busy with what it was given; 0 when it has nothing to do. */
  storingMs(): number;
}

function createDriver(
  draft: SqliteHandle,
  thread: SqliteThread,
  reserve: Pick<Reserve, 'giveUp'>,
): { driver: Driver; storingMs(): number } {
  /** A turn is a group to join, or nothing: to begin one. */
  const line = createWaitingLine<Group | undefined>();
  let isBusy = false;
  /** How many of the next transactions are stored alone. */
  let alone = 0;
  let keptSince = 0;
  let storingSince: number | undefined;

  /** Waits for another process that writes, and keeps the turn meanwhile. */
  async function beginGroup(): Promise<Group> {
    await retrying(async () => draft.exec('begin immediate'));
    const order = readOrder(draft);
    keptSince = performance.now();
    return { beganAt: keptSince, order, statements: [], ended: [], isLost: false };
  }

  async function giveWay(): Promise<void> {
    if (performance.now() - keptSince < KEEPING_MS) return;
    await turn();
    keptSince = performance.now();
  }

  function mayGrow({ ended, beganAt }: Group): boolean {
    return alone === 0 && ended.length < MOST_MEMBERS && performance.now() - beganAt < COLLECTING_MS;
  }

  /** Ends a turn. Somebody else has the next one, in the same group where that goes; else the group is stored first. */
  function endTurn(group: Group | undefined): void {
    if (group === undefined || group.ended.length === 0) {
      const first = line.next();
      if (first) first(undefined);
      else isBusy = false;
      return;
    }
    const joins = mayGrow(group) ? line.next() : undefined;
    if (joins) joins(group);
    else void store(group).then(() => endTurn(undefined));
  }

  async function store({ statements, order, ended }: Group): Promise<void> {
    if (alone > 0) alone -= 1;
    try {
      draft.exec('rollback');
      storingSince = performance.now();
      if (statements.length > 0) await thread.ask({ statements, order });
      for (const { stored } of ended) stored();
    } catch (error) {
      // With the reserve there is room for those that may use it, so all of them are run again.
      const isRunAgain = isDiskFull(error) && (await reserve.giveUp(error));
      // Of one it is the reason, and nobody is to blame for what another process did.
      const isReason =
        !isRunAgain && (ended.length === 1 || errorCode(error)?.startsWith('SQLITE_BUSY') === true);
      if (!isReason) alone = ended.length;
      const reason = isReason ? reasonOf(error) : undoneWithOthers(error);
      for (const { undone } of ended) undone(reason);
    } finally {
      storingSince = undefined;
    }
  }

  function lose(group: Group, error: unknown): void {
    if (draft.isInTransaction()) draft.exec('rollback');
    group.isLost = true;
    for (const { undone } of group.ended) undone(undoneWithOthers(error));
    group.ended = [];
  }

  function undoMember({ group, isFirst, statementsBefore }: Member): void {
    if (group.isLost) return;
    group.statements.length = statementsBefore;
    try {
      draft.exec(isFirst ? 'rollback' : 'rollback to member; release member');
    } catch (error) {
      lose(group, error);
    }
  }

  function createConnection(): Connection {
    const connection: Connection = {
      member: undefined,
      async executeQuery({ sql, parameters, query }) {
        await giveWay();
        const { group } = openMember(connection);
        try {
          const { rows, changes, affected } = runStatement(draft, sql, parameters);
          if (!SelectQueryNode.is(query)) group.statements.push({ sql, parameters, affected });
          return {
            rows: rows as never[],
            ...(changes !== undefined && { numAffectedRows: BigInt(changes) }),
          };
        } catch (error) {
          if (!draft.isInTransaction()) lose(group, error);
          throw error;
        }
      },
      // biome-ignore lint/correctness/useYield: part of the interface, and used by nothing here
      async *streamQuery() {
        throw new Error('answers are not streamed');
      },
    };
    return connection;
  }

  const driver: Driver = {
    async init() {},
    acquireConnection: async () => createConnection(),
    async beginTransaction(given) {
      const cameAt = performance.now();
      const joined = isBusy ? await line.join() : undefined;
      const patienceMs = TURN_TIMEOUT_MS - (performance.now() - cameAt);
      isBusy = true;
      try {
        if (joined) draft.exec('savepoint member');
        const group = joined ?? (await beginGroup());
        (given as Connection).member = {
          group,
          isFirst: joined === undefined,
          statementsBefore: group.statements.length,
          patienceMs,
        };
      } catch (error) {
        if (joined === undefined && draft.isInTransaction()) draft.exec('rollback');
        endTurn(joined);
        throw error;
      }
    },
    async commitTransaction(given) {
      const connection = given as Connection;
      const { group, isFirst, patienceMs } = openMember(connection);
      if (!isFirst) draft.exec('release member');
      connection.member = undefined;
      const onDisk = new Promise<void>((stored, undone) => {
        group.ended.push({ stored, undone });
      });
      endTurn(group);
      await withinTime(onDisk, patienceMs, late);
    },
    async rollbackTransaction(given) {
      const connection = given as Connection;
      const { member } = connection;
      // After a commit that failed there is nothing left.
      if (member === undefined) return;
      connection.member = undefined;
      undoMember(member);
      endTurn(member.group);
    },
    async releaseConnection() {},
    async destroy() {},
  };
  return {
    driver,
    storingMs: () => (storingSince === undefined ? 0 : performance.now() - storingSince),
  };
}

function openMember({ member }: Connection): Member {
  if (member === undefined || member.group.isLost) throw new Error('there is no open transaction');
  return member;
}

function late(): StoreError {
  const message = `the disk did not answer within ${TURN_TIMEOUT_MS} ms; the write may still be stored`;
  return new StoreError('WRITE_OUTCOME_UNKNOWN', message);
}

/** Why a write was not stored, as whoever asked for it has to know it. */
function reasonOf(error: unknown): unknown {
  if (isDiskFull(error)) return storeFull(error);
  if (errorCode(error)?.startsWith('SQLITE_IOERR') !== true) return error;
  // Until the next write takes its place in the log, what was written of it is found there after a crash.
  const message = 'the disk failed while a write was stored; after a crash it may turn out to be stored';
  return new StoreError('WRITE_OUTCOME_UNKNOWN', message, { cause: error });
}

function undoneWithOthers(cause: unknown): StoreError {
  return new StoreError('WRITE_UNDONE', 'a write could not be stored together with others', { cause });
}
