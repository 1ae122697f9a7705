import { existsSync } from 'node:fs';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Engine } from './engine.js';
import { retrying } from './retry.js';
import { openSqlite, type Sqlite, type SqliteDriver } from './sqlite.js';
import { StoreError } from './store-error.js';

/** Where the database of a data directory is. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'sallyport.db');
}

/**
 * The database file in a data directory (made if missing, readable by its owner only). One connection writes; another
 * one reads, so that reads see the last committed state and never wait for a transaction under way.
 */
export async function openSqliteDirectory(options: {
  dataDir: string;
  driver: SqliteDriver | undefined;
}): Promise<Engine> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const file = databaseFile(options.dataDir);
  // SQLite gives its -wal and -shm files the permissions of the database file.
  await (await open(file, 'a', 0o600)).close();
  const writing = await retrying(() => openSqlite({ file, driver: options.driver }));
  const reading = await retrying(() => openSqlite({ file, driver: writing.driver, queryOnly: true })).catch(
    (error: unknown) => {
      writing.handle.close();
      throw error;
    },
  );
  return {
    kind: 'sqlite',
    description: `SQLite ${writing.version} (${writing.driver}), ${file}`,
    writer: writing.database,
    reader: reading.database,
    feedReader: reading.database,
    hangUp() {},
    isShared: true,
    withoutTimeouts: (work) => work(writing.database),
    backup: (target) =>
      writeWhole(target, async (partial) => {
        // A connection of its own with an open read transaction: the copy is of one moment and is never restarted by
        // writes. `begin` alone takes no snapshot; the read does.
        // Not a query-only one: libsql takes the copying for writing.
        const source = await retrying(() => openSqlite({ file, driver: writing.driver }));
        try {
          await copyDatabase(source, partial);
        } finally {
          source.handle.close();
        }
      }),
    async close() {
      // The writer last: closing the last connection checkpoints the log, which a query-only connection may not.
      reading.handle.close();
      writing.handle.close();
    },
  };
}

/** A database that ends with the process. It has one connection: code inside a transaction must read through it. */
export async function openSqliteMemory(options: { driver: SqliteDriver | undefined }): Promise<Engine> {
  const only = await openSqlite({ file: ':memory:', driver: options.driver });
  return {
    kind: 'sqlite',
    description: `SQLite ${only.version} (${only.driver}), in memory`,
    writer: only.database,
    reader: only.database,
    feedReader: only.database,
    hangUp() {},
    isShared: false,
    withoutTimeouts: (work) => work(only.database),
    // Reserving the connection keeps transactions out while the copy is made.
    backup: (target) =>
      writeWhole(target, (partial) => only.database.connection().execute(() => copyDatabase(only, partial))),
    async close() {
      only.handle.close();
    },
  };
}

async function copyDatabase({ driver, handle }: Sqlite, target: string): Promise<void> {
  if (driver === 'libsql') {
    // libsql has no online backup; this copies in one statement, during which the event loop stands still.
    handle.prepare('vacuum into ?').run([target]);
    return;
  }
  handle.exec('begin');
  try {
    handle.prepare('select value from change_counter').all([]);
    await handle.backup(target);
  } finally {
    handle.exec('rollback');
  }
}

/** Lets `write` fill a file beside the target and gives it the target's name only when it is complete and on disk. */
async function writeWhole(target: string, write: (partial: string) => Promise<void>): Promise<void> {
  if (existsSync(target)) {
    throw new StoreError(
      'BACKUP_TARGET_EXISTS',
      `${target} exists already; a backup never overwrites a file`,
    );
  }
  const partial = `${target}.partial`;
  await rm(partial, { force: true });
  try {
    await (await open(partial, 'wx', 0o600)).close();
    await write(partial);
    await chmod(partial, 0o600);
    await syncToDisk(partial);
    await rename(partial, target);
    await syncToDisk(dirname(target));
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function syncToDisk(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
