import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it, onTestFinished, vi } from 'vitest';
import { connectSqlite } from './sqlite-connection.js';
import type { SqliteThread } from './sqlite-thread.js';
import type { Draft, ThreadRequest } from './sqlite-thread-program.js';
import { createSqliteWriter } from './sqlite-writer.js';

/** A writer whose thread stores nothing, and answers when the test says so. */
async function openWriter() {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-writer-'));
  const { handle } = await connectSqlite({ file: join(directory, 'test.db') });
  handle.exec(
    'create table write_order (slot integer, value integer); insert into write_order values (0, 3), (1, 4)',
  );
  handle.exec('create table organizations (id text primary key)');
  const asked: { draft: Draft; answer(error?: Error): void }[] = [];
  const thread: SqliteThread = {
    ask: (request: ThreadRequest) =>
      new Promise((resolve, reject) => {
        asked.push({
          draft: request as Draft,
          answer: (error) => (error ? reject(error) : resolve()),
        });
      }),
    async close() {},
  };
  let reserves = 1;
  const reserve = { giveUp: async () => reserves-- > 0 };
  const { database: writer, storingMs } = createSqliteWriter(handle, thread, reserve);
  onTestFinished(() => {
    vi.useRealTimers();
    handle.close();
    rmSync(directory, { recursive: true });
  });

  /** Resolves when its row is stored. */
  const add = (id: string, then?: () => Promise<void>) =>
    writer.transaction().execute(async (transaction) => {
      await transaction
        .insertInto('organizations')
        .values({ id } as never)
        .execute();
      await then?.();
    });
  /** What the thread was asked to store at a time, by the ids of the rows. */
  const drafts = () => asked.map(({ draft }) => draft.statements.map(({ parameters }) => parameters[0]));
  const nextAsked = async (count: number) => {
    while (asked.length < count) await turn();
    const last = asked[count - 1];
    if (last === undefined) throw new Error('unreachable');
    return last;
  };
  /** The files of the database, and how long they are. */
  const files = () =>
    readdirSync(directory).map((name) => [name, statSync(join(directory, name)).size] as const);
  const passTime = (ms: number) => vi.advanceTimersByTimeAsync(ms);
  return { writer, storingMs, handle, add, drafts, nextAsked, files, passTime };
}

it('asks the thread once for all that wait, and answers them when it has stored them', async () => {
  const { add, drafts, nextAsked, handle } = await openWriter();
  const ended: string[] = [];
  const all = ['a', 'b', 'c'].map((id) => add(id).then(() => ended.push(id)));
  const { answer, draft } = await nextAsked(1);
  expect(drafts()).toEqual([['a', 'b', 'c']]);
  expect(draft.order).toBe(7);
  await turn();
  expect(ended).toEqual([]);
  answer();
  await Promise.all(all);
  // A draft leaves nothing in the file.
  expect(handle.prepare('select id from organizations').all([])).toEqual([]);
});

it('lets decisions run between the answers of those that were stored together', async () => {
  const { add, nextAsked } = await openWriter();
  let turns = 0;
  let isOver = false;
  const counting = (async () => {
    for (; !isOver; turns += 1) await turn();
  })();
  const answered: number[] = [];
  const all = ['a', 'b', 'c'].map((id) => add(id).then(() => answered.push(turns)));
  (await nextAsked(1)).answer();
  await Promise.all(all);
  isOver = true;
  await counting;
  expect(new Set(answered).size).toBe(3);
});

it('collects those that come while the thread is at work', async () => {
  const { add, drafts, nextAsked } = await openWriter();
  const all = [add('a')];
  const { answer } = await nextAsked(1);
  all.push(add('b'), add('c'));
  await turn();
  expect(drafts()).toEqual([['a']]);
  answer();
  (await nextAsked(2)).answer();
  await Promise.all(all);
  expect(drafts()).toEqual([['a'], ['b', 'c']]);
});

it('lets nobody join a group that has collected for long enough', async () => {
  const { add, drafts, nextAsked, passTime } = await openWriter();
  const all = [add('a', () => passTime(10).then(() => {})), add('b')];
  (await nextAsked(1)).answer();
  (await nextAsked(2)).answer();
  await Promise.all(all);
  expect(drafts()).toEqual([['a'], ['b']]);
});

it('leaves out a transaction that fails, the first one or a later one', async () => {
  const { add, drafts, nextAsked } = await openWriter();
  const no = () => Promise.reject(new Error('no'));
  const [a, b, c, d, e] = [add('a', no), add('b'), add('c', no), add('d'), add('e', no)];
  for (const failing of [a, c, e]) await expect(failing).rejects.toThrow('no');
  (await nextAsked(1)).answer();
  await Promise.all([b, d]);
  expect(drafts()).toEqual([['b', 'd']]);
});

it('refuses all that could not be stored together, and stores the next ones alone, so that only the one to blame fails', async () => {
  const { add, drafts, nextAsked } = await openWriter();
  const fault = Object.assign(new Error('string or blob too big'), { code: 'SQLITE_TOOBIG' });
  const together = [add('a'), add('b')];
  (await nextAsked(1)).answer(fault);
  for (const write of together)
    await expect(write).rejects.toMatchObject({ code: 'WRITE_UNDONE', cause: fault });
  const [a, b, c, d] = [add('a'), add('b'), add('c'), add('d')];
  (await nextAsked(2)).answer(fault);
  await expect(a).rejects.toBe(fault);
  (await nextAsked(3)).answer();
  (await nextAsked(4)).answer();
  await Promise.all([b, c, d]);
  expect(drafts()).toEqual([['a', 'b'], ['a'], ['b'], ['c', 'd']]);
});

