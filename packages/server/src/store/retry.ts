import { setTimeout as sleep } from 'node:timers/promises';
import { StoreError } from './store-error.js';

/** How often a transaction that lost a conflict is run in all. */
const MAX_ATTEMPTS = 8;
/** How long to wait for another process that writes to the same SQLite file. */
const BUSY_DEADLINE_MS = 10_000;
const MAX_PAUSE_MS = 50;

/**
 * Runs a whole transaction, again after a conflict with another writer. Throws what `work` throws, or STORE_BUSY when
 * another process keeps the SQLite file locked.
 *
 * SQLite's own busy handler sleeps inside the driver and stops the event loop, so the waiting is done here.
 */
export async function retrying<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + BUSY_DEADLINE_MS;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const reason = whyTransient(error);
      if (reason === undefined) throw error;
      if (reason === 'conflict' && attempt >= MAX_ATTEMPTS) throw error;
      if (reason === 'busy' && performance.now() > deadline) {
        const waitedSeconds = BUSY_DEADLINE_MS / 1000;
        throw new StoreError(
          'STORE_BUSY',
          `the database file was locked by another process for ${waitedSeconds} seconds`,
          { cause: error },
        );
      }
      await sleep(Math.random() * Math.min(MAX_PAUSE_MS, 2 ** attempt));
    }
  }
}

function whyTransient(error: unknown): 'conflict' | 'busy' | undefined {
  const code = errorCode(error);
  // PostgreSQL SQLSTATE: serialization_failure and deadlock_detected. All three mean that nothing was stored.
  if (code === '40001' || code === '40P01' || code === 'WRITE_UNDONE') return 'conflict';
  if (code?.startsWith('SQLITE_BUSY')) return 'busy';
  return undefined;
}

/** The `code` of a driver's error: an SQLSTATE, an SQLite result name or a Node error code. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
