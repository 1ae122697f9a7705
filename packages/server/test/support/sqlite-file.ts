import { loadSqliteDriver, type SqliteHandle } from '../../src/store/sqlite-drivers.js';
import { databaseFile } from '../../src/store/sqlite-engine.js';

/** Works on the file of a data directory past the store; no server may have it open. */
export async function withSqliteFile<T>(dataDir: string, work: (handle: SqliteHandle) => T): Promise<T> {
  // It lets go of the file when it is closed; the others only when their statements are collected.
  const { open } = await loadSqliteDriver('better-sqlite3');
  const handle = open(databaseFile(dataDir));
  try {
    return work(handle);
  } finally {
    handle.close();
  }
}

/** Every row of every table, by the name of the table. */
export function dumpSqlite(dataDir: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  return withSqliteFile(dataDir, (handle) => {
    const tables = handle
      .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite~_%' escape '~'")
      .all([]) as { name: string }[];
    return Object.fromEntries(
      tables.map(({ name }) => [name, handle.prepare(`select * from ${name} order by 1, 2`).all([])]),
    );
  });
}
