import { Worker } from 'node:worker_threads';
import { inPackage } from '../build.js';
import type { ThreadAnswer, ThreadOptions, ThreadRequest } from './sqlite-thread-program.js';

/** A connection to SQLite in a thread of its own. What is asked of it is done one after the other. */
export interface SqliteThread {
  /** Resolves when it is done and on disk. Throws SQLite's error, and nothing was stored. */
  ask(request: Exclude<ThreadRequest, 'close'>): Promise<void>;
  close(): Promise<void>;
}

/** From the bundle always: Node runs no TypeScript, and tests run the sources themselves. */
const PROGRAM = inPackage('dist/store/sqlite-thread-program.js');
/** Statements are short-lived; what the server's own thread is given for requests would lie idle here. */
const YOUNG_GENERATION_MB = 16;

/** Throws the error of opening the database. An error of the program itself ends the process, as one of this thread does. */
export async function startSqliteThread(options: ThreadOptions): Promise<SqliteThread> {
  const worker = new Worker(PROGRAM, {
    name: 'sqlite',
    workerData: options,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  const asked: { resolve(): void; reject(error: unknown): void }[] = [];

  worker.on('message', (answer: ThreadAnswer) => {
    const first = asked.shift();
    // Like an open database, an idle thread keeps no process alive.
    if (asked.length === 0) worker.unref();
    if (answer === 'done') first?.resolve();
    else first?.reject(Object.assign(new Error(answer.message), { code: answer.code }));
  });

  function nextAnswer(): Promise<void> {
    if (asked.length === 0) worker.ref();
    return new Promise((resolve, reject) => asked.push({ resolve, reject }));
  }

  function ask(request: ThreadRequest): Promise<void> {
    worker.postMessage(request);
    return nextAnswer();
  }

  try {
    await nextAnswer();
  } catch (error) {
    await worker.terminate();
    throw error;
  }
  return {
    ask,
    async close() {
      await ask('close');
      await worker.terminate();
    },
  };
}
