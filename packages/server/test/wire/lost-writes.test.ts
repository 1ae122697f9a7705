import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { withinASecond } from '../support/promptly.js';
import { startTestServer, type TestServer } from '../support/server.js';

// What is left of a database when a standby that was behind has taken over, in one transaction: the newest changes are
// gone, other writes have got their numbers, and one of them has deleted a key that the node has in memory.

let postgres: PostgresServer;
let server: TestServer;
let databaseUrl: string;

beforeAll(async () => {
  postgres = await startPostgres();
  databaseUrl = await postgres.createDatabase();
  server = await startTestServer({ databaseUrl, masterKey: 'cd'.repeat(32) });
});

afterAll(async () => {
  await server.stop();
  await postgres.stop();
});

it('a key that was deleted in the place of lost writes is refused within a second', async () => {
  const keys = `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`;
  const body = { desc: 'key', roles: ['ORG_OWNER'] };
  const { json: key } = await server.curl(keys, { method: 'POST', body });
  expect((await server.curl(keys, { key })).status).toBe(200);

  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query('begin');
  // The place of the newest change, where the node stands.
  const { rows } = await client.query('select slot, value from changes order by created_at desc limit 1');
  const [{ slot, value }] = rows;
  await client.query('delete from changes where slot = $1 and value = $2', [slot, value]);
  await client.query('delete from credentials where id = $1', [key.id]);
  await client.query(
    `insert into changes (slot, value, kind, subject, created_at, write_id)
     values ($1, $2, 'credential', $3, 1, 'another write')`,
    [slot, value, key.publicKey],
  );
  await client.query('update write_order set value = value + 5');
  await client.query('commit');
  await client.end();

  await withinASecond('the key to be refused', async () => {
    const { status } = await server.curl(keys, { key });
    return status === 401 || undefined;
  });
});
