import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { migrations } from '../../src/store/migrations/index.js';
import { openStore, type Store } from '../../src/store/store.js';
import { PATIENTLY } from '../support/patience.js';
import { withinASecond } from '../support/promptly.js';

// Several processes on one SQLite file: a server and a break-glass command beside it.

const script = fileURLToPath(new URL('../support/child-store.ts', import.meta.url));
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sallyport-processes-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

interface Child {
  readonly process: ChildProcess;
  /** Every line the child has printed so far. */
  readonly lines: string[];
  readonly exitCode: Promise<unknown>;
}

function startChild(prefix: string, count: number): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, prefix, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  });
  return { process: child, lines, exitCode: once(child, 'close').then(([code]) => code) };
}

async function organizationIds(store: Store): Promise<string[]> {
  const rows = await store.reader.selectFrom('organizations').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}

it('hears within one second of a write that another process has acknowledged', async () => {
  const store = await openStore({ dataDir, now: Date.now });
  const heard: unknown[] = [];
  store.onChanges((changes) => heard.push(...changes));
  const child = startChild('o', 1);
  await vi.waitFor(() => expect(child.lines).toContain('o0'), { ...PATIENTLY, interval: 5 });
  await withinASecond('the change', () => heard[0]);
  expect(heard).toEqual([{ kind: 'organization', subject: 'o0' }]);
  expect(await child.exitCode).toBe(0);
  await store.close();
});

it('lets processes that start at once on an empty directory migrate it once and all write', async () => {
  const children = ['a', 'b', 'c'].map((prefix) => startChild(prefix, 20));
  expect(await Promise.all(children.map((child) => child.exitCode))).toEqual([0, 0, 0]);
  const migrated = children.map((child) => child.lines[0]).sort();
  expect(migrated).toEqual(['migrated 0', 'migrated 0', `migrated ${Object.keys(migrations).length}`]);
  const store = await openStore({ dataDir, now: Date.now });
  expect(await organizationIds(store)).toHaveLength(60);
  await store.close();
});

it('keeps every acknowledged write of a process that is killed, and nothing of one it had begun', async () => {
  const child = startChild('o', 100_000);
  await vi.waitFor(() => expect(child.lines.length).toBeGreaterThan(50), { ...PATIENTLY, interval: 1 });
  child.process.kill('SIGKILL');
  await child.exitCode;
  const acknowledged = child.lines.filter((line) => line.startsWith('o'));
  const store = await openStore({ dataDir, now: Date.now });
  const ids = await organizationIds(store);
  expect(ids).toEqual(expect.arrayContaining(acknowledged));
  const changes = await store.reader.selectFrom('changes').select('subject').execute();
  expect(new Set(changes.map(({ subject }) => subject))).toEqual(new Set(ids));
  await store.close();
});
