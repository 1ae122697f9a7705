import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { openConnection, type RawAnswer, type RawConnection, requestBytes } from '../support/raw-http.js';
import {
  keysMadeTooLate,
  prepareRevocable,
  type Revocable,
  revocationKinds,
} from '../support/revocations.js';
import { ATLAS, startTestServer, type TestServer } from '../support/server.js';

/**
 * Heads that were sent before their credential was revoked, and whose bodies come some seconds after the answer. With
 * `SALLYPORT_HOLD_SECONDS` (`npm run test:held-bodies`) one comes as late as that, too.
 */
const LONGEST = Number(process.env.SALLYPORT_HOLD_SECONDS ?? 0);
const SECONDS = [0, 1, 30, ...(LONGEST > 30 ? [LONGEST] : [])];
const FLAGS = { bodyTimeoutSeconds: '600', socketTimeoutSeconds: '600' };

async function holdBack(server: TestServer, { path, body, headers }: Revocable): Promise<RawConnection> {
  const connection = await openConnection(server.url);
  connection.send(
    requestBytes('POST', path, {
      Accept: ATLAS,
      'Content-Type': 'application/json',
      Expect: '100-continue',
      ...(await headers()),
      'Content-Length': String(body.length),
    }),
  );
  expect((await connection.answer()).status).toBe(100);
  return connection;
}

/** All kinds wait at the same time, so that the file takes as long as the longest. */
async function answersOf(server: TestServer, kind: string): Promise<readonly Late[]> {
  const revocable = await prepareRevocable(server, kind);
  const held = [];
  for (const seconds of SECONDS) held.push({ seconds, connection: await holdBack(server, revocable) });
  const revoked = await revocable.revoke(server);
  expect(revoked.status, kind).toBeLessThan(300);
  return Promise.all(
    held.map(async ({ seconds, connection }) => {
      await sleep(seconds * 1000);
      connection.send(revocable.body);
      const answer = await connection.answer();
      connection.close();
      return { seconds, answer, refused: revocable.refused };
    }),
  );
}

interface Late {
  readonly seconds: number;
  readonly answer: RawAnswer;
  readonly refused: Revocable['refused'];
}

/** The servers run at the same time, as the bodies wait. */
const ENGINES = ['SQLite', 'PostgreSQL'] as const;
const servers = new Map<string, TestServer>();
const late = new Map<string, readonly Late[]>();
let postgres: PostgresServer;
beforeAll(async () => {
  postgres = await startPostgres();
  const database = { databaseUrl: await postgres.createDatabase(), masterKey: 'cd'.repeat(32) };
  for (const engine of ENGINES)
    servers.set(engine, await startTestServer({ ...FLAGS, ...(engine === 'PostgreSQL' ? database : {}) }));
  const answers = [...servers].flatMap(([engine, server]) =>
    revocationKinds.map(async (kind) => late.set(`${engine}: ${kind}`, await answersOf(server, kind))),
  );
  await Promise.all(answers);
}, 600_000);
afterAll(async () => {
  for (const server of servers.values()) await server.stop();
  await postgres.stop();
});

describe.each(ENGINES)('on %s', (engine) => {
  it.each(revocationKinds)('a body makes nothing for %s, however late it comes', (kind) => {
    const answers = late.get(`${engine}: ${kind}`) ?? [];
    expect(answers.map(({ seconds }) => seconds)).toEqual(SECONDS);
    for (const { seconds, answer, refused } of answers) {
      const [status, code] = refused;
      expect(answer.status, `${seconds} s: ${answer.body}`).toBe(status);
      if (code !== undefined) expect(answer.json().errorCode).toBe(code);
    }
  });

  it('nothing was made', async () => {
    const server = servers.get(engine);
    expect(server && (await keysMadeTooLate(server))).toBe(0);
  });
});

it('a body that does not come in the time that it has is answered with 408', async () => {
  const server = await startTestServer({ bodyTimeoutSeconds: '1' });
  try {
    const connection = await openConnection(server.url);
    const head = { 'Content-Type': 'application/json', 'Content-Length': '9' };
    connection.send(requestBytes('POST', '/api/private/session', head), '{');
    const answer = await connection.answer();
    expect([answer.status, answer.json().errorCode]).toEqual([408, 'REQUEST_TIMED_OUT']);
    expect(await connection.closed()).toBe('');
  } finally {
    await server.stop();
  }
});
