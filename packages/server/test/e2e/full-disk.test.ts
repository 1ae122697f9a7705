import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { connectSqlite } from '../../src/store/sqlite-connection.js';
import { type BuiltServer, startBuiltServer, temporaryDirectory, until } from '../support/built-server.js';
import { createDigestCaller, createSend, type KeyPair, type RawAnswer } from '../support/digest-caller.js';
import { buildDiskShim } from '../support/disk-shim.js';

interface First {
  readonly orgId: string;
  readonly owner: { readonly username: string; readonly password: string };
  readonly apiKey: KeyPair;
}

interface Key extends KeyPair {
  readonly id: string;
}

/** A server whose data directory is a disk that the test fills, as every developer can (test/support/full-disk.c). */
async function startOnSmallDisk() {
  const directory = temporaryDirectory();
  const dataDir = join(directory, 'data');
  const bootstrapFile = join(directory, 'bootstrap.json');
  const rules = join(directory, 'rules');
  const env = {
    SALLYPORT_BOOTSTRAP_FILE: bootstrapFile,
    SALLYPORT_NONCE_LIFETIME_SECONDS: '3600',
    SALLYPORT_RATE_LIMIT_SCALE: 'off',
    SALLYPORT_USAGE_FLUSH_SECONDS: '1',
    LD_PRELOAD: await buildDiskShim('full-disk', directory),
    FULL_DISK_DIRECTORY: dataDir,
    FULL_DISK_RULES: rules,
  };
  const start = async () => {
    const server = await startBuiltServer(dataDir, [], env);
    const first: First = JSON.parse(readFileSync(bootstrapFile, 'utf8'));
    return { server, first, ...(await callsOf(server, first)) };
  };
  return {
    dataDir,
    start,
    /** Lets the files have so many bytes more than they have. */
    leave(bytes: number) {
      const used = readdirSync(dataDir).reduce((sum, name) => sum + statSync(join(dataDir, name)).size, 0);
      writeFileSync(rules, `space ${used + bytes}`);
    },
    break: (rule: string) => writeFileSync(rules, rule),
    repair: () => rmSync(rules, { force: true }),
    /** Whether something was refused for want of space since the last time. */
    wasReached() {
      const is = existsSync(`${rules}.reached`);
      rmSync(`${rules}.reached`, { force: true });
      return is;
    },
  };
}

async function callsOf(server: BuiltServer, { orgId, apiKey }: First) {
  const call = await createDigestCaller(server.url);
  const keys = `/api/atlas/v2/orgs/${orgId}/apiKeys`;
  return {
    call,
    make: (desc: string) => call(apiKey, 'POST', keys, { desc, roles: ['ORG_MEMBER'] }),
    change: ({ id }: Key, body: object) => call(apiKey, 'PATCH', `${keys}/${id}`, body),
    remove: ({ id }: Key) => call(apiKey, 'DELETE', `${keys}/${id}`),
    /** Gives what a service account asks for tokens with. */
    async makeAccount(): Promise<string> {
      const body = { name: 'ci', description: 'ci', roles: ['ORG_MEMBER'], secretExpiresAfterHours: 24 };
      const { text } = await call(apiKey, 'POST', `/api/atlas/v2/orgs/${orgId}/serviceAccounts`, body);
      const { clientId, secrets } = JSON.parse(text);
      return `Basic ${Buffer.from(`${clientId}:${secrets[0].secret}`).toString('base64')}`;
    },
    async descriptions(): Promise<string[]> {
      const { status, text } = await call(apiKey, 'GET', `${keys}?itemsPerPage=500`);
      expect(status).toBe(200);
      return JSON.parse(text).results.map(({ desc }: { desc: string }) => desc);
    },
    async ready() {
      const answer = await fetch(`${server.url}/readyz`);
      const { trouble } = (await answer.json()) as { trouble?: string };
      return { status: answer.status, trouble };
    },
  };
}

const keyOf = ({ status, text }: RawAnswer): Key => {
  expect(status).toBe(200);
  return JSON.parse(text);
};
const codeOf = ({ status, text }: RawAnswer) => [status, JSON.parse(text).errorCode];
const logged = (server: BuiltServer, message: string) => server.stderr().split(message).length - 1;
const reserveOf = (dataDir: string) => join(dataDir, 'sallyport.reserve');
const hasReserve = (dataDir: string) =>
  until(
    'the reserve',
    () => statSync(reserveOf(dataDir), { throwIfNoEntry: false })?.size === 8 * 2 ** 20 || undefined,
  );

