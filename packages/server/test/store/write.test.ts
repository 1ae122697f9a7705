import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { isId } from '../../src/domain/ids.js';
import { openStore, type Store, type WriteTransaction } from '../../src/store/store.js';
import { ABOUT_ALL, about, INSTALLATION } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';
import { createGate } from '../support/gate.js';
import { addOrganization, addProject, eventOf } from '../support/rows.js';

async function organizationIds(store: Store): Promise<string[]> {
  const rows = await store.reader.selectFrom('organizations').select('id').orderBy('id').execute();
  return rows.map((row) => row.id);
}

eachEngine((engine) => {
  it('commits the rows and the event together and returns what the work returns', async () => {
    const store = await engine.openTestStore({ now: () => 1_700_000_000_123 });
    const result = await store.write(ABOUT_ALL, async (write) => {
      await addOrganization(write.database, 'o1');
      await write.recordEvent(eventOf('o1', 'p1'));
      return write.now;
    });
    expect(result).toBe(1_700_000_000_123);
    expect(await organizationIds(store)).toEqual(['o1']);
    const [event] = await store.reader.selectFrom('events').selectAll().execute();
    expect(event).toEqual({
      id: event?.id,
      created_at: 1_700_000_000_123,
      type: 'TAGS_MODIFIED',
      organization_id: 'o1',
      project_id: 'p1',
      actor_kind: 'system',
      actor_id: null,
      actor_name: 'test',
      remote_address: '192.0.2.1',
      details: '{"resourceId":"p1","resourceType":"project"}',
      in_organization_list: 0,
      target: null,
      changes: null,
      actor_notes_kind: null,
      actor_notes_label: null,
    });
    expect(isId(event?.id ?? '')).toBe(true);
  });

  it('undoes everything, the event and the changes included, when the work throws', async () => {
    const store = await engine.openTestStore();
    const listener = vi.fn();
    store.onChanges(listener);
    const failure = new Error('changed my mind');
    const attempt = store.write(ABOUT_ALL, async (write) => {
      await addOrganization(write.database, 'o1');
      await write.recordEvent(eventOf('o1'));
      write.changed({ kind: 'organization', subject: 'o1' });
      throw failure;
    });
    await expect(attempt).rejects.toBe(failure);
    expect(await organizationIds(store)).toEqual([]);
    expect(await store.reader.selectFrom('events').selectAll().execute()).toEqual([]);
    expect(await store.reader.selectFrom('changes').selectAll().execute()).toEqual([]);
    expect(await store.reader.selectFrom('write_order').select('value').distinct().execute()).toEqual([
      { value: 0 },
    ]);
    expect(listener).not.toHaveBeenCalled();
  });

  it('refuses a write that neither records an event nor says why not', async () => {
    const store = await engine.openTestStore();
    const forgot = store.write(ABOUT_ALL, ({ database }) => addOrganization(database, 'o1'));
    await expect(forgot).rejects.toMatchObject({ code: 'WRITE_WITHOUT_EVENT' });
    const blank = store.write(ABOUT_ALL, async (write) => {
      await addOrganization(write.database, 'o1');
      write.withoutEvent(' ');
    });
    await expect(blank).rejects.toMatchObject({ code: 'WRITE_WITHOUT_EVENT' });
    expect(await organizationIds(store)).toEqual([]);

    await store.write(ABOUT_ALL, async (write) => {
      await addOrganization(write.database, 'o1');
      write.withoutEvent('a row for a test');
    });
    expect(await organizationIds(store)).toEqual(['o1']);
  });

  it('does not acknowledge a write in which a failed statement was caught and ignored, if it was lost', async () => {
    const store = await engine.openTestStore();
    // The first write of a process runs more statements than the work's own, which would find it out too.
    await store.write(ABOUT_ALL, async (write) => write.withoutEvent('test'));
    const attempt = store.write(ABOUT_ALL, async (write) => {
      write.withoutEvent('test');
      await addOrganization(write.database, 'o1');
      await addProject(write.database, { id: 'p1', organizationId: 'missing' }).catch(() => {});
    });
    const isAcknowledged = await attempt.then(
      () => true,
      () => false,
    );
    expect(await organizationIds(store)).toEqual(isAcknowledged ? ['o1'] : []);
  });

  it('refuses queries of a transaction that has ended', async () => {
    const store = await engine.openTestStore();
    const leaked = await store.write(ABOUT_ALL, async (write) => {
      write.withoutEvent('test');
      return write;
    });
    await expect(addOrganization(leaked.database, 'late')).rejects.toThrow();
    await expect(leaked.recordEvent(eventOf(null))).rejects.toThrow();
    expect(await organizationIds(store)).toEqual([]);
  });

  it('refuses to record or change what is about somebody whom the write did not name', async () => {
    const store = await engine.openTestStore();
    const touching = (touch: (write: WriteTransaction) => unknown) =>
      store.write(about('o1'), async (write) => {
        await addOrganization(write.database, 'o1');
        write.withoutEvent('test');
        await touch(write);
      });
    const refused = { code: 'SUBJECT_NOT_NAMED' };
    await expect(touching((write) => write.recordEvent(eventOf('o2')))).rejects.toMatchObject(refused);
    await expect(touching((write) => write.recordEvent(eventOf(null)))).rejects.toMatchObject(refused);
    for (const touched of [
      { kind: 'organization', subject: 'o2' },
      { kind: 'user', subject: 'u1' },
      { kind: 'credential', subject: 'abcdefgh', of: 'o2' },
      { kind: 'signing_key', subject: 'k1' },
    ] as const)
      await expect(touching((write) => write.changed(touched))).rejects.toMatchObject(refused);
    expect(await organizationIds(store)).toEqual([]);
    await touching((write) => write.recordEvent(eventOf('o1')));
    expect(await organizationIds(store)).toEqual(['o1']);
  });

  it('begins again with those whom its work finds to be touched too', async () => {
    const store = await engine.openTestStore();
    const runs: string[] = [];
    const person = `${'a'.repeat(23)}1`;
    await store.write(about(`${'a'.repeat(23)}0`), async (write) => {
      const id = `o${runs.length}`;
      runs.push(id);
      await addOrganization(write.database, id);
      write.withoutEvent('test');
      // Even where its work lets nothing through.
      try {
        write.involve(person);
      } catch {
        return;
      }
      write.changed({ kind: 'user', subject: person });
    });
    expect(runs).toEqual(['o0', 'o1']);
    expect(await organizationIds(store)).toEqual(['o1']);
    const places = await store.reader
      .selectFrom('write_order')
      .select(['slot', 'value'])
      .where('value', '>', 0)
      .orderBy('slot')
      .execute();
    expect(places).toEqual([
      { slot: 0, value: 1 },
      { slot: 1, value: 1 },
    ]);
  });

  it('knows who is new without waiting for anybody', async () => {
    const store = await engine.openTestStore();
    let runs = 0;
    const id = await store.write(about(INSTALLATION), async (write) => {
      runs += 1;
      const made = write.newSubject();
      write.involve(made);
      await write.recordEvent(eventOf(made));
      return made;
    });
    expect(isId(id)).toBe(true);
    expect(runs).toBe(1);
  });

  if (engine.name === 'postgres')
    it('writes about one organization while a write about another is under way, also on one node', async () => {
      const store = await engine.openTestStore();
      const begun = createGate();
      const goOn = createGate();
      const slow = store.write(about(`${'a'.repeat(23)}0`), async (write) => {
        write.withoutEvent('test');
        begun.open();
        await goOn.opened;
      });
      await begun.opened;
      await store.write(about(`${'a'.repeat(23)}1`), async (write) => {
        write.withoutEvent('test');
        await addOrganization(write.database, 'o1');
      });
      expect(await organizationIds(store)).toEqual(['o1']);
      goOn.open();
      await slow;
    });

  it('shows readers the last committed state and never keeps them waiting for a write under way', async () => {
    const store = await engine.openTestStore();
    await store.write(ABOUT_ALL, async (write) => {
      write.withoutEvent('test');
      await addOrganization(write.database, 'o1');
      expect(await organizationIds(store)).toEqual([]);
    });
    expect(await organizationIds(store)).toEqual(['o1']);
  });

  it('keeps what a write has read true until it commits, whichever instance writes', async () => {
    const database = await engine.createDatabase();
    const stores = [await engine.openTestStore(database), await engine.openTestStore(database)];
    const addUnlessTaken = (store: Store) =>
      store.write(ABOUT_ALL, async (write) => {
        write.withoutEvent('test');
        const { count } = await write.database
          .selectFrom('organizations')
          .select((select) => select.fn.countAll<number>().as('count'))
          .executeTakeFirstOrThrow();
        await sleep(2);
        if (count === 0) await addOrganization(write.database, `o${Math.random()}`);
      });
    await Promise.all([...stores, ...stores, ...stores].map(addUnlessTaken));
    for (const store of stores) expect(await organizationIds(store)).toHaveLength(1);
  });

  it('writes after it has waited for another instance that wrote meanwhile', async () => {
    const database = await engine.createDatabase();
    const [one, two] = [await engine.openTestStore(database), await engine.openTestStore(database)];
    const begun = createGate();
    const add = (store: Store, id: string, pauseMs: number) =>
      store.write(ABOUT_ALL, async (write) => {
        write.withoutEvent('test');
        await addOrganization(write.database, id);
        begun.open();
        await sleep(pauseMs);
      });
    const writes = [add(one, 'o1', 200), add(one, 'o2', 200)];
    await begun.opened;
    await Promise.all([...writes, add(two, 'o3', 0)]);
    expect(await organizationIds(two)).toEqual(['o1', 'o2', 'o3']);
  });

  it('answers reads while many writes wait for a slow one', async () => {
    const store = await engine.openTestStore();
    const begun = createGate();
    const answered = createGate();
    const slow = store.write(ABOUT_ALL, async (write) => {
      write.withoutEvent('test');
      begun.open();
      await answered.opened;
    });
    const waiting = Array.from({ length: 30 }, () =>
      store.write(ABOUT_ALL, async (write) => write.withoutEvent('test')),
    );
    await begun.opened;
    // The slow one ends only after this.
    await store.ping();
    answered.open();
    await Promise.all([slow, ...waiting]);
  });

  it('serves the next write after one that failed', async () => {
    const store = await engine.openTestStore();
    const failing = store.write(ABOUT_ALL, () => Promise.reject(new Error('no')));
    const following = store.write(ABOUT_ALL, async (write) => write.withoutEvent('test'));
    await expect(failing).rejects.toThrow('no');
    await expect(following).resolves.toBeUndefined();
  });

  it('ends a write that waits for itself, instead of stopping all writes for ever', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const store = await engine.openTestStore({ pollIntervalMs: 3_600_000 });
      let start = () => {};
      const started = new Promise<void>((resolve) => {
        start = resolve;
      });
      const outer = store.write(ABOUT_ALL, async (write) => {
        await addOrganization(write.database, 'outer');
        start();
        await store.write(ABOUT_ALL, async (inner) => inner.withoutEvent('test'));
        await addOrganization(write.database, 'after');
        write.withoutEvent('test');
      });
      const refused = expect(outer).rejects.toMatchObject({ code: 'WRITE_TIMED_OUT' });
      await started;
      await vi.advanceTimersByTimeAsync(15_000);
      await refused;
    } finally {
      vi.useRealTimers();
    }
  });

  it('waits for writes under way when it closes, and refuses new ones', async () => {
    const database = await engine.createDatabase();
    const store = await engine.openTestStore(database);
    const write = store.write(ABOUT_ALL, async (transaction) => {
      await sleep(50);
      await addOrganization(transaction.database, 'o1');
      transaction.withoutEvent('test');
    });
    await store.close();
    await store.close();
    await write;
    const late = store.write(ABOUT_ALL, async (transaction) => transaction.withoutEvent('test'));
    await expect(late).rejects.toMatchObject({ code: 'STORE_CLOSED' });
    expect(await organizationIds(await engine.openTestStore(database))).toEqual(['o1']);
  });

  it('answers a ping until it is closed', async () => {
    const store = await engine.openTestStore();
    await expect(store.ping()).resolves.toBeUndefined();
    await store.close();
    await expect(store.ping()).rejects.toThrow();
  });

  it('reads times, counts and sums as numbers', async () => {
    const store = await engine.openTestStore({ now: () => 4_102_444_800_000 });
    await store.write(ABOUT_ALL, async (write) => write.recordEvent(eventOf('o1')));
    const row = await store.reader
      .selectFrom('events')
      .select((select) => [
        'created_at',
        select.fn.countAll().as('count'),
        select.fn.sum('created_at').as('sum'),
      ])
      .groupBy('created_at')
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ created_at: 4_102_444_800_000, count: 1, sum: 4_102_444_800_000 });
  });

  it('describes itself without credentials', async () => {
    const store = await engine.openTestStore();
    const expected = {
      sqlite: /^SQLite 3\.\d+\.\d+ \((node:|@photostructure\/)sqlite\), \/.*\/sallyport\.db$/,
      'better-sqlite3': /^SQLite 3\.\d+\.\d+ \(better-sqlite3\), \/.*\/sallyport\.db$/,
      postgres: /^PostgreSQL 15\.\d+, 127\.0\.0\.1:\d+\/test_\d+$/,
    };
    expect(store.description).toMatch(expected[engine.name]);
    expect(store.engine).toBe(engine.name === 'postgres' ? 'postgres' : 'sqlite');
  });
});

