import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { type DraftedStatement, readOrder, runStatement } from './drafted-statement.js';
import { errorCode } from './retry.js';
import { connectSqlite } from './sqlite-connection.js';
import type { SqliteDriver, SqliteHandle } from './sqlite-drivers.js';

/** What the thread is started with. */
export interface ThreadOptions {
  readonly file: string;
  readonly driver: SqliteDriver;
}

/** A draft to store, and where the database was when it was begun. */
export interface Draft {
  readonly statements: readonly DraftedStatement[];
  readonly order: number | undefined;
}

/** A draft; a copy to an empty file, as of one moment; or 'close', which is the last. */
export type ThreadRequest = Draft | { readonly copyTo: string } | 'close';

/** Answers come in the order of the requests. The first one says that the database is open. */
export type ThreadAnswer = 'done' | { readonly message: string; readonly code: string | undefined };

/** In this thread nobody minds the wait for another process. */
const BUSY_TIMEOUT_MS = 5_000;

async function serve(port: MessagePort, options: ThreadOptions): Promise<void> {
  const answer = (message: ThreadAnswer) => port.postMessage(message);
  let handle: SqliteHandle;
  try {
    ({ handle } = await connectSqlite(options));
    handle.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
  } catch (error) {
    answer(failure(error));
    return;
  }
  answer('done');
  port.on('message', (request: ThreadRequest) => {
    try {
      run(handle, request);
      answer('done');
    } catch (error) {
      answer(failure(error));
    }
  });
}

function run(handle: SqliteHandle, request: ThreadRequest): void {
  if (request === 'close') close(handle);
  else if ('copyTo' in request) handle.prepare('vacuum into ?').run([request.copyTo]);
  else store(handle, request);
}

/**
 * Leaves everything in the one file, where no other process reads: SQLite does so by itself with the last connection, but
 * one driver keeps connections open as long as their statements are remembered.
 */
function close(handle: SqliteHandle): void {
  handle.exec('pragma busy_timeout = 0');
  handle.exec('pragma wal_checkpoint(TRUNCATE)');
  handle.close();
}

/** All or nothing, in one transaction. Throws SQLITE_BUSY when another process wrote after the draft was begun. */
function store(handle: SqliteHandle, { statements, order }: Draft): void {
  handle.exec('begin immediate');
  try {
    if (readOrder(handle) !== order)
      throw Object.assign(new Error('another process wrote meanwhile'), { code: 'SQLITE_BUSY' });
    for (const { sql, parameters, affected } of statements) {
      if (runStatement(handle, sql, parameters).affected !== affected)
        throw new Error(`a statement did not do what it did in its draft: ${sql}`);
    }
    handle.exec('commit');
  } catch (error) {
    // After some errors, a full disk among them, SQLite has done it already.
    if (handle.isInTransaction()) handle.exec('rollback');
    throw error;
  }
}

function failure(error: unknown): ThreadAnswer {
  return { message: error instanceof Error ? error.message : String(error), code: errorCode(error) };
}

// The program of a worker thread with the one connection to SQLite that stores something (sqlite-thread.ts): whatever
// waits for the disk waits here.
if (parentPort !== null) await serve(parentPort, workerData);
