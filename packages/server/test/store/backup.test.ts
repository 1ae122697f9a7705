import { existsSync, statSync } from 'node:fs';
import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.js';
import { openStore, type Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';
import { createGate } from '../support/gate.js';
import { addOrganization } from '../support/rows.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'sallyport-backup-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

function addPair(store: Store, number: number): Promise<void> {
  return store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
    withoutEvent('test');
    // Two rows of one transaction: a copy of one moment has both or neither. The padding makes many pages.
    await addOrganization(database, `${number}a${'x'.repeat(2000)}`);
    await sleep(0);
    await addOrganization(database, `${number}b${'x'.repeat(2000)}`);
  });
}

async function numbersIn(store: Store): Promise<{ a: number[]; b: number[] }> {
  const rows = await store.reader.selectFrom('organizations').select('id').execute();
  const numbers = (letter: string) =>
    rows.filter(({ id }) => id.includes(letter)).map(({ id }) => Number.parseInt(id, 10));
  return { a: numbers('a').sort((x, y) => x - y), b: numbers('b').sort((x, y) => x - y) };
}

eachEngine((engine) => {
  if (engine.name === 'postgres') {
    it('points to pg_dump', async () => {
      const store = await engine.openTestStore();
      await expect(store.backup(join(directory, 'never'))).rejects.toMatchObject({
        code: 'BACKUP_NOT_SUPPORTED',
        message: expect.stringContaining('pg_dump'),
      });
    });
    return;
  }

  it('copies one moment of a store that goes on writing, with every row acknowledged before', async () => {
    const store = await engine.openTestStore();
    for (let number = 0; number < 300; number++) await addPair(store, number);

    let acknowledged = 300;
    let isBackingUp = true;
    const writing = (async () => {
      while (isBackingUp) {
        await addPair(store, acknowledged);
        acknowledged += 1;
      }
    })();
    const acknowledgedBefore = acknowledged;
    const file = join(directory, `${engine.name}.db`);
    await store.backup(file);
    isBackingUp = false;
    await writing;

    expect(statSync(file).mode & 0o777).toBe(0o600);
    const dataDir = await mkdtemp(join(directory, 'restored-'));
    await copyFile(file, join(dataDir, 'sallyport.db'));
    const restored = await engine.openTestStore({ dataDir });
    expect(restored.migrationsApplied).toEqual([]);
    const { a, b } = await numbersIn(restored);
    expect(a).toEqual(b);
    expect(a).toEqual(a.map((_, index) => index));
    expect(a.length).toBeGreaterThanOrEqual(acknowledgedBefore);
    await addPair(restored, a.length);

    const { handle } = await openSqlite({ file: join(dataDir, 'sallyport.db') });
    expect(handle.prepare('pragma integrity_check').all([])).toEqual([{ integrity_check: 'ok' }]);
    expect(handle.prepare('pragma foreign_key_check').all([])).toEqual([]);
    handle.close();
  });

  it('takes nothing of a write that is under way, and does not wait for it', async () => {
    const store = await engine.openTestStore();
    await addPair(store, 0);
    const begun = createGate();
    const copied = createGate();
    const half = store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
      withoutEvent('test');
      await addOrganization(database, '1a');
      begun.open();
      await copied.opened;
      await addOrganization(database, '1b');
    });
    await begun.opened;
    const dataDir = await mkdtemp(join(directory, 'half-'));
    await store.backup(join(dataDir, 'sallyport.db'));
    copied.open();
    await half;
    expect(await numbersIn(await engine.openTestStore({ dataDir }))).toEqual({ a: [0], b: [0] });
    expect(await numbersIn(store)).toEqual({ a: [0, 1], b: [0, 1] });
  });

  it('never overwrites a file and leaves no half of one', async () => {
    const store = await engine.openTestStore();
    const file = join(directory, `${engine.name}-taken`);
    await writeFile(file, 'mine');
    await expect(store.backup(file)).rejects.toMatchObject({ code: 'BACKUP_TARGET_EXISTS' });
    await expect(store.backup(join(directory, 'missing', 'file'))).rejects.toThrow();
    expect((await readdir(directory)).filter((name) => name.endsWith('.partial'))).toEqual([]);
    expect(existsSync(join(directory, 'missing'))).toBe(false);
  });

  it('can copy a database in memory', async () => {
    const { sqliteDriver } = await engine.createDatabase();
    const store = await openStore({ inMemory: true, ...(sqliteDriver && { sqliteDriver }), now: Date.now });
    await addPair(store, 0);
    const dataDir = await mkdtemp(join(directory, 'memory-'));
    await store.backup(join(dataDir, 'sallyport.db'));
    await store.close();
    const restored = await engine.openTestStore({ dataDir });
    expect(await numbersIn(restored)).toEqual({ a: [0], b: [0] });
  });

  it('leaves everything in the one file when it closes', async () => {
    const { dataDir = '' } = await engine.createDatabase();
    const store = await engine.openTestStore({ dataDir });
    await addPair(store, 0);
    await store.close();
    // What all connections share, and a reserve of space, hold no data.
    for (const name of await readdir(dataDir))
      if (name !== 'sallyport.db-shm' && name !== 'sallyport.reserve')
        expect([name, statSync(join(dataDir, name)).size > 0]).toEqual([name, name === 'sallyport.db']);
  });

  it('keeps the data directory and its files to their owner', async () => {
    const { dataDir = '' } = await engine.createDatabase();
    const inside = join(dataDir, 'made', 'here');
    await engine.openTestStore({ dataDir: inside });
    expect(statSync(inside).mode & 0o777).toBe(0o700);
    for (const name of await readdir(inside))
      expect(statSync(join(inside, name)).mode & 0o777, name).toBe(0o600);
  });
});