it('lets no write wait behind a thousand others', async () => {
  const store = await openStore({ inMemory: true, now: Date.now });
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const nothing = (waitsFor?: Promise<void>) =>
    store.write(ABOUT_ALL, async (write) => {
      write.withoutEvent('test');
      await waitsFor;
    });
  const first = nothing(held);
  // It has its turn from here on, and does not wait any more.
  await turn();
  const waiting = Array.from({ length: 1_000 }, () => nothing());
  await expect(nothing()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  goOn();
  await Promise.all([first, ...waiting]);
  await nothing();
  await store.close();
});

it('keeps a database in memory when asked to', async () => {
  const store = await openStore({ inMemory: true, now: Date.now });
  await store.write(ABOUT_ALL, async (write) => {
    await addOrganization(write.database, 'o1');
    write.withoutEvent('test');
  });
  expect(await organizationIds(store)).toEqual(['o1']);
  await store.close();
});

it.each([
  [{}],
  [{ dataDir: '/tmp/x', inMemory: true }],
  [{ databaseUrl: 'mysql://root:hunter2@localhost/x' }],
  [{ databaseUrl: 'postgres://root:hunter2@local host/x' }],
])('refuses the options %j without showing a password', async (options) => {
  const refused = await openStore({ ...options, now: Date.now }).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'INVALID_STORE_OPTIONS' });
  expect(String(refused)).not.toContain('hunter2');
});
