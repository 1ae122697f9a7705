import dns from 'node:dns';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { PATIENTLY } from '../support/patience.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { startTestServer, type TestServer } from '../support/server.js';

// The database has a name, as databases in clouds do, and the resolver fails while the node runs.

const NAME = 'database.example';

type Callback = (error: Error | null, addresses?: readonly dns.LookupAddress[]) => void;

/** What the resolver does with a question. */
type Resolver = (callback: Callback) => void;

const answers: Resolver = (callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);
const failsWith = (code: string) => (callback: Callback) =>
  callback(Object.assign(new Error(`getaddrinfo ${code} ${NAME}`), { code }));
const isSilent: Resolver = () => {};

let resolver = answers;
let postgres: PostgresServer;
let server: TestServer;

beforeAll(async () => {
  const { lookup } = dns;
  const resolve = (...question: [host: string, ...unknown[], callback: Callback]) => {
    if (question[0] === NAME) setImmediate(() => resolver(question.at(-1) as Callback));
    else Reflect.apply(lookup, dns, question);
  };
  vi.spyOn(dns, 'lookup').mockImplementation(resolve as unknown as typeof dns.lookup);
  postgres = await startPostgres();
  const databaseUrl = (await postgres.createDatabase()).replace('127.0.0.1', NAME);
  server = await startTestServer({ databaseUrl, masterKey: 'cd'.repeat(32), logLevel: 'fatal' });
});
afterEach(() => {
  resolver = answers;
});
afterAll(async () => {
  await server.stop();
  await postgres.stop();
});

const makeKey = () =>
  server.curl(`/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`, {
    method: 'POST',
    body: { desc: 'key', roles: ['ORG_MEMBER'] },
  });

it.each([
  ['knows no such name', failsWith('ENOTFOUND')],
  ['cannot answer', failsWith('EAI_AGAIN')],
  ['is silent', isSilent],
])('says that it is unavailable while the resolver %s, and goes on by itself', async (_, failing) => {
  await vi.waitFor(async () => expect((await makeKey()).status).toBe(200), PATIENTLY);

  resolver = failing;
  // Whoever is connected needs no name.
  expect((await makeKey()).status).toBe(200);
  await postgres.terminateSessions();
  await vi.waitFor(async () => {
    const { status, headers, json } = await makeKey();
    expect([status, headers['retry-after'], json.errorCode]).toEqual([503, '1', 'SERVICE_UNAVAILABLE']);
  }, PATIENTLY);
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  await vi.waitFor(async () => expect((await fetch(`${server.url}/readyz`)).status).toBe(503), PATIENTLY);

  resolver = answers;
  await vi.waitFor(async () => expect((await makeKey()).status).toBe(200), PATIENTLY);
  await vi.waitFor(async () => expect((await fetch(`${server.url}/readyz`)).status).toBe(200), PATIENTLY);
});
