import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryDirectoryOf } from '../support/built-server.js';
import { digestHeader, nonceOf } from '../support/digest.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { exchange, type RawAnswer, requestBytes } from '../support/raw-http.js';
import { startTestServer, type TestServer } from '../support/server.js';

// Somebody on the way has recorded a request with a Digest, and sends it once more while its nonce lives.

const WIRES = [
  { name: 'Atlas', base: '/api/atlas/v2', type: 'application/vnd.atlas.2024-08-05+json' },
  { name: 'Atlas v1.0', base: '/api/atlas/v1.0', type: 'application/json' },
  { name: 'Cloud Manager', base: '/api/public/v1.0', type: 'application/json' },
] as const;

async function nonceFrom(server: TestServer): Promise<string> {
  const challenge = await exchange(server.url, requestBytes('GET', '/api/atlas/v2/orgs'));
  return nonceOf(challenge.header('WWW-Authenticate'));
}

/** The bytes of a request of the first key. */
function signed(
  server: TestServer,
  nonce: string,
  { method = 'POST', path, type, body, nc }: Request,
): string {
  const { publicKey: username, privateKey: password } = server.first.apiKey;
  return requestBytes(
    method,
    path,
    {
      Accept: type,
      'Content-Type': type,
      Authorization: digestHeader({ username, password, method, uri: path, nonce, ...(nc && { nc }) }),
    },
    body === undefined ? '' : JSON.stringify(body),
  );
}

interface Request {
  readonly method?: string;
  readonly path: string;
  readonly type: string;
  readonly body?: unknown;
  readonly nc?: string;
}

function expectStale(answer: RawAnswer): void {
  expect(answer.status, answer.body.toString()).toBe(401);
  expect(answer.header('WWW-Authenticate')).toMatch(/^Digest .*stale=true$/);
}

async function keysNamed({ services }: TestServer, description: string): Promise<number> {
  const rows = await services.store.reader
    .selectFrom('credentials')
    .select('id')
    .where('description', '=', description)
    .execute();
  return rows.length;
}

const makesKey = (server: TestServer, { base, type }: (typeof WIRES)[number], desc: string): Request => ({
  path: `${base}/orgs/${server.first.orgId}/apiKeys`,
  type,
  body: { desc, roles: ['ORG_OWNER'] },
});

describe('of two nodes on PostgreSQL', () => {
  let postgres: PostgresServer;
  let here: TestServer;
  let there: TestServer;
  beforeAll(async () => {
    postgres = await startPostgres();
    const flags = { databaseUrl: await postgres.createDatabase(), masterKey: 'cd'.repeat(32) };
    here = await startTestServer(flags);
    there = await startTestServer(flags, { first: here.first });
  });
  afterAll(async () => {
    await there.stop();
    await here.stop();
    await postgres.stop();
  });

  it.each(WIRES)('neither does again what made a key ($name)', async (wire) => {
    const desc = `made once over ${wire.name}`;
    const bytes = signed(here, await nonceFrom(here), makesKey(here, wire, desc));
    const made = await exchange(here.url, bytes);
    expect(made.status, made.body.toString()).toBeLessThan(300);
    for (const node of [here, there, there]) expectStale(await exchange(node.url, bytes));
    expect(await keysNamed(here, desc)).toBe(1);
  });

  it('the other takes the next count of a nonce, and does that once too', async () => {
    const nonce = await nonceFrom(here);
    const [wire] = WIRES;
    const one = signed(here, nonce, { ...makesKey(here, wire, 'count'), nc: '00000001' });
    const two = signed(here, nonce, { ...makesKey(here, wire, 'count'), nc: '00000002' });
    expect((await exchange(here.url, one)).status).toBe(200);
    expect((await exchange(there.url, two)).status).toBe(200);
    expectStale(await exchange(here.url, two));
    expect(await keysNamed(here, 'count')).toBe(2);
  });

  it('the other gives no second answer to a rename, although it would change nothing', async () => {
    const { orgId } = here.first;
    const [{ base, type }] = WIRES;
    const rename = { method: 'PATCH', path: `${base}/orgs/${orgId}`, type, body: { name: 'Renamed' } };
    const bytes = signed(here, await nonceFrom(here), rename);
    expect((await exchange(here.url, bytes)).status).toBe(200);
    expectStale(await exchange(there.url, bytes));
  });

  it('the other does what the first one refused, since nothing was done', async () => {
    const [wire] = WIRES;
    const missing = 'f'.repeat(24);
    const path = `${wire.base}/orgs/${here.first.orgId}/apiKeys/${missing}`;
    const bytes = signed(here, await nonceFrom(here), { method: 'DELETE', path, type: wire.type });
    for (const node of [here, there])
      expect((await exchange(node.url, bytes)).json().errorCode).toBe('API_KEY_NOT_FOUND');
  });

  it('one of both does it when both are asked at once', async () => {
    const [wire] = WIRES;
    for (let round = 0; round < 5; round++) {
      const desc = `at once ${round}`;
      const bytes = signed(here, await nonceFrom(here), makesKey(here, wire, desc));
      const answers = await Promise.all([here, there].map((node) => exchange(node.url, bytes)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
      expect(await keysNamed(here, desc)).toBe(1);
    }
  });
});

it.each(WIRES)('on SQLite, a server that was started again does not either ($name)', async (wire) => {
  const { path: dataDir, remove } = temporaryDirectoryOf('replay');
  const before = await startTestServer({ dataDir });
  const bytes = signed(before, await nonceFrom(before), makesKey(before, wire, 'made once'));
  expect((await exchange(before.url, bytes)).status).toBeLessThan(300);
  await before.stop();
  const after = await startTestServer({ dataDir }, { first: before.first });
  try {
    expectStale(await exchange(after.url, bytes));
    expect(await keysNamed(after, 'made once')).toBe(1);
  } finally {
    await after.stop();
    remove();
  }
});
