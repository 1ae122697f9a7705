import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import type { Database } from './schema.js';
import { StoreError } from './store-error.js';

export type SqliteDriver = 'better-sqlite3' | 'libsql';

/** The calls that both drivers share, and the one that only better-sqlite3 has working. */
export interface SqliteHandle extends SqliteDatabase {
  exec(sql: string): unknown;
  pragma(source: string): unknown;
  backup(file: string): Promise<unknown>;
}

export interface Sqlite {
  readonly driver: SqliteDriver;
  /** The version of the SQLite library in the driver. */
  readonly version: string;
  readonly database: Kysely<Database>;
  readonly handle: SqliteHandle;
}

/** A short wait only: the driver waits inside the event loop. retry.ts does the long waiting. */
const BUSY_TIMEOUT_MS = 10;

/**
 * Opens one connection to a file, which is made if missing, or to ':memory:'. Closing the handle closes the connection.
 *
 * @param options.driver only this one; else better-sqlite3, or libsql where that cannot be loaded
 * @param options.queryOnly refuses statements that write
 * @throws NO_SQLITE_DRIVER, WAL_UNAVAILABLE, or SQLITE_BUSY while another process sets the file up
 */
export async function openSqlite(options: {
  file: string;
  driver?: SqliteDriver | undefined;
  queryOnly?: boolean;
}): Promise<Sqlite> {
  const { driver, open } = await loadDriver(options.driver);
  const handle = open(options.file);
  try {
    configure(handle, options.file);
    if (options.queryOnly) handle.pragma('query_only = ON');
    const version = String(readValue(handle, 'select sqlite_version()'));
    const forQueries = driver === 'better-sqlite3' ? rememberingStatements(handle) : handle;
    const dialect = new SqliteDialect({
      database: options.queryOnly ? forQueries : beginImmediately(handle),
    });
    const database = new Kysely<Database>({ dialect });
    return { driver, version, database, handle };
  } catch (error) {
    handle.close();
    throw error;
  }
}

function configure(handle: SqliteHandle, file: string): void {
  handle.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  const journalMode = readValue(handle, 'pragma journal_mode = WAL');
  if (file !== ':memory:' && journalMode !== 'wal') {
    throw new StoreError(
      'WAL_UNAVAILABLE',
      `${file}: SQLite cannot use a write-ahead log here (journal mode is ${journalMode}); use a local file system`,
    );
  }
  // With NORMAL a power failure could undo transactions that were already acknowledged, a revocation among them.
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
}

/**
 * The handle with every `begin` a `begin immediate`: a transaction that has begun can write. It is not prepared, because
 * a statement that libsql has prepared and that meets a lock keeps its read snapshot until it is garbage collected, and
 * no later transaction of the connection can write then.
 */
function beginImmediately(handle: SqliteHandle): SqliteDatabase {
  const begin = {
    reader: false,
    all: () => [],
    iterate: () => [].values(),
    run() {
      handle.exec('begin immediate');
      return { changes: 0, lastInsertRowid: 0 };
    },
  };
  return {
    prepare: (sql) => (sql === 'begin' ? begin : handle.prepare(sql)),
    close: () => handle.close(),
  };
}

/** More than the queries of all operations; lists of varying length make further ones. */
const MAX_STATEMENTS = 500;

/**
 * The handle with statements prepared once: for a look-up by key, preparing takes longer than running. Only for
 * queries, and only with the driver whose statements hold nothing between two runs (see beginImmediately).
 */
function rememberingStatements(handle: SqliteHandle): SqliteDatabase {
  const statements = new Map<string, ReturnType<SqliteHandle['prepare']>>();
  return {
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const statement = handle.prepare(sql);
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      statements.set(sql, statement);
      return statement;
    },
    close: () => handle.close(),
  };
}

/** The first column of the first row. */
function readValue(handle: SqliteHandle, sql: string): unknown {
  const [row] = handle.prepare(sql).all([]);
  return typeof row === 'object' && row !== null ? Object.values(row)[0] : undefined;
}

interface LoadedDriver {
  readonly driver: SqliteDriver;
  readonly open: (file: string) => SqliteHandle;
}

async function loadDriver(only: SqliteDriver | undefined): Promise<LoadedDriver> {
  const causes: unknown[] = [];
  for (const driver of only ? [only] : (['better-sqlite3', 'libsql'] as const)) {
    try {
      const open = await importDriver(driver);
      // better-sqlite3 loads its native part with the first connection, not on import.
      open(':memory:').close();
      return { driver, open };
    } catch (error) {
      causes.push(error);
    }
  }
  const reasons = causes.map((cause) =>
    cause instanceof Error ? cause.message.split('\n')[0] : String(cause),
  );
  throw new StoreError('NO_SQLITE_DRIVER', `no SQLite driver could be loaded: ${reasons.join('; ')}`, {
    cause: new AggregateError(causes),
  });
}

async function importDriver(driver: SqliteDriver): Promise<(file: string) => SqliteHandle> {
  if (driver === 'better-sqlite3') {
    const { default: BetterSqlite3 } = await import('better-sqlite3');
    return (file) => new BetterSqlite3(file);
  }
  const { default: Libsql } = await import('libsql');
  return (file) => new Libsql(file);
}
