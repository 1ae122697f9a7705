import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from '@sallyport/client';
import { expect, it, onTestFinished } from 'vitest';
import {
  type BuiltServer,
  runSallyport,
  startBuiltServer,
  temporaryDirectory,
} from '../support/built-server.js';
import { startPostgres } from '../support/postgres.js';
import { curl } from '../support/server.js';
import { verifyWorlds } from '../support/worlds.js';
import { createWriter, type Writer, writeUntilUnanswered } from '../support/writer.js';

const WRITERS = 8;

const answeredBy = (writers: readonly Writer[]) => writers.reduce((sum, { answered }) => sum + answered, 0);

interface First {
  readonly orgId: string;
  readonly apiKey: { readonly publicKey: string; readonly privateKey: string };
}

async function createWriters(server: BuiltServer, { orgId, apiKey }: First): Promise<Writer[]> {
  const client = createClient({ baseUrl: server.url, credentials: apiKey });
  const writers: Writer[] = [];
  for (let number = 1; number <= WRITERS; number++) {
    const name = `writer${number}`;
    const body = { desc: name, roles: ['ORG_OWNER'] };
    writers.push(createWriter(name, await client.call('createOrgApiKey', { orgId, body })));
  }
  return writers;
}

/** Lets the writers work for a random time after the first of their writes was answered, then kills the server under them. */
async function killWhileWriting(
  server: BuiltServer,
  first: First,
  writers: readonly Writer[],
): Promise<void> {
  const before = answeredBy(writers);
  const writing = writers.map((writer) => writeUntilUnanswered(writer, server.url, first.orgId));
  // A refusal shows at the end; until then it must not end the process as unhandled.
  const ended = Promise.all(writing);
  ended.catch(() => {});
  // Of a server that has just started, the first answer takes longest on a machine that does other work.
  await expect.poll(() => answeredBy(writers), { interval: 5 }).toBeGreaterThan(before);
  await sleep(Math.random() * 350);
  server.child.kill('SIGKILL');
  expect(await server.ended).toBe('SIGKILL');
  await ended;
}

/** A key that is there proves itself, and one that is gone does not. */
async function verifyCredentials(server: BuiltServer, { orgId }: First, writer: Writer): Promise<void> {
  for (const [desc, privateKey] of [...writer.privateKeys].slice(-6)) {
    const key = { publicKey: writer.publicKeys.get(desc) ?? '', privateKey };
    const answer = await curl(`${server.url}/api/atlas/v2/orgs/${orgId}`, { key });
    const there = writer.world.keys[desc];
    expect([desc, answer.status]).toEqual([
      desc,
      there === undefined ? 401 : there.entries.length > 0 ? 403 : 200,
    ]);
  }
}

/** Returns how many calls were answered. */
async function killAgainAndAgain(options: {
  rounds: number;
  /** More rounds follow until that many writes were answered: a slow machine answers fewer in each. */
  leastAnswered: number;
  dataDir: string;
  bootstrapFile: string;
  env: Readonly<Record<string, string>>;
}): Promise<number> {
  const { rounds, leastAnswered, dataDir } = options;
  const env = {
    SALLYPORT_BOOTSTRAP_FILE: options.bootstrapFile,
    SALLYPORT_RATE_LIMIT_SCALE: 'off',
    SALLYPORT_USAGE_FLUSH_SECONDS: '1',
    SALLYPORT_LOG_LEVEL: 'warn',
    ...options.env,
  };
  let server = await startBuiltServer(dataDir, [], env);
  const first: First = JSON.parse(readFileSync(options.bootstrapFile, 'utf8'));
  const writers = await createWriters(server, first);
  for (let round = 1; round <= rounds || answeredBy(writers) <= leastAnswered; round++) {
    await killWhileWriting(server, first, writers);
    if (round % 5 === 0) {
      // A start that is killed in its turn must not be in the way of the next one.
      const starting = runSallyport(['start', '--port', '0', '--data-dir', dataDir], { env });
      await sleep(200 + Math.random() * 800);
      starting.child.kill('SIGKILL');
      await starting.ended;
    }
    server = await startBuiltServer(dataDir, [], env);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    await verifyWorlds(server.url, first, writers);
    const writer = writers[round % WRITERS];
    if (writer !== undefined) await verifyCredentials(server, first, writer);
    expect(server.stderr()).toBe('');
  }
  await server.stop();
  return answeredBy(writers);
}

it('killed again and again under writes, it starts by itself with every answered write and no half of one', {
  timeout: 300_000,
}, async () => {
  const dataDir = temporaryDirectory();
  const bootstrapFile = join(temporaryDirectory(), 'bootstrap.json');
  const answered = await killAgainAndAgain({
    rounds: 15,
    leastAnswered: 200,
    dataDir,
    bootstrapFile,
    env: {},
  });
  // Enough to show something; each writer has one more call under way at every kill.
  expect(answered).toBeGreaterThan(200);
});

it('killed on PostgreSQL it keeps the same promise', async () => {
  const postgres = await startPostgres();
  onTestFinished(() => postgres.stop());
  const answered = await killAgainAndAgain({
    rounds: 5,
    leastAnswered: 20,
    dataDir: temporaryDirectory(),
    bootstrapFile: join(temporaryDirectory(), 'bootstrap.json'),
    env: {
      SALLYPORT_DATABASE_URL: await postgres.createDatabase(),
      SALLYPORT_MASTER_KEY: 'ab'.repeat(32),
    },
  });
  expect(answered).toBeGreaterThan(20);
});
