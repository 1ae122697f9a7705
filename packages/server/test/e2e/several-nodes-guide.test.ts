import { readFileSync } from 'node:fs';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { startBuiltServer, temporaryDirectory } from '../support/built-server.js';
import { createDigestCaller } from '../support/digest-caller.js';
import { readFirstStart } from '../support/first-start.js';
import { startPostgres } from '../support/postgres.js';

const guide = readFileSync(new URL('../../../../docs/guides/several-nodes.md', import.meta.url), 'utf8');

/** The statements of each block of SQL in the guide. */
const blocks = [...guide.matchAll(/^```sql\n([\s\S]*?)^```$/gm)].map(([, text = '']) =>
  text
    .split(';\n')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== ''),
);

async function run(url: string, statements: readonly string[]): Promise<pg.QueryResult[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const results: pg.QueryResult[] = [];
    // One by one: a database is not made together with something else.
    for (const statement of statements) results.push(await client.query(statement));
    return results;
  } finally {
    await client.end();
  }
}

it('runs with a role that has no other rights than those of the guide', async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  // The server of the tests has a superuser of this name.
  const ofTheGuide = (statement: string) =>
    statement.replace(/\b(role|to) sallyport\b/, '$1 sallyport_nodes');
  expect(blocks).toHaveLength(2);
  const [onServer = [], inDatabase = []] = blocks.map((block) => block.map(ofTheGuide));
  await run(postgres.url('postgres'), onServer);
  await run(postgres.url('sallyport'), inDatabase);

  const databaseUrl = postgres.url('sallyport').replace('sallyport@', 'sallyport_nodes@');
  const [rights] = await run(databaseUrl, [
    `select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls as more,
       has_database_privilege(current_database(), 'create') or has_database_privilege(current_database(), 'temporary') as wide
     from pg_roles where rolname = current_user`,
  ]);
  expect(rights?.rows).toEqual([{ more: false, wide: false }]);

  const dataDir = temporaryDirectory();
  const server = await startBuiltServer(dataDir, [], {
    SALLYPORT_DATABASE_URL: databaseUrl,
    SALLYPORT_MASTER_KEY: 'ab'.repeat(32),
  });
  const { apiKey, orgId } = readFirstStart(dataDir);
  const digest = await createDigestCaller(server.url);
  const made = await digest(apiKey, 'POST', `/api/atlas/v2/orgs/${orgId}/apiKeys`, {
    desc: 'by the role of the guide',
    roles: ['ORG_MEMBER'],
  });
  expect(made.status, made.text).toBe(200);
  expect(await server.stop()).toBe(0);
});
