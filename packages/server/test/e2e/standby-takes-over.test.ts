import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it, onTestFinished } from 'vitest';
import { startBuiltServer, temporaryDirectory, until } from '../support/built-server.js';
import { createDigestCaller, type KeyPair } from '../support/digest-caller.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { withinASecond } from '../support/promptly.js';

// The small form of faults/failover: a primary dies under two nodes, and the standby that confirmed its commits takes over.

/** So many keys of each node live and die before the primary does, and as many afterwards. */
const LIVES = 5;

/** A change that was answered, with when it was asked for and answered by one clock. */
interface Act {
  readonly type: 'API_KEY_CREATED' | 'API_KEY_DELETED';
  readonly publicKey: string;
  readonly begunAt: number;
  readonly endedAt: number;
}

async function startConfirmedPair(): Promise<{
  primary: PostgresServer;
  standby: PostgresServer;
  url: string;
}> {
  const primary = await startPostgres({ durable: true });
  onTestFinished(() => primary.stop());
  const standby = await startPostgres({ durable: true, follows: primary });
  onTestFinished(() => standby.stop());
  const url = await primary.createDatabase();
  const administrator = new pg.Client({ connectionString: url });
  await administrator.connect();
  await administrator.query("alter system set synchronous_standby_names = '*'");
  await administrator.query('select pg_reload_conf()');
  await until('the standby to confirm', async () => {
    const { rows } = await administrator.query("select 1 from pg_stat_replication where sync_state = 'sync'");
    return rows.length > 0 || undefined;
  });
  await administrator.end();
  const standbyPort = new URL(standby.url('x')).port;
  return { primary, standby, url: url.replace(/(127\.0\.0\.1):(\d+)/, `$1:$2,$1:${standbyPort}`) };
}

it('loses no answered change, brings back no deleted key, and keeps the trail in order', async () => {
  const { primary, standby, url } = await startConfirmedPair();
  const bootstrapFile = join(temporaryDirectory(), 'bootstrap.json');
  const env = {
    SALLYPORT_DATABASE_URL: url,
    SALLYPORT_MASTER_KEY: 'cd'.repeat(32),
    SALLYPORT_NONCE_LIFETIME_SECONDS: '3600',
    SALLYPORT_RATE_LIMIT_SCALE: 'off',
    SALLYPORT_LOG_LEVEL: 'fatal',
    SALLYPORT_BOOTSTRAP_FILE: bootstrapFile,
  };
  const a = await startBuiltServer(temporaryDirectory(), [], env);
  const b = await startBuiltServer(temporaryDirectory(), [], env);
  const first = JSON.parse(readFileSync(bootstrapFile, 'utf8')) as { orgId: string; apiKey: KeyPair };
  const orgPath = `/api/atlas/v2/orgs/${first.orgId}`;
  const calls = [await createDigestCaller(a.url), await createDigestCaller(b.url)];

  const acts: Act[] = [];
  /** How many keys of each node were made and deleted. */
  const lives = [0, 0];
  const deleted: KeyPair[] = [];
  let isOver = false;

  async function liveAndDie(node: number, call: (typeof calls)[number]): Promise<void> {
    let begunAt = performance.now();
    const body = { desc: 'key', roles: ['ORG_READ_ONLY'] };
    const made = await call(first.apiKey, 'POST', `${orgPath}/apiKeys`, body);
    if (made.status !== 200) return;
    const key = JSON.parse(made.text) as KeyPair & { id: string };
    acts.push({ type: 'API_KEY_CREATED', publicKey: key.publicKey, begunAt, endedAt: performance.now() });
    // So all nodes have it in memory, while they decide.
    await Promise.all(calls.map((each) => each(key, 'GET', orgPath)));
    begunAt = performance.now();
    const gone = await call(first.apiKey, 'DELETE', `${orgPath}/apiKeys/${key.id}`);
    if (gone.status !== 204) return;
    acts.push({ type: 'API_KEY_DELETED', publicKey: key.publicKey, begunAt, endedAt: performance.now() });
    deleted.push(key);
    lives[node] = (lives[node] ?? 0) + 1;
  }

  const writing = calls.map(async (call, node) => {
    while (!isOver) await liveAndDie(node, call);
  });
  const untilLives = (most: number) =>
    until(`${most} keys of each node`, () => lives.every((count) => count >= most) || undefined);
  await untilLives(LIVES);
  await primary.kill();
  const before = Math.max(...lives);
  await standby.promote();
  await untilLives(before + LIVES);
  isOver = true;
  await Promise.all(writing);

  const [call] = calls;
  if (call === undefined) throw new Error('there is no node');
  const results: { eventTypeName: string; targetPublicKey?: string }[] = [];
  for (let page = 1, total = 1; results.length < total; page++) {
    const query = `itemsPerPage=500&pageNum=${page}&includeCount=true`;
    const { text } = await call(first.apiKey, 'GET', `/api/private/orgs/${first.orgId}/events?${query}`);
    const read = JSON.parse(text);
    results.push(...read.results);
    total = read.totalCount;
  }
  const trail = results
    .filter(({ eventTypeName }) => eventTypeName.startsWith('API_KEY_'))
    .map((each) => `${each.eventTypeName} ${each.targetPublicKey}`)
    .reverse();
  const places = acts.map((act) => ({ ...act, place: trail.indexOf(`${act.type} ${act.publicKey}`) }));
  expect(places.filter(({ place }) => place < 0)).toEqual([]);
  expect(new Set(trail).size).toBe(trail.length);
  for (const one of places)
    for (const other of places) if (one.endedAt < other.begunAt) expect(one.place).toBeLessThan(other.place);

  for (const node of [a, b]) {
    const again = await createDigestCaller(node.url);
    // The last ones were deleted just now.
    await withinASecond('every deleted key to be refused', async () => {
      const answers = await Promise.all(deleted.map((key) => again(key, 'GET', orgPath)));
      return answers.every(({ status }) => status === 401) || undefined;
    });
  }
});
