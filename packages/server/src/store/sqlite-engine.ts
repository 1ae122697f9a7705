import { existsSync } from 'node:fs';
import { chmod, mkdir, open as openFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Engine } from './engine.js';
import { keepReserve, withReserve } from './reserve.js';
import { retrying } from './retry.js';
import { openSqlite } from './sqlite.js';
import { connectSqlite } from './sqlite-connection.js';
import type { SqliteDriver } from './sqlite-drivers.js';
import { startSqliteThread } from './sqlite-thread.js';
import { createSqliteWriter } from './sqlite-writer.js';
import { StoreError } from './store-error.js';
import { storeFull } from './unavailable.js';

/** Slow disks take part of a second. */
const STUCK_SECONDS = 3;

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
  /** Told when the disk turns out to be full. */
  onError?: (error: unknown) => void;
  /** Told when that is over. */
  onRecovery?: (message: string) => void;
}): Promise<Engine> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const file = databaseFile(options.dataDir);
  // SQLite gives its -wal and -shm files the permissions of the database file.
  await (await openFile(file, 'a', 0o600)).close();
  const reserve = keepReserve({
    file: join(options.dataDir, 'sallyport.reserve'),
    onFull: options.onError ?? (() => {}),
    onRoom: () => options.onRecovery?.('there is space on the disk again; all changes are stored'),
  });
  const open = <T>(work: () => Promise<T>) => withReserve(reserve, () => retrying(work));
  const reading = await open(() => openSqlite({ file, driver: options.driver, queryOnly: true })).catch(
    async (error: unknown) => {
      await reserve.close();
      throw error;
    },
  );
  const { driver, version } = reading;
  const startThread = () => open(() => startSqliteThread({ file, driver }));
  const openWriter = async () => {
    const draft = await open(() => connectSqlite({ file, driver }));
    const thread = await startThread().catch((error: unknown) => {
      draft.handle.close();
      throw error;
    });
    return { draft: draft.handle, thread };
  };
  const { draft, thread } = await openWriter().catch(async (error: unknown) => {
    await reserve.close();
    reading.handle.close();
    throw error;
  });
  const writer = createSqliteWriter(draft, thread, reserve);
  return {
    kind: 'sqlite',
    description: `SQLite ${version} (${driver}), ${file}`,
    writer: writer.database,
    takesTurns: true,
    reader: reading.database,
    feedReader: reading.database,
    requireRoom() {
      if (reserve.isFull()) throw storeFull();
    },
    trouble() {
      if (reserve.isFull()) return 'the disk is full: only revocations are stored';
      const seconds = Math.floor(writer.storingMs() / 1000);
      return seconds >= STUCK_SECONDS ? `the disk has not answered for ${seconds} seconds` : undefined;
    },
    hangUp() {},
    isShared: true,
    async withoutTimeouts(work) {
      const here = await open(() => openSqlite({ file, driver }));
      try {
        return await withReserve(reserve, () => work(here.database));
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
      await reserve.close();
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
    requireRoom() {},
    trouble: () => undefined,
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
    await (await openFile(partial, 'wx', 0o600)).close();
    await write(partial);
    await chmod(partial, 0o600);
    await syncToDisk(partial);
    await rename(partial, target);
    // The name; Windows keeps names by itself, and refuses to be asked.
    if (process.platform !== 'win32') await syncToDisk(dirname(target), 'r');
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** Opened for writing, without which Windows would refuse; a directory can only be read. */
async function syncToDisk(path: string, flags: 'r' | 'r+' = 'r+'): Promise<void> {
  const file = await openFile(path, flags);
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
