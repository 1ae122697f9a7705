import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { connectSqlite } from '../../src/store/sqlite-connection.js';
import { startSqliteThread } from '../../src/store/sqlite-thread.js';

async function startThread() {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-thread-'));
  const file = join(directory, 'test.db');
  const { handle, driver } = await connectSqlite({ file });
  handle.exec(
    'create table write_order (slot integer, value integer); insert into write_order values (0, 3), (1, 4)',
  );
  handle.exec('create table t (a text primary key)');
  const thread = await startSqliteThread({ file, driver });
  onTestFinished(async () => {
    await thread.close();
    handle.close();
    rmSync(directory, { recursive: true });
  });
  return { thread, handle, rows: () => handle.prepare('select a from t order by a').all([]) };
}

const insert = (a: string, affected = 1) => ({ sql: 'insert into t values (?)', parameters: [a], affected });

it('stores the statements of a draft', async () => {
  const { thread, rows } = await startThread();
  await thread.ask({ statements: [insert('a'), insert('b')], order: 7 });
  expect(rows()).toEqual([{ a: 'a' }, { a: 'b' }]);
});

it('stores nothing of a draft that was begun before another write', async () => {
  const { thread, rows } = await startThread();
  const late = thread.ask({ statements: [insert('a')], order: 6 });
  await expect(late).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  expect(rows()).toEqual([]);
});

it('stores nothing of a draft whose statements do something else now', async () => {
  const { thread, rows } = await startThread();
  const update = { sql: 'update t set a = ? where a = ?', parameters: ['b', 'x'], affected: 1 };
  const differing = thread.ask({ statements: [insert('a'), update], order: 7 });
  await expect(differing).rejects.toThrow('did not do what it did in its draft: update t');
  expect(rows()).toEqual([]);
  await thread.ask({ statements: [insert('a')], order: 7 });
  expect(rows()).toEqual([{ a: 'a' }]);
});

it('stores nothing of a draft of which one statement fails', async () => {
  const { thread, rows } = await startThread();
  const twice = thread.ask({ statements: [insert('a'), insert('a')], order: 7 });
  await expect(twice).rejects.toMatchObject({ code: expect.stringMatching(/^SQLITE_CONSTRAINT/) });
  expect(rows()).toEqual([]);
});

it('waits for another process that holds the file', async () => {
  const { thread, handle, rows } = await startThread();
  handle.exec('begin immediate');
  const waiting = thread.ask({ statements: [insert('a')], order: 7 });
  handle.exec('rollback');
  await waiting;
  expect(rows()).toEqual([{ a: 'a' }]);
});

it('says why it cannot open a database', async () => {
  const { driver, handle } = await connectSqlite({ file: ':memory:' });
  handle.close();
  const nowhere = startSqliteThread({ file: '/nowhere/test.db', driver });
  await expect(nowhere).rejects.toMatchObject({ message: expect.stringContaining('unable to open') });
});