it('has every write run again when the disk is full and a reserve was there, and refuses them when none is', async () => {
  const { add, drafts, nextAsked } = await openWriter();
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const first = add('a');
  (await nextAsked(1)).answer(full);
  await expect(first).rejects.toMatchObject({ code: 'WRITE_UNDONE' });
  const again = add('a');
  (await nextAsked(2)).answer(full);
  await expect(again).rejects.toMatchObject({ code: 'STORE_FULL', cause: full });
  expect(drafts()).toEqual([['a'], ['a']]);
});

it('does not claim to know what became of a write when the disk failed', async () => {
  const { add, nextAsked } = await openWriter();
  const failed = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' });
  const write = add('a');
  (await nextAsked(1)).answer(failed);
  await expect(write).rejects.toMatchObject({ code: 'WRITE_OUTCOME_UNKNOWN', cause: failed });
});

it('answers every write within the time, whatever the disk does: those it was given, and those that wait', async () => {
  const { add, drafts, nextAsked, passTime, storingMs } = await openWriter();
  const given = add('a');
  const { answer } = await nextAsked(1);
  await passTime(5_000);
  const waiting = add('b');
  const rejections = [
    expect(given).rejects.toMatchObject({ code: 'WRITE_OUTCOME_UNKNOWN' }),
    expect(waiting).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' }),
  ];
  await passTime(10_000);
  await rejections[0];
  await passTime(5_000);
  await rejections[1];
  expect(storingMs()).toBe(20_000);
  // What had not had its turn is not done later either.
  answer();
  const next = add('c');
  (await nextAsked(2)).answer();
  await next;
  expect(drafts()).toEqual([['a'], ['c']]);
  expect(storingMs()).toBe(0);
});

it('counts what a write waited for its turn towards what it waits for the disk', async () => {
  const { add, nextAsked, passTime } = await openWriter();
  const first = add('a');
  const { answer } = await nextAsked(1);
  const second = add('b');
  await turn();
  await passTime(14_000);
  answer();
  await first;
  await nextAsked(2);
  const late = expect(second).rejects.toMatchObject({ code: 'WRITE_OUTCOME_UNKNOWN' });
  await passTime(1_000);
  await late;
});

it('tells all of a group that another process wrote, and blames nobody', async () => {
  const { add, drafts, nextAsked } = await openWriter();
  const busy = Object.assign(new Error('another process wrote meanwhile'), { code: 'SQLITE_BUSY' });
  const first = [add('a'), add('b')];
  (await nextAsked(1)).answer(busy);
  for (const write of first) await expect(write).rejects.toBe(busy);
  const again = [add('a'), add('b')];
  (await nextAsked(2)).answer();
  await Promise.all(again);
  expect(drafts()).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});

it('stores nothing of a group whose transaction SQLite has ended, and runs no statement after that', async () => {
  const { writer, add, drafts, nextAsked } = await openWriter();
  const before = add('a');
  const ending = writer.transaction().execute(async (transaction) => {
    // As SQLite does by itself when memory or the disk is at its end.
    await sql`rollback`.execute(transaction);
    const failing = sql`no such statement`.execute(transaction);
    await expect(failing).rejects.toMatchObject({ code: 'SQLITE_ERROR' });
    await transaction
      .insertInto('organizations')
      .values({ id: 'b' } as never)
      .execute();
  });
  await expect(ending).rejects.toThrow('there is no open transaction');
  await expect(before).rejects.toMatchObject({ code: 'WRITE_UNDONE' });
  const after = add('c');
  (await nextAsked(1)).answer();
  await after;
  expect(drafts()).toEqual([['c']]);
});

it('lets other work go on between the statements of a long transaction', async () => {
  const { writer, nextAsked, passTime } = await openWriter();
  let turns = 0;
  const long = writer.transaction().execute(async (transaction) => {
    setImmediate(() => turns++);
    await sql`select 1`.execute(transaction);
    expect(turns).toBe(0);
    await passTime(1);
    await sql`select 1`.execute(transaction);
    expect(turns).toBe(1);
  });
  (await nextAsked(1)).answer();
  await long;
});

it('asks the thread for nothing when nothing was written', async () => {
  const { writer } = await openWriter();
  const read = await writer
    .transaction()
    .execute((transaction) => transaction.selectFrom('write_order').select('value').execute());
  expect(read).toEqual([{ value: 3 }, { value: 4 }]);
});

it('writes nothing to the disk while it drafts, however much that is', async () => {
  const { writer, nextAsked, files } = await openWriter();
  const before = files();
  const big = writer.transaction().execute(async (transaction) => {
    await sql`
      insert into organizations
      with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000) select 'o' || i || hex(zeroblob(100)) from n
    `.execute(transaction);
    expect(files()).toEqual(before);
  });
  const joined = writer.transaction().execute(async (transaction) => {
    await sql`update organizations set id = 'p' || id`.execute(transaction);
    expect(files()).toEqual(before);
  });
  (await nextAsked(1)).answer();
  await Promise.all([big, joined]);
  expect(files()).toEqual(before);
});
