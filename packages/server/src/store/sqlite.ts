import { Kysely, type SqliteDatabase } from 'kysely';
import { directReads } from './direct-reads.js';
import type { Database } from './schema.js';
import { connectSqlite, type SqliteConnection, type SqliteOptions } from './sqlite-connection.js';
import { sqliteDialect } from './sqlite-dialect.js';
import type { SqliteHandle } from './sqlite-drivers.js';

export interface Sqlite extends SqliteConnection {
  readonly database: Kysely<Database>;
}

/** Opens one connection for this thread. Closing the handle closes it. Throws what connectSqlite throws. */
export async function openSqlite(options: SqliteOptions): Promise<Sqlite> {
  const connection = await connectSqlite(options);
  const { handle } = connection;
  const database = options.queryOnly
    ? await directReads(handle)
    : new Kysely<Database>({ dialect: sqliteDialect(beginImmediately(handle)) });
  return { ...connection, database };
}

/** The handle with every `begin` a `begin immediate`: a transaction that has begun can write. */
function beginImmediately(handle: SqliteHandle): SqliteDatabase {
  return {
    prepare: (sql) => handle.prepare(sql === 'begin' ? 'begin immediate' : sql),
    close: handle.close,
  };
}
