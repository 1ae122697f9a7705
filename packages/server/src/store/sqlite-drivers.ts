import type { SqliteStatement } from 'kysely';
import { StoreError } from './store-error.js';

export type SqliteDriver = 'node:sqlite' | '@photostructure/sqlite' | 'better-sqlite3';

/** One connection, and what all drivers have in common; their errors have the names of SQLite's results as `code`. */
export interface SqliteHandle {
  /** Runs statements that answer nothing. */
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  /** Gives the statements of this connection a function of one text, which answers the same each time. */
  define(name: string, answer: (text: string) => string): void;
  /** Whether a transaction is open. SQLite ends one by itself after some errors. */
  isInTransaction(): boolean;
  close(): void;
}

export interface LoadedDriver {
  readonly driver: SqliteDriver;
  readonly open: (file: string) => SqliteHandle;
}

/**
 * Node's own driver, else the one that is installed. `only` asks for one of them.
 *
 * @throws NO_SQLITE_DRIVER
 */
export async function loadSqliteDriver(only: SqliteDriver | undefined): Promise<LoadedDriver> {
  const causes: unknown[] = [];
  const drivers = only === undefined ? (Object.keys(DRIVERS) as SqliteDriver[]) : [only];
  for (const driver of drivers) {
    try {
      const open = await DRIVERS[driver]();
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

/** In the order in which they are tried: decision 12. */
const DRIVERS: Readonly<Record<SqliteDriver, () => Promise<(file: string) => SqliteHandle>>> = {
  async 'node:sqlite'() {
    const { DatabaseSync } = builtIn();
    return (file) => nodeHandle(new DatabaseSync(file));
  },
  async '@photostructure/sqlite'() {
    const { DatabaseSync } = await import('@photostructure/sqlite');
    return (file) => nodeHandle(new DatabaseSync(file));
  },
  async 'better-sqlite3'() {
    const { default: BetterSqlite3 } = await import('better-sqlite3');
    return (file) => {
      const database = new BetterSqlite3(file);
      return {
        exec: (sql) => void database.exec(sql),
        prepare: (sql) => database.prepare(sql),
        define: (name, answer) =>
          void database.function(name, { deterministic: true }, (text) => answer(String(text))),
        isInTransaction: () => database.inTransaction,
        close: () => void database.close(),
      };
    };
  },
};

/** What is used of the module `node:sqlite` and of packages that have its form. */
interface NodeSqlite {
  readonly DatabaseSync: new (file: string) => NodeDatabase;
  readonly StatementSync: { readonly prototype: object };
}

interface NodeDatabase {
  readonly isTransaction: boolean;
  exec(sql: string): void;
  prepare(sql: string): NodeStatement;
  function(
    name: string,
    options: { readonly deterministic: boolean },
    answer: (text: unknown) => string,
  ): void;
  close(): void;
}

interface NodeStatement {
  columns(): readonly unknown[];
  all(...parameters: unknown[]): unknown[];
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(...parameters: unknown[]): IterableIterator<unknown>;
}

function builtIn(): NodeSqlite {
  const { emitWarning } = process;
  // Loading it says that it is experimental, on the standard error of every start. Its version is tested here.
  process.emitWarning = () => {};
  try {
    const module = process.getBuiltinModule('node:sqlite') as NodeSqlite | undefined;
    // From 22.16 on it tells whether a transaction is open, and which statements answer rows.
    if (module === undefined || !('columns' in module.StatementSync.prototype))
      throw new Error(`Node ${process.version} has no SQLite that can be used here`);
    return module;
  } finally {
    process.emitWarning = emitWarning;
  }
}

function nodeHandle(database: NodeDatabase): SqliteHandle {
  return {
    exec: (sql) => named(() => database.exec(sql)),
    prepare(sql) {
      const statement = named(() => database.prepare(sql));
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => named(() => statement.all(...parameters)),
        run: (parameters) => named(() => statement.run(...parameters)),
        iterate: (parameters) => named(() => statement.iterate(...parameters)),
      };
    },
    define: (name, answer) =>
      database.function(name, { deterministic: true }, (text) => answer(String(text))),
    isInTransaction: () => database.isTransaction,
    close: () => database.close(),
  };
}

/** Of SQLite's primary result codes those that somebody can do something about. */
const RESULT_NAMES: Readonly<Record<number, string>> = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  7: 'SQLITE_NOMEM',
  8: 'SQLITE_READONLY',
  10: 'SQLITE_IOERR',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  18: 'SQLITE_TOOBIG',
  19: 'SQLITE_CONSTRAINT',
  26: 'SQLITE_NOTADB',
};

/** Of the extended ones those whose primary code says too little. */
const EXTENDED_NAMES: Readonly<Record<number, string>> = {
  4874: 'SQLITE_IOERR_SHMSIZE',
};

/** Gives an error the code that better-sqlite3 gives it; Node's own is ERR_SQLITE_ERROR for all of them. */
function named<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')
      // The lower byte is the primary code, the others say more.
      Object.assign(error, {
        code: EXTENDED_NAMES[error.errcode] ?? RESULT_NAMES[error.errcode & 0xff] ?? 'SQLITE_ERROR',
      });
    throw error;
  }
}
