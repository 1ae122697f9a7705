import { afterAll, beforeAll, expect, it } from 'vitest';
import { addKey, type TestKey } from '../support/accounts.js';
import { nonceOf } from '../support/digest.js';
import { askAs, askGate, digestOf, type GuardServer, startGuardServer, toldBy } from '../support/guard.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { exchange, requestBytes } from '../support/raw-http.js';

// PostgreSQL is gone, and this node may go on by what it has in memory for an hour.

let postgres: PostgresServer;
let server: GuardServer;
let known: TestKey;
let unknown: TestKey;
let nonce: string;
const asked = { target: '/v1/reports/2026' };

beforeAll(async () => {
  postgres = await startPostgres();
  server = await startGuardServer('', {
    databaseUrl: await postgres.createDatabase(),
    masterKey: 'cd'.repeat(32),
    maxStalenessSeconds: '3600',
    logLevel: 'silent',
  });
  known = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
  unknown = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
  nonce = nonceOf(toldBy(await askGate(server, 'nginx', asked)).header('WWW-Authenticate'));
  await askAs(server, 'caddy', known, asked);
  await askAs(server, 'nginx', known, asked);
  await postgres.kill();
});
afterAll(async () => {
  await server.stop().catch(() => {});
  await postgres.stop();
});

it('goes on for callers that it knows', async () => {
  expect(toldBy(await askAs(server, 'nginx', known, asked)).allowed).toBe(true);
});

it('refuses whom it cannot look up, and says that this will pass', async () => {
  const headers = { Authorization: digestOf(unknown, asked, nonce, '00000009') };
  const answer = await askGate(server, 'nginx', { ...asked, headers });
  expect(answer.status).toBe(403);
  expect(answer.header('X-Sallyport-Status')).toBe('503');
  expect(answer.header('X-Sallyport-Reason')).toBe('NOT_READY');
  expect(answer.header('Retry-After')).toBe('1');
  expect(answer.header('Content-Length')).toBe('0');
});

it('says the same with its own status where the proxy can make something of it', async () => {
  const there = nonceOf(toldBy(await askGate(server, 'caddy', asked)).header('WWW-Authenticate'));
  const sent = { Authorization: digestOf(unknown, asked, there) };
  const answer = await askGate(server, 'caddy', { ...asked, headers: sent });
  expect(answer.status).toBe(503);
  expect(answer.json().errorCode).toBe('NOT_READY');
});

it('cannot know of a gate that it has not been asked for before', async () => {
  const told = { 'X-Original-Method': 'GET', 'X-Original-URI': '/', 'X-Forwarded-For': '192.0.2.1' };
  const answer = await exchange(server.guardUrl, requestBytes('GET', '/guard/haproxy', told));
  expect(answer.status).toBe(503);
});
