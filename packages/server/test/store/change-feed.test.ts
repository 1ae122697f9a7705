import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it, onTestFinished, vi } from 'vitest';
import { type ChangeFeed, type ChangeListener, createChangeFeed } from '../../src/store/change-feed.js';
import type { Change, Store, StoreOptions, Touched } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine, type TestEngine } from '../support/engines.js';
import { PATIENTLY } from '../support/patience.js';
import { withinASecond } from '../support/promptly.js';

const HOUR_MS = 60 * 60 * 1000;

function change(store: Store, ...changes: Change[]): Promise<void> {
  return store.write(ABOUT_ALL, async (write) => {
    write.withoutEvent('test');
    for (const one of changes) write.changed({ ...one, of: 'o1' } as Touched);
  });
}

/** Everything a listener hears, in order, without the limits of single calls. */
function hearOf(feed: Pick<ChangeFeed, 'listen'>): (Change | 'all')[] {
  const heard: (Change | 'all')[] = [];
  feed.listen((changes) => {
    heard.push(...(changes === 'all' ? (['all'] as const) : changes));
  });
  return heard;
}

const hear = (store: Store) => hearOf({ listen: store.onChanges });

async function twoNodes(engine: TestEngine, options: Partial<StoreOptions> = {}): Promise<[Store, Store]> {
  const database = await engine.createDatabase();
  return [
    await engine.openTestStore({ ...database, ...options }),
    await engine.openTestStore({ ...database, ...options }),
  ];
}

/** A feed whose polls are called by hand, on the data of a store. */
function quietFeed(store: Store) {
  return createChangeFeed({
    reader: store.reader,
    pollIntervalMs: undefined,
    onError: () => expect.unreachable(),
  });
}

/** Takes the last writes about everything back, as a standby that takes over without them. */
async function loseWrites(store: Store, count: number): Promise<void> {
  await store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
    withoutEvent('test');
    // This write has raised the rows too.
    await sql`update write_order set value = value - ${count + 1}`.execute(database);
    await sql`delete from changes
      where value > (select value from write_order where write_order.slot = changes.slot)`.execute(database);
  });
}

async function subjectsOfChanges(store: Store): Promise<string[]> {
  const rows = await store.reader.selectFrom('changes').select('subject').orderBy('value').execute();
  return rows.map(({ subject }) => subject);
}

const key: Change = { kind: 'credential', subject: 'abcdefgh' };

