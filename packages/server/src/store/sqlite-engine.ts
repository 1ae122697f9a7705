import { existsSync } from 'node:fs';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Engine } from './engine.js';
import { retrying } from './retry.js';
import { openSqlite } from './sqlite.js';
import { connectSqlite } from './sqlite-connection.js';
import type { SqliteDriver } from './sqlite-drivers.js';
import { startSqliteThread } from './sqlite-thread.js';
import { createSqliteWriter } from './sqlite-writer.js';
import { StoreError } from './store-error.js';

/** Where the database of a data directory is. */
export function databaseFile(dataDir: string): string {
  return join(dataDir, 'sallyport.db');
}

/**
 * The database file in a data directory (made if missing, readable by its owner only). One connection reads, so
 * that reads see the last committed state and never wait; writes go through the other two (sqlite-writer.ts).
 */
export async function openSqliteDirectory(options: {
  dataDir: string;
  driver: SqliteDriver | undefined;
}): Promise<Engine> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const file = databaseFile(options.dataDir);
  // SQLite gives its -wal and -shm files the permissions of the database file.
  await (await open(file, 'a', 0o600)).close();
  const reading = await retrying(() => openSqlite({ file, driver: options.driver, queryOnly: true }));
  const { driver, version } = reading;
  const startThread = () => retrying(() => startSqliteThread({ file, driver }));
  const openWriter = async () => {
    const draft = await retrying(() => connectSqlite({ file, driver }));
    const thread = await startThread().catch((error: unknown) => {
      draft.handle.close();
      throw error;
    });
    return { draft: draft.handle, thread };
  };
  const { draft, thread } = await openWriter().catch((error: unknown) => {
    reading.handle.close();
    throw error;
  });
  return {
    kind: 'sqlite',
    description: `SQLite ${version} (${driver}), ${file}`,
    writer: createSqliteWriter(draft, thread),
    takesTurns: true,
    reader: reading.database,
    feedReader: reading.database,
    hangUp() {},
    isShared: true,
    async withoutTimeouts(work) {
      const here = await retrying(() => openSqlite({ file, driver }));
      try {
        return await work(here.database);
      } finally {
        here.handle.close();
      }
    },
    backup: (target) =>
      writeWhole(target, async (partial) => {
        const copier = await startThread();
        try {
          await copier.ask({ copyTo: partial });
        } finally {
          await copier.close();
        }
      }),
    async close() {
      // The thread last: closing the last connection checkpoints the log, which waits for the disk.
      reading.handle.close();
      draft.close();
      await thread.close();
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
    takesTurns: false,
    reader: only.database,
    feedReader: only.database,
    hangUp() {},
    isShared: false,
    withoutTimeouts: (work) => work(only.database),
    // Reserving the connection keeps transactions out while the copy is made.
    backup: (target) =>
      writeWhole(target, (partial) =>
        only.database.connection().execute(async () => {
          only.handle.prepare('vacuum into ?').run([partial]);
        }),
      ),
    async close() {
      only.handle.close();
    },
  };
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
