import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { openStore, type Store, type StoreOptions } from '../../src/store/store.js';
import { type PostgresServer, startPostgres } from './postgres.js';

/** Where an empty database is: spread it into the options of `openStore`, as often as instances are wanted. */
export type TestDatabase = Pick<StoreOptions, 'dataDir' | 'databaseUrl' | 'sqliteDriver'>;

export interface TestEngine {
  readonly name: 'sqlite' | 'better-sqlite3' | 'postgres';
  /** On PostgreSQL one that folds and sorts as the language does, by default as bytes are. */
  createDatabase(language?: string): Promise<TestDatabase>;
  /** A store on the given database, or on a fresh one; closed after the suite. */
  openTestStore(options?: Partial<StoreOptions>): Promise<Store>;
}

const ENGINES: readonly TestEngine['name'][] = ['sqlite', 'better-sqlite3', 'postgres'];

/**
 * Describes the same behaviour on SQLite (with the driver that an installation has, and with better-sqlite3) and on a
 * real PostgreSQL server, or on the engines named. Use it once per test file: every use starts a server.
 */
export function eachEngine(suite: (engine: TestEngine) => void, names = ENGINES): void {
  for (const name of names) {
    describe(name, () => {
      const driver = name === 'better-sqlite3' ? ({ sqliteDriver: name } as const) : {};
      const stores: Store[] = [];
      const directories: string[] = [];
      let server: PostgresServer | undefined;

      beforeAll(async () => {
        if (name === 'postgres') server = await startPostgres();
      });

      afterAll(async () => {
        await Promise.all(stores.map((store) => store.close()));
        await server?.stop();
        await Promise.all(directories.map((directory) => rm(directory, { recursive: true, force: true })));
      });

      async function createDatabase(language?: string): Promise<TestDatabase> {
        if (server) return { databaseUrl: await server.createDatabase(language) };
        const dataDir = await mkdtemp(join(tmpdir(), 'sallyport-store-'));
        directories.push(dataDir);
        return { dataDir, ...driver };
      }

      suite({
        name,
        createDatabase,
        async openTestStore(options = {}) {
          const hasPlace =
            options.dataDir !== undefined || options.databaseUrl !== undefined || options.inMemory;
          const store = await openStore({
            now: Date.now,
            isClockGiven: options.now !== undefined,
            ...(hasPlace ? driver : await createDatabase()),
            ...options,
          });
          stores.push(store);
          return store;
        },
      });
    });
  }
}