it('with a full disk still revokes, decides and reads, refuses what needs room, and recovers by itself', async () => {
  const disk = await startOnSmallDisk();
  const { server, first, call, make, change, remove, makeAccount, descriptions, ready } = await disk.start();
  await hasReserve(disk.dataDir);
  const made: Key[] = [];
  for (let i = 0; i < 12; i++) made.push(keyOf(await make(`key ${i}`)));
  const before = await descriptions();
  const account = await makeAccount();
  expect(await ready()).toEqual({ status: 200, trouble: undefined });

  disk.leave(0);
  expect(codeOf(await make('one too many'))).toEqual([507, 'STORAGE_FULL']);
  for (let i = 0; i < 20; i++) expect((await make('again')).status).toBe(507);
  expect(existsSync(reserveOf(disk.dataDir))).toBe(false);
  expect(await ready()).toEqual({ status: 200, trouble: 'the disk is full: only revocations are stored' });
  expect(await descriptions()).toEqual(before);

  // Every one is gone at once, and for good.
  for (const key of made.slice(0, 10)) {
    expect((await remove(key)).status).toBe(204);
    expect((await call(key, 'GET', `/api/atlas/v2/orgs/${first.orgId}`)).status).toBe(401);
  }
  const [kept] = made.slice(10);
  if (kept === undefined) throw new Error('unreachable');
  expect((await call(kept, 'GET', `/api/atlas/v2/orgs/${first.orgId}`)).status).toBe(200);
  const signIn = await createSend(server.url)('POST', '/api/private/session', {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(first.owner),
  });
  expect(signIn.status).toBe(200);
  // A change of roles may take something away; a name takes nothing.
  expect((await change(kept, { roles: ['ORG_READ_ONLY'] })).status).toBe(200);
  expect(codeOf(await change(kept, { desc: 'another name' }))).toEqual([507, 'STORAGE_FULL']);
  const mint = () =>
    createSend(server.url)('POST', '/api/oauth/token', {
      headers: { Authorization: account, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'grant_type=client_credentials',
    });
  const minted = await mint();
  expect([minted.status, JSON.parse(minted.text).error]).toEqual([507, 'temporarily_unavailable']);
  // The cause, once; what waits for space, such as the use of credentials, adds nothing.
  await sleep(2_500);
  const warnings = server
    .stderr()
    .trim()
    .split('\n')
    .filter((line) => JSON.parse(line).level >= 40);
  expect(warnings).toEqual([expect.stringContaining('database or disk is full')]);

  disk.repair();
  await until('space', async () => ((await ready()).trouble === undefined ? true : undefined));
  await hasReserve(disk.dataDir);
  keyOf(await make('after'));
  expect((await mint()).status).toBe(200);
  expect(logged(server, 'there is space on the disk again')).toBe(1);
  expect((await descriptions()).sort()).toEqual(
    [...before.filter((desc) => !isRemoved(desc)), 'after'].sort(),
  );
  expect(await server.stop()).toBe(0);
});

const isRemoved = (desc: string) => /^key [0-9]$/.test(desc);

it('starts on a full disk, and revokes there', async () => {
  const disk = await startOnSmallDisk();
  const before = await disk.start();
  await hasReserve(disk.dataDir);
  const key = keyOf(await before.make('key'));
  expect(await before.server.stop()).toBe(0);
  disk.leave(0);
  const { remove, make, descriptions } = await disk.start();
  expect((await remove(key)).status).toBe(204);
  expect((await make('another')).status).toBe(507);
  expect(await descriptions()).not.toContain('key');
});

it('loses no answered write and keeps no half of one, wherever the space ends', async () => {
  const disk = await startOnSmallDisk();
  let running = await disk.start();
  await hasReserve(disk.dataDir);
  const answered = new Set((await running.descriptions()) as string[]);
  const unknown = new Set<string>();
  let number = 0;

  /** Four writers at a time, until that many were answered or something was refused. */
  async function write(times: number): Promise<number[]> {
    const statuses: number[] = [];
    let isRefused = false;
    async function writer() {
      for (let i = 0; i < times && !isRefused; i++) {
        const desc = `key ${number++}`;
        const { status } = await running.make(desc);
        statuses.push(status);
        isRefused ||= status !== 200;
        if (status === 200) answered.add(desc);
        else if (status === 503) unknown.add(desc);
      }
    }
    await Promise.all([writer(), writer(), writer(), writer()]);
    return statuses;
  }
  async function verify(): Promise<void> {
    const there = (await running.descriptions()).filter((desc) => !unknown.has(desc));
    expect(there.sort()).toEqual([...answered].sort());
  }
  async function recover(): Promise<void> {
    disk.repair();
    await until('space', async () => ((await running.ready()).trouble === undefined ? true : undefined));
  }
  /** As after a crash: only what is on the disk counts. */
  async function restart(): Promise<void> {
    running.server.child.kill('SIGKILL');
    await running.server.ended;
    disk.repair();
    const { handle } = await connectSqlite({ file: join(disk.dataDir, 'sallyport.db') });
    expect(handle.prepare('pragma integrity_check').all([])).toEqual([{ integrity_check: 'ok' }]);
    handle.close();
    running = await disk.start();
    await hasReserve(disk.dataDir);
  }

  // In the log: before a frame, within one, and after some. A frame has 24 bytes and a page.
  for (const bytes of [0, 23, 2_000, 4_120, 9_000, 33_000]) {
    disk.leave(bytes);
    expect(await write(10), `${bytes} bytes`).toContain(507);
    expect(disk.wasReached()).toBe(true);
    await verify();
    if (bytes % 2 === 0) await recover();
    else await restart();
    await verify();
  }

  // At the checkpoint: the database cannot grow, and the log takes everything meanwhile.
  disk.break('no-growth sallyport.db');
  const statuses = await write(30);
  expect(statuses).toHaveLength(120);
  expect(new Set(statuses)).toEqual(new Set([200]));
  expect(disk.wasReached()).toBe(true);
  await verify();
  await restart();
  await verify();

  // At the fsync of a commit: nobody knows, and nothing else is claimed.
  disk.break('no-sync sallyport.db-wal');
  expect(await write(1)).toEqual([503, 503, 503, 503]);
  expect(disk.wasReached()).toBe(true);
  disk.repair();
  expect(await write(2)).toHaveLength(8);
  await verify();
  await restart();
  await verify();
  expect(await running.server.stop()).toBe(0);
});
