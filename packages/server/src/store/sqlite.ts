import { type Dialect, Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { directReads } from './direct-reads.js';
import type { Database } from './schema.js';
import { connectSqlite, type SqliteConnection, type SqliteOptions } from './sqlite-connection.js';
import type { SqliteHandle } from './sqlite-drivers.js';
import { createSqliteCompiler } from './sqlite-queries.js';

export interface Sqlite extends SqliteConnection {
  readonly database: Kysely<Database>;
}

/** Opens one connection for this thread. Closing the handle closes it. Throws what connectSqlite throws. */
export async function openSqlite(options: SqliteOptions): Promise<Sqlite> {
  const connection = await connectSqlite(options);
  const { handle } = connection;
  return { ...connection, database: options.queryOnly ? await directReads(handle) : forWrites(handle) };
}

function forWrites(handle: SqliteHandle): Kysely<Database> {
  const kysely = new SqliteDialect({ database: beginImmediately(handle) });
  const dialect: Dialect = {
    createDriver: () => kysely.createDriver(),
    createQueryCompiler: createSqliteCompiler,
    createAdapter: () => kysely.createAdapter(),
    createIntrospector: (database) => kysely.createIntrospector(database),
  };
  return new Kysely<Database>({ dialect });
}

/** The handle with every `begin` a `begin immediate`: a transaction that has begun can write. */
function beginImmediately(handle: SqliteHandle): SqliteDatabase {
  return {
    prepare: (sql) => handle.prepare(sql === 'begin' ? 'begin immediate' : sql),
    close: handle.close,
  };
}
