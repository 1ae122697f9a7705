import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { SLOTS } from '../../src/store/subjects.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { startTestServer, type TestServer } from '../support/server.js';

// What a write costs where the database is some way off. Whatever is sent before an answer is read goes together.

/** Begin with the rows of the order, three that the use case needs, what comes after it, and one in reserve. */
const MOST = 6;
/** Begin, the room for it, and all that is inserted. */
const MOST_FOR_A_KEY = 3;

interface Transaction {
  readonly texts: string[];
  trips: number;
  /** What was handed to the socket at a time. */
  pieces: number;
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

/** A look for what expires, which may come at any time, is about everything. */
const isOfARequest = (statement: string) =>
  statement.includes('update write_order') && !statement.includes(`$${SLOTS.length}`);

/** Notes the transactions of writes of requests, and how often the sending of statements began after an answer had come. */
function countTrips(): void {
  const { query } = pg.Client.prototype;
  const states = new WeakMap<pg.Client, { transaction?: Transaction | undefined; isAnswered: boolean }>();
  const countPieces = (client: pg.Client) => {
    const { stream } = client.connection;
    for (const method of ['_write', '_writev'] as const) {
      const write = stream[method];
      vi.spyOn(stream, method as '_write').mockImplementation(function (this: typeof stream, ...args) {
        const { transaction } = states.get(client) ?? {};
        if (transaction) transaction.pieces += 1;
        Reflect.apply(write ?? (() => {}), this, args);
      });
    }
  };
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...args: unknown[]) {
    const state = states.get(this) ?? { isAnswered: true };
    if (!states.has(this)) countPieces(this);
    states.set(this, state);
    const text = String(args[0]);
    if (text.startsWith('start transaction')) state.transaction = { texts: [], trips: 0, pieces: 0 };
    if (state.transaction) {
      state.transaction.texts.push(text);
      if (state.isAnswered) state.transaction.trips += 1;
      if (text === 'commit' && state.transaction.texts.some(isOfARequest)) writes.push(state.transaction);
    }
    state.isAnswered = false;
    const answer: unknown = Reflect.apply(query, this, args);
    if (answer instanceof Promise) {
      const answered = () => {
        state.isAnswered = true;
        if (text === 'commit') state.transaction = undefined;
      };
      answer.then(answered, answered);
    }
    return answer as never;
  });
}

async function writeOf(call: () => ReturnType<TestServer['curl']>): Promise<Transaction> {
  writes = [];
  const answer = await call();
  expect(answer.status, answer.text).toBeLessThan(300);
  const [write] = writes;
  if (write === undefined || writes.length > 1) throw new Error(`${writes.length} writes`);
  if (process.env.SHOW)
    console.log(
      write.trips,
      write.texts.map((each) => each.slice(0, 110)),
    );
  return write;
}

const keys = () => `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`;

async function makeKey(roles: readonly string[]): Promise<string> {
  const { json } = await server.curl(keys(), { method: 'POST', body: { desc: 'key', roles } });
  return json.id;
}

it.each([
  [
    'makes an API key',
    MOST_FOR_A_KEY,
    async () => ({ path: keys(), method: 'POST', body: { desc: 'key', roles: ['ORG_MEMBER'] } }),
  ],
  [
    'adds an entry to an access list',
    MOST,
    async () => ({
      path: `${keys()}/${await makeKey(['ORG_MEMBER'])}/accessList`,
      method: 'POST',
      body: [{ ipAddress: '192.0.2.1' }],
    }),
  ],
  [
    'deletes an API key',
    MOST,
    async () => ({ path: `${keys()}/${await makeKey(['ORG_MEMBER'])}`, method: 'DELETE' }),
  ],
  [
    'deletes an API key of an owner',
    MOST,
    async () => ({ path: `${keys()}/${await makeKey(['ORG_OWNER'])}`, method: 'DELETE' }),
  ],
  [
    'makes a project',
    MOST,
    async () => ({
      path: '/api/atlas/v2/groups',
      method: 'POST',
      body: { name: `project ${Math.random()}`, orgId: server.first.orgId },
    }),
  ],
])('%s in at most %i round trips, in one piece each', async (_, most, prepare) => {
  const { path, ...options } = await prepare();
  const { trips, pieces } = await writeOf(() => server.curl(path, options));
  expect(trips).toBeLessThanOrEqual(most);
  expect(pieces).toBe(trips);
});
