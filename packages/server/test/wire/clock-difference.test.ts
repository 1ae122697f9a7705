import pino from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { until } from '../support/built-server.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { startTestServer, type TestServer } from '../support/server.js';

// A node whose clock is not that of the database.

const timeOfDay = Date.now;
let offsetMs = 0;
const lines: string[] = [];
let postgres: PostgresServer;
let server: TestServer;

beforeAll(async () => {
  vi.spyOn(Date, 'now').mockImplementation(() => timeOfDay() + offsetMs);
  postgres = await startPostgres();
  server = await startTestServer(
    { databaseUrl: await postgres.createDatabase(), masterKey: 'cd'.repeat(32) },
    { log: pino({}, { write: (line: string) => lines.push(JSON.parse(line).msg) }) },
  );
});

afterAll(async () => {
  await server.stop();
  await postgres.stop();
});

/** A look at the database is given up after 1.5 seconds, and by as much a difference may seem smaller. */
const LOOK_MS = 1_500;
/** Noted, and too much. */
const NOTED_MS = 4_000;
const TOO_MUCH_MS = 8_000;

interface Answer {
  readonly status: number;
  readonly trouble?: string;
  readonly reason?: string;
}

/** What /readyz answers, once a look has found the clock to be as it was set. */
async function readyWith(ms: number, says: RegExp | undefined): Promise<Answer> {
  offsetMs = ms;
  return until(`/readyz to say ${says}`, async () => {
    const answer = await fetch(`${server.url}/readyz`);
    const { trouble, reason } = (await answer.json()) as Omit<Answer, 'status'>;
    const text = trouble ?? reason;
    if (says === undefined ? text !== undefined : !says.test(text ?? '')) return undefined;
    return { status: answer.status, ...(trouble && { trouble }), ...(reason && { reason }) };
  });
}

const told = () => lines.filter((line) => line.includes('the clock of this node'));

async function metric(): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/^sallyport_clock_difference_seconds (\S+)$/m.exec(text)?.[1]) * 1000;
}

it.each([
  ['ahead of', 1],
  ['behind', -1],
])('that is %s the database is told of, and beyond what nonces allow it is not ready', async (side, sign) => {
  const says = new RegExp(`^the clock of this node is \\d\\.\\d seconds ${side} that of the database$`);
  expect(await readyWith(0, undefined)).toEqual({ status: 200 });
  expect(Math.abs(await metric())).toBeLessThan(1_000);
  const before = told().length;

  expect(await readyWith(sign * NOTED_MS, says)).toEqual({
    status: 200,
    trouble: expect.stringMatching(says),
  });
  const seen = await metric();
  expect(Math.sign(seen)).toBe(sign);
  expect(Math.abs(seen)).toBeGreaterThan(NOTED_MS - LOOK_MS);
  expect(Math.abs(seen)).toBeLessThanOrEqual(NOTED_MS);

  const tooMuch = new RegExp(says.source.replace('\\d\\.', '[678]\\.'));
  expect(await readyWith(sign * TOO_MUCH_MS, tooMuch)).toEqual({
    status: 503,
    reason: expect.stringMatching(says),
  });

  expect(await readyWith(0, undefined)).toEqual({ status: 200 });
  expect(told().slice(before)).toEqual([
    expect.stringMatching(new RegExp(`^${says.source.slice(1, -1)}; correct the clock$`)),
    'the clock of this node agrees with the database again',
  ]);
});
