import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listProjects } from '../../src/store/queries/projects.js';
import { openStore, type Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { addOrganization, addProject } from '../support/rows.js';

const NAMES = ['apple', 'Zoo', 'Äpfel', '_x', 'a b', 'aB', 'äpfel'];
const IN_BYTE_ORDER = ['Zoo', '_x', 'a b', 'aB', 'apple', 'Äpfel', 'äpfel'];

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

/** A database that sorts as English readers expect, as most installations do; the test servers are made with bytes. */
async function createEnglishDatabase(): Promise<string> {
  const url = new URL(await server.createDatabase());
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  await client.query(
    `create database english template template0 locale_provider icu icu_locale 'en-US' encoding 'UTF8'`,
  );
  const { rows } = await client.query(`select 'a' < 'B' collate "en-x-icu" as english`);
  expect(rows).toEqual([{ english: true }]);
  await client.end();
  url.pathname = '/english';
  return url.href;
}

async function namesIn(store: Store, namePrefix?: string, name?: string): Promise<string[]> {
  const { results } = await listProjects(
    store.reader,
    { organizationIds: ['o1'], namePrefix, name },
    { limit: 100, offset: 0 },
  );
  return results.map(({ name }) => name);
}

describe.each(['sqlite', 'postgres'])('project names on %s', (engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await openStore({
      ...(engine === 'sqlite' ? { inMemory: true } : { databaseUrl: await createEnglishDatabase() }),
      now: Date.now,
    });
    await store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('a test sets up projects');
      await addOrganization(database, 'o1');
      for (const [index, name] of NAMES.entries())
        await addProject(database, { id: `p${index}`, organizationId: 'o1', name });
    });
  });
  afterAll(() => store.close());

  it('are listed in the order of their bytes, whatever the language of the database', async () => {
    expect(await namesIn(store)).toEqual(IN_BYTE_ORDER);
  });

  it('are found by a beginning in either case of ASCII letters', async () => {
    expect(await namesIn(store, 'A')).toEqual(['a b', 'aB', 'apple']);
    expect(await namesIn(store, 'ÄPF')).toEqual(['Äpfel']);
    expect(await namesIn(store, '%')).toEqual([]);
  });

  it('are found by the whole name in either case of ASCII letters', async () => {
    expect(await namesIn(store, undefined, 'AB')).toEqual(['aB']);
    expect(await namesIn(store, undefined, 'ÄPFEL')).toEqual(['Äpfel']);
    expect(await namesIn(store, undefined, 'app')).toEqual([]);
  });
});
