import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { type ChangeListener, createChangeFeed } from '../../src/store/change-feed.js';
import type { Change, Store, StoreOptions, Touched } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { eachEngine, type TestEngine } from '../support/engines.js';
import { PATIENCE_MS } from '../support/patience.js';
import { withinASecond } from '../support/promptly.js';

const HOUR_MS = 60 * 60 * 1000;
/** For what has no promise of its own. */
const PATIENTLY = { timeout: PATIENCE_MS, interval: 10 };

function change(store: Store, ...changes: Change[]): Promise<void> {
  return store.write(ABOUT_ALL, async (write) => {
    write.withoutEvent('test');
    for (const one of changes) write.changed({ ...one, of: 'o1' } as Touched);
  });
}

/** Everything a store's listener hears, in order, without the limits of single calls. */
function hear(store: Store): (Change | 'all')[] {
  const heard: (Change | 'all')[] = [];
  store.onChanges((changes) => {
    heard.push(...(changes === 'all' ? (['all'] as const) : changes));
  });
  return heard;
}

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
    for (const told of heard) {
      await vi.waitFor(() => expect(told).toHaveLength(100), PATIENTLY);
      expect(new Set(told.map((one) => (one === 'all' ? one : one.subject)))).toEqual(new Set(inOrder));
    }
  });

  it('forgets changes after an hour and tells a node that was away for longer that everything changed', async () => {
    let now = 1_700_000_000_000;
    const store = await engine.openTestStore({ now: () => now, pollIntervalMs: HOUR_MS });
    const away = await quietFeed(store);
    const listener = vi.fn<ChangeListener>();
    away.listen(listener);
    await change(store, key);
    now += HOUR_MS + 1;
    await change(store, { kind: 'credential', subject: 'later' });
    expect(await store.reader.selectFrom('changes').select('subject').execute()).toEqual([
      { subject: 'later' },
    ]);

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
    await change(store, key);
    await present.poll();
    now += HOUR_MS + 1;
    await change(store);
    await present.poll();
    expect(listener.mock.calls).toEqual([[[key]]]);
    expect(await store.reader.selectFrom('changes').selectAll().execute()).toEqual([]);
  });

  it('says that everything changed when an older state was restored underneath', async () => {
    const store = await engine.openTestStore({ pollIntervalMs: HOUR_MS });
    await change(store, key);
    const feed = await quietFeed(store);
    const listener = vi.fn<ChangeListener>();
    feed.listen(listener);
    await store.write(ABOUT_ALL, async (write) => {
      write.withoutEvent('test');
      await write.database.updateTable('write_order').set({ value: 0 }).execute();
    });
    await feed.poll();
    expect(listener.mock.calls).toEqual([['all']]);
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
    await vi.waitFor(() => expect(onError).toHaveBeenCalled());
    expect(onLost).not.toHaveBeenCalled();
    now = 5_001;
    await vi.waitFor(() => expect(onLost).toHaveBeenCalled());
    const sofar = polls;
    await vi.waitFor(() => expect(polls).toBeGreaterThan(sofar + 3));
    expect(onLost).toHaveBeenCalledOnce();
    expect(onError).toHaveBeenCalledOnce();
    expect(feed.isFollowing()).toBe(false);
    isAway = false;
    await vi.waitFor(() => expect(feed.isFollowing()).toBe(true));
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