eachEngine((engine) => {
  it('tells the node that wrote before the write resolves', async () => {
    const store = await engine.openTestStore();
    const heard = hear(store);
    const heardWhenResolved = await change(store, key).then(() => [...heard]);
    expect(heardWhenResolved).toEqual([key]);
  });

  it('tells another node within one second, and the node that wrote only once', async () => {
    const [here, there] = await twoNodes(engine);
    const heardHere = hear(here);
    const heardThere = hear(there);
    const project: Change = { kind: 'project', subject: 'p1' };
    await change(here, key, project, key);
    await withinASecond('the other node to hear', () => heardThere.length >= 2 || undefined);
    // Heard in order, so what the first write would be told of again comes before this.
    const later: Change = { kind: 'project', subject: 'later' };
    await change(there, later);
    await vi.waitFor(() => expect(heardHere).toContainEqual(later), PATIENTLY);
    expect(heardHere).toEqual([key, project, later]);
    expect(heardThere).toHaveLength(3);
    expect(heardThere).toEqual(expect.arrayContaining([key, project, later]));
  });

  it('starts at the present: changes from before it opened are not told', async () => {
    const database = await engine.createDatabase();
    const first = await engine.openTestStore(database);
    await change(first, key);
    const second = await engine.openTestStore({ ...database, pollIntervalMs: 20 });
    const heard = hear(second);
    const later: Change = { kind: 'project', subject: 'later' };
    await change(first, later);
    await vi.waitFor(() => expect(heard).toContainEqual(later), PATIENTLY);
    expect(heard).toEqual([later]);
  });

  it('stops telling a listener that has left', async () => {
    const store = await engine.openTestStore();
    const listener = vi.fn<ChangeListener>();
    const leave = store.onChanges(listener);
    leave();
    await change(store, key);
    expect(listener).not.toHaveBeenCalled();
  });

  it('loses no change of 50 concurrent writers on two nodes, and keeps their order', async () => {
    const [one, two] = await twoNodes(engine, { pollIntervalMs: 5 });
    const third = await quietFeed(one);
    const inOrder: string[] = [];
    const isTold = new Promise<void>((resolve) => {
      third.listen((changes) => {
        if (changes !== 'all') inOrder.push(...changes.map(({ subject }) => subject));
        if (inOrder.length >= 100) resolve();
      });
    });
    const heard = [hear(one), hear(two)];
    let isWriting = true;
    const polling = (async () => {
      while (isWriting) {
        await third.poll();
        await sleep(1);
      }
    })();

    const commits: string[] = [];
    const writers = Array.from({ length: 50 }, async (_, writer) => {
      for (const round of ['a', 'b']) {
        await sleep(Math.random() * 20);
        await (writer % 2 === 0 ? one : two).write(ABOUT_ALL, async (write) => {
          write.withoutEvent('test');
          const subject = `${writer}${round}`;
          write.changed({ kind: 'credential', subject, of: 'o1' });
          if (writer % 5 === 0) await sleep(1);
          commits.push(subject);
        });
      }
    });
    try {
      await Promise.all(writers);
      await isTold;
    } finally {
      isWriting = false;
      await polling;
    }

    const stored = await one.reader.selectFrom('changes').select('subject').orderBy('value').execute();
    expect(stored).toHaveLength(100);
    expect(inOrder).toEqual(stored.map(({ subject }) => subject));
    // A conflict may run a writer's work again, so the last mention of a writer is the one that was committed.
    const committed = commits.filter((subject, index) => commits.lastIndexOf(subject) === index);
    expect(committed).toEqual(inOrder);
    // A node may hear twice of a write of its own that a poll found before it was told.
    for (const told of heard) {
      const subjects = () => new Set(told.map((one) => (one === 'all' ? one : one.subject)));
      await vi.waitFor(() => expect(subjects()).toEqual(new Set(inOrder)), PATIENTLY);
    }
  });

  it('forgets changes after an hour and tells a node that was away for longer that everything changed', async () => {
    let now = 1_700_000_000_000;
    const store = await engine.openTestStore({ now: () => now, pollIntervalMs: HOUR_MS });
    const away = await quietFeed(store);
    const listener = vi.fn<ChangeListener>();
    away.listen(listener);
    await change(store, key);
    await change(store, { kind: 'credential', subject: 'newest' });
    now += HOUR_MS + 1;
    await change(store, { kind: 'credential', subject: 'later' });
    expect(await subjectsOfChanges(store)).toEqual(['newest', 'later']);

    await away.poll();
    expect(listener.mock.calls).toEqual([['all']]);

    await change(store, key);
    await away.poll();
    expect(listener.mock.calls).toEqual([['all'], [[key]]]);
  });

  it('does not cry wolf to a node that had read the changes before they were forgotten', async () => {
    let now = 1_700_000_000_000;
    const store = await engine.openTestStore({ now: () => now, pollIntervalMs: HOUR_MS });
    const present = await quietFeed(store);
    const listener = vi.fn<ChangeListener>();
    present.listen(listener);
    const newest: Change = { kind: 'credential', subject: 'newest' };
    await change(store, key);
    await change(store, newest);
    await present.poll();
    now += HOUR_MS + 1;
    await change(store);
    await present.poll();
    expect(listener.mock.calls).toEqual([[[key, newest]]]);
    expect(await subjectsOfChanges(store)).toEqual(['newest']);
  });

  it('does not cry wolf to a node that has read no change yet when nothing was forgotten', async () => {
    let now = 1_700_000_000_000;
    const store = await engine.openTestStore({ now: () => now, pollIntervalMs: HOUR_MS });
    const away = await quietFeed(store);
    const listener = vi.fn<ChangeListener>();
    away.listen(listener);
    await change(store, key);
    now += HOUR_MS + 1;
    await change(store);
    await away.poll();
    expect(listener.mock.calls).toEqual([[[key]]]);
  });

  it('says that everything changed when an older state was restored underneath', async () => {
    const store = await engine.openTestStore({ pollIntervalMs: HOUR_MS });
    await change(store, key);
    const feed = await quietFeed(store);
    const heard = hearOf(feed);
    await loseWrites(store, 1);
    await feed.poll();
    expect(heard).toEqual(['all']);
    await change(store, key);
    await feed.poll();
    expect(heard).toEqual(['all', key]);
  });

  it('says so when others have written in the place of what was lost, whether that changed something or not', async () => {
    for (const lost of [[key], []]) {
      const store = await engine.openTestStore({ pollIntervalMs: HOUR_MS });
      await change(store, { kind: 'project', subject: 'kept' });
      await change(store, ...lost);
      await change(store, ...lost);
      const feed = await quietFeed(store);
      const heard = hearOf(feed);
      await loseWrites(store, 2);
      const missed: Change = { kind: 'credential', subject: 'missed' };
      await change(store, missed);
      await change(store);
      await change(store);
      await feed.poll();
      // Where nothing was lost that was read, it is enough to hear what is new.
      expect(heard).toEqual(lost.length > 0 ? ['all'] : [missed]);
    }
  });

  it('says so when the same change was written in the place of the lost one', async () => {
    const store = await engine.openTestStore({ now: () => 1, pollIntervalMs: HOUR_MS });
    await change(store, { kind: 'project', subject: 'lost' });
    await change(store, key);
    const feed = await quietFeed(store);
    const heard = hearOf(feed);
    await loseWrites(store, 2);
    await change(store, { kind: 'project', subject: 'missed' });
    await change(store, key);
    await feed.poll();
    expect(heard).toEqual(['all']);
  });

  it('says so when a write of its own was lost before it was read', async () => {
    const store = await engine.openTestStore({ pollIntervalMs: HOUR_MS });
    const feed = await createChangeFeed({
      reader: store.reader,
      pollIntervalMs: HOUR_MS,
      onError: () => expect.unreachable(),
    });
    onTestFinished(() => feed.close());
    const heard = hearOf(feed);
    const write = async () => {
      const tell = await store.write(ABOUT_ALL, async ({ database, now, withoutEvent }) => {
        withoutEvent('test');
        const place = await database
          .selectFrom('write_order')
          .select(['slot', 'value'])
          .orderBy('slot')
          .executeTakeFirstOrThrow();
        return feed.store({ database, taken: { places: [place], server: '' }, now }, [key]);
      });
      tell();
    };
    await write();
    await feed.poll();
    expect(heard).toEqual([key]);
    await write();
    await loseWrites(store, 1);
    await feed.poll();
    expect(heard).toEqual([key, key, 'all']);
    await feed.poll();
    expect(heard).toHaveLength(3);
  });

  it('says so when another server answers than before', async () => {
    const store = await engine.openTestStore({ pollIntervalMs: HOUR_MS });
    const name = 'the server of the test';
    const call = (value: string) =>
      store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
        withoutEvent('test');
        await database.deleteFrom('installation').where('name', '=', name).execute();
        await database.insertInto('installation').values({ name, value }).execute();
      });
    await call('one');
    const feed = await createChangeFeed({
      reader: store.reader,
      pollIntervalMs: undefined,
      server: {
        isStandby: sql`false`,
        identity: sql`(select value from installation where name = ${name})`,
      },
      onError: () => expect.unreachable(),
    });
    const heard = hearOf(feed);
    await feed.poll();
    await call('two');
    expect(heard).toEqual([]);
    await feed.poll();
    await feed.poll();
    expect(heard).toEqual(['all']);
  });

  it('reports a listener that throws, tells the others, and still acknowledges the write', async () => {
    const onError = vi.fn();
    const store = await engine.openTestStore({ onError, pollIntervalMs: HOUR_MS });
    const failure = new Error('deaf');
    store.onChanges(() => {
      throw failure;
    });
    const heard = hear(store);
    await change(store, key);
    expect(heard).toEqual([key]);
    expect(onError).toHaveBeenCalledExactlyOnceWith(failure);
  });

  it('follows while its last look at the changes is recent, and again after the next one', async () => {
    const store = await engine.openTestStore();
    let now = 0;
    const feed = await createChangeFeed({
      reader: store.reader,
      pollIntervalMs: undefined,
      maxLagMs: 5_000,
      clocks: { monotonic: () => now, wall: () => now },
      onError: () => expect.unreachable(),
    });
    now = 5_000;
    expect([feed.lagMs(), feed.isFollowing()]).toEqual([5_000, true]);
    now = 5_001;
    expect([feed.lagMs(), feed.isFollowing()]).toEqual([5_001, false]);
    await feed.poll();
    expect([feed.lagMs(), feed.isFollowing()]).toEqual([0, true]);
  });

  it('tells what it missed before it follows again', async () => {
    const store = await engine.openTestStore();
    let now = 0;
    const feed = await createChangeFeed({
      reader: store.reader,
      pollIntervalMs: undefined,
      maxLagMs: 5_000,
      clocks: { monotonic: () => now, wall: () => now },
      onError: () => expect.unreachable(),
    });
    const followedWhenTold: boolean[] = [];
    feed.listen(() => followedWhenTold.push(feed.isFollowing()));
    await change(store, key);
    now = 60_000;
    await feed.poll();
    expect(followedWhenTold).toEqual([false]);
    expect(feed.isFollowing()).toBe(true);
  });

  it('says once that it is lost, when its polls have failed for longer than it may lag, and finds back', async () => {
    const store = await engine.openTestStore();
    let now = 0;
    let isAway = false;
    let polls = 0;
    const onLost = vi.fn();
    const onError = vi.fn();
    const feed = await createChangeFeed({
      reader: store.reader.withPlugin({
        transformQuery: ({ node }) => node,
        async transformResult({ result }) {
          polls += 1;
          if (isAway) throw new Error('away');
          return result;
        },
      }),
      pollIntervalMs: 1,
      maxLagMs: 5_000,
      clocks: { monotonic: () => now, wall: () => now },
      onError,
      onLost,
    });
    isAway = true;
    now = 5_000;
    await vi.waitFor(() => expect(onError).toHaveBeenCalled(), PATIENTLY);
    expect(onLost).not.toHaveBeenCalled();
    now = 5_001;
    await vi.waitFor(() => expect(onLost).toHaveBeenCalled(), PATIENTLY);
    const sofar = polls;
    await vi.waitFor(() => expect(polls).toBeGreaterThan(sofar + 3), PATIENTLY);
    expect(onLost).toHaveBeenCalledOnce();
    expect(onError).toHaveBeenCalledOnce();
    expect(feed.isFollowing()).toBe(false);
    isAway = false;
    await vi.waitFor(() => expect(feed.isFollowing()).toBe(true), PATIENTLY);
    await feed.close();
  });

  it('reports once that it cannot read, goes on trying, and misses nothing', async () => {
    const database = await engine.createDatabase();
    const onError = vi.fn();
    const here = await engine.openTestStore({ ...database, pollIntervalMs: 10, onError });
    const there = await engine.openTestStore({ ...database, pollIntervalMs: HOUR_MS });
    const heard = hear(here);
    const rename = (from: string, to: string) =>
      there.write(ABOUT_ALL, async (write) => {
        write.withoutEvent('test');
        await write.database.schema.alterTable(from).renameTo(to).execute();
        if (to === 'changes') write.changed({ ...key, of: 'o1' } as Touched);
      });
    // The first write of a process also looks for changes to forget; the renaming ones shall not.
    await change(there);
    await rename('changes', 'hidden');
    await vi.waitFor(() => expect(onError).toHaveBeenCalled(), PATIENTLY);
    await sleep(100);
    expect(onError).toHaveBeenCalledOnce();
    await rename('hidden', 'changes');
    await vi.waitFor(() => expect(heard).toEqual([key]), PATIENTLY);
  });
});
