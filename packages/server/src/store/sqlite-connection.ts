import { loadSqliteDriver, type SqliteDriver, type SqliteHandle } from './sqlite-drivers.js';
import { defineFunctions } from './sqlite-functions.js';
import { StoreError } from './store-error.js';

export interface SqliteConnection {
  readonly driver: SqliteDriver;
  /** The version of the SQLite library in the driver. */
  readonly version: string;
  readonly handle: SqliteHandle;
}

export interface SqliteOptions {
  /** Made if missing; or ':memory:'. */
  readonly file: string;
  /** Only this one; else the first one that can be loaded. */
  readonly driver?: SqliteDriver | undefined;
  /** Refuses statements that write. */
  readonly queryOnly?: boolean;
  /** Keeps every other process out of the file until the connection is closed. Fails while one is in it: SQLITE_BUSY. */
  readonly isExclusive?: boolean;
}

/** A short wait only: the driver waits inside the event loop. retry.ts does the long waiting. */
const BUSY_TIMEOUT_MS = 10;

/**
 * Opens one connection. Closing the handle closes it.
 *
 * @throws NO_SQLITE_DRIVER, WAL_UNAVAILABLE, or SQLITE_BUSY while another process sets the file up
 */
export async function connectSqlite(options: SqliteOptions): Promise<SqliteConnection> {
  const { driver, open } = await loadSqliteDriver(options.driver);
  const handle = rememberingStatements(open(options.file));
  try {
    // Before the first look at the file: only then are those found out who have it open (sqlite.org/wal.html, section 8).
    if (options.isExclusive) handle.exec('pragma locking_mode = exclusive');
    configure(handle, options.file);
    defineFunctions(handle);
    if (options.queryOnly) handle.exec('pragma query_only = ON');
    return { driver, version: String(readValue(handle, 'select sqlite_version()')), handle };
  } catch (error) {
    handle.close();
    throw error;
  }
}

function configure(handle: SqliteHandle, file: string): void {
  handle.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
  const journalMode = readValue(handle, 'pragma journal_mode = WAL');
  if (file !== ':memory:' && journalMode !== 'wal') {
    throw new StoreError(
      'WAL_UNAVAILABLE',
      `${file}: SQLite cannot use a write-ahead log here (journal mode is ${journalMode}); use a local file system`,
    );
  }
  // With NORMAL a power failure could undo transactions that were already acknowledged, a revocation among them.
  handle.exec('pragma synchronous = FULL');
  handle.exec('pragma foreign_keys = ON');
}

/** More than the statements of all operations; lists of varying length make further ones. */
const MAX_STATEMENTS = 500;
/** Longer ones have many rows of values and are rarely the same. */
const MAX_LENGTH = 4_000;

/** The handle with statements prepared once: for a look-up by key, preparing takes longer than running. */
function rememberingStatements(handle: SqliteHandle): SqliteHandle {
  const statements = new Map<string, ReturnType<SqliteHandle['prepare']>>();
  return {
    ...handle,
    prepare(sql) {
      const known = statements.get(sql);
      if (known !== undefined) return known;
      const statement = handle.prepare(sql);
      if (sql.length > MAX_LENGTH) return statement;
      if (statements.size >= MAX_STATEMENTS) statements.clear();
      statements.set(sql, statement);
      return statement;
    },
    close() {
      statements.clear();
      handle.close();
    },
  };
}

/** The first column of the first row. */
function readValue(handle: SqliteHandle, sql: string): unknown {
  const [row] = handle.prepare(sql).all([]);
  return typeof row === 'object' && row !== null ? Object.values(row)[0] : undefined;
}
