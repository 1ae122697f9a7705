import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { startTestServer, type TestServer } from '../support/server.js';

// What a write costs where the database is some way off. Whatever is sent before an answer is read goes together.

/** Begin with the rows of the order, three that the use case needs, what comes after it, and one in reserve. */
const MOST = 6;

interface Transaction {
  readonly texts: string[];
  trips: number;
}

let postgres: PostgresServer;
let server: TestServer;
let writes: Transaction[] = [];

beforeAll(async () => {
  postgres = await startPostgres();
  server = await startTestServer({
    databaseUrl: await postgres.createDatabase(),
    masterKey: 'cd'.repeat(32),
  });
  countTrips();
});

afterAll(async () => {
  await server.stop();
  await postgres.stop();
});

/** Notes the transactions of writes, and how often the sending of statements began after an answer had come. */
function countTrips(): void {
  const { query } = pg.Client.prototype;
  const states = new WeakMap<pg.Client, { transaction?: Transaction | undefined; isAnswered: boolean }>();
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const state = states.get(this) ?? { isAnswered: true };
    states.set(this, state);
    const text = String(args[0]);
    if (text.startsWith('start transaction')) state.transaction = { texts: [], trips: 0 };
    if (state.transaction) {
      state.transaction.texts.push(text);
      if (state.isAnswered) state.transaction.trips += 1;
      if (text === 'commit') {
        if (state.transaction.texts.some((each) => each.includes('update write_order')))
          writes.push(state.transaction);
        state.transaction = undefined;
      }
    }
    state.isAnswered = false;
    const answer: unknown = Reflect.apply(query, this, args);
    if (answer instanceof Promise) {
      const answered = () => {
        state.isAnswered = true;
      };
      answer.then(answered, answered);
    }
    return answer as never;
  });
}

async function tripsOf(call: () => ReturnType<TestServer['curl']>): Promise<number> {
  writes = [];
  const answer = await call();
  expect(answer.status, answer.text).toBeLessThan(300);
  expect(writes).toHaveLength(1);
  if (process.env.SHOW)
    console.log(
      writes[0]?.trips,
      writes[0]?.texts.map((each) => each.slice(0, 110)),
    );
  return writes[0]?.trips ?? 0;
}

const keys = () => `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`;

async function makeKey(roles: readonly string[]): Promise<string> {
  const { json } = await server.curl(keys(), { method: 'POST', body: { desc: 'key', roles } });
  return json.id;
}

it.each([
  [
    'makes an API key',
    async () => ({ path: keys(), method: 'POST', body: { desc: 'key', roles: ['ORG_MEMBER'] } }),
  ],
  [
    'adds an entry to an access list',
    async () => ({
      path: `${keys()}/${await makeKey(['ORG_MEMBER'])}/accessList`,
      method: 'POST',
      body: [{ ipAddress: '192.0.2.1' }],
    }),
  ],
  [
    'deletes an API key',
    async () => ({ path: `${keys()}/${await makeKey(['ORG_MEMBER'])}`, method: 'DELETE' }),
  ],
  [
    'deletes an API key of an owner',
    async () => ({ path: `${keys()}/${await makeKey(['ORG_OWNER'])}`, method: 'DELETE' }),
  ],
  [
    'makes a project',
    async () => ({
      path: '/api/atlas/v2/groups',
      method: 'POST',
      body: { name: `project ${Math.random()}`, orgId: server.first.orgId },
    }),
  ],
])(`%s in at most ${MOST} round trips`, async (_, prepare) => {
  const { path, ...options } = await prepare();
  expect(await tripsOf(() => server.curl(path, options))).toBeLessThanOrEqual(MOST);
});
