import { randomFillSync } from 'node:crypto';
import { type FileHandle, open, rm, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { errorCode } from './retry.js';
import { storeFull } from './unavailable.js';

/** A file beside the database that is given up when the disk is full, so that revocations can still be stored. */
export interface Reserve {
  /** Whether the disk was found full and has no room for the reserve yet. */
  isFull(): boolean;
  /** Gives its space to the database. True if there was some; false if it was given up before. */
  giveUp(cause: unknown): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * A revocation writes about 100 KB to the log, which begins again from its start after 4 MiB (SQLite's automatic
 * checkpoint). The rest is for what the database grows by: 4 MiB hold some 10,000 events.
 */
const RESERVE_BYTES = 8 * 2 ** 20;
/** Written in pieces, so that giving it up or closing need not wait for the whole. */
const PIECE_BYTES = 2 ** 20;
/** How often is looked whether there is space again. */
const RETRY_MS = 1_000;

/**
 * Makes the reserve in the background, unless it is there, and again when it was given up and twice its size is free: with
 * less, the space that it has just given up would look like space that came back.
 *
 * @param options.onFull told once when the disk turns out to be full
 * @param options.onRoom told when the reserve was made again after that
 */
export function keepReserve(options: {
  file: string;
  onFull: (error: unknown) => void;
  onRoom: () => void;
  retryMs?: number;
}): Reserve {
  const { file, onFull, onRoom, retryMs = RETRY_MS } = options;
  let isFull = false;
  let isClosed = false;
  /** Raised to make the one end that is under way. */
  let round = 0;
  let making: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function make(): Promise<void> {
    const mine = ++round;
    const isOver = () => isClosed || mine !== round;
    try {
      if ((await sizeOf(file)) !== RESERVE_BYTES) {
        const bytes = isFull ? 2 * RESERVE_BYTES : RESERVE_BYTES;
        // Asked first, so that trying does not use up the little that others have left.
        if ((await freeBytes(dirname(file))) < bytes) throw new Error('no room yet');
        await fill(file, bytes, isOver);
      }
      if (isOver() || !isFull) return;
      isFull = false;
      onRoom();
    } catch {
      // Whatever the reason, there is no reserve, and nothing else to be done about it than to try again.
      await rm(file, { force: true }).catch(() => {});
      if (!isOver()) later();
    }
  }

  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      making = make();
    }, retryMs).unref();
  }

  making = make();
  return {
    isFull: () => isFull,
    async giveUp(cause) {
      round += 1;
      await making;
      const had = (await sizeOf(file)) > 0;
      await rm(file, { force: true });
      if (!isFull) {
        isFull = true;
        onFull(storeFull(cause));
      }
      later();
      return had;
    },
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await making;
    },
  };
}

/** Runs the work, once more with the space of the reserve if there was none without. */
export async function withReserve<T>(reserve: Reserve, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isDiskFull(error) && (await reserve.giveUp(error))) return await work();
    throw error;
  }
}

/** Whether an error of SQLite says that there is no space; the second one is for the file that all connections share. */
export function isDiskFull(error: unknown): boolean {
  const code = errorCode(error);
  return code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE';
}

/** Writes so much, as a proof that there is space, and keeps the size of the reserve. Random: zeros take no space everywhere. */
async function fill(path: string, bytes: number, isOver: () => boolean): Promise<void> {
  const piece = randomFillSync(Buffer.allocUnsafe(PIECE_BYTES));
  await using(await open(path, 'w', 0o600), async (file) => {
    for (let written = 0; written < bytes; written += PIECE_BYTES) {
      if (isOver()) throw new Error('the reserve is not wanted any more');
      await file.writeFile(piece);
    }
    await file.truncate(RESERVE_BYTES);
    await file.sync();
  });
}

async function using(file: FileHandle, work: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await work(file);
  } finally {
    await file.close();
  }
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

async function freeBytes(directory: string): Promise<number> {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
}
