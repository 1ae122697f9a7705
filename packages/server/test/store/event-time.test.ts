import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openStore, type Store, type StoreOptions } from '../../src/store/store.js';
import { ABOUT_ALL, about } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';
import { eventOf } from '../support/rows.js';

// When an event is, and so where it stands in the trail of its organization.

const HOUR_MS = 60 * 60 * 1000;
const NOW = Date.UTC(2026, 7, 10, 12);
/** Two organizations whose places are different rows of the order. */
const ORGANIZATION = `${'a'.repeat(23)}1`;
const OTHER = `${'a'.repeat(23)}2`;

/** One event of the first of these that tells of `what`; gives the time of the write. */
function record(store: Store, what: string, subjects: readonly string[] = [ORGANIZATION]): Promise<number> {
  return store.write(about(...subjects), async (write) => {
    await write.recordEvent(eventOf(subjects[0] ?? ORGANIZATION, what));
    return write.now;
  });
}

/** What the events tell of, oldest first, as a trail has them. */
async function trail(store: Store) {
  const rows = await store.reader
    .selectFrom('events')
    .select(['project_id', 'created_at'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ what: row.project_id, at: row.created_at }));
}

const told = async (store: Store) => (await trail(store)).map(({ what }) => what);

/** Makes the last events of a slot so much later, as if the clock had been ahead when they were recorded. */
const recordedAhead = (store: Store, ms: number, slot = 1) =>
  store.write(ABOUT_ALL, async ({ database, withoutEvent }) => {
    withoutEvent('test');
    await sql`update write_order set events_at = events_at + ${ms} where slot = ${slot}`.execute(database);
  });

eachEngine(
  (engine) => {
    async function nodes(...clocks: readonly StoreOptions['now'][]): Promise<Store[]> {
      const database = await engine.createDatabase();
      return Promise.all(
        clocks.map((now) => engine.openTestStore({ ...database, now, isClockGiven: false })),
      );
    }

    it('is in the order of the writes, however wrong the clocks of nodes are', async () => {
      const stores = await nodes(
        () => Date.now() + HOUR_MS,
        () => Date.now() - HOUR_MS,
        Date.now,
      );
      const order: string[] = [];
      for (let round = 0; round < 5; round++)
        for (const [index, store] of stores.entries()) {
          const what = `${round} ${index}`;
          order.push(what);
          await record(store, what);
        }
      expect(await told(stores[0] as Store)).toEqual(order);
    });

    it('is the time of the database, which is that of the write too', async () => {
      const [store] = await nodes(() => Date.now() - HOUR_MS);
      const from = Date.now();
      const at = await record(store as Store, 'p');
      const [event] = await trail(store as Store);
      // The same machine, whose clock the process tells wrongly.
      expect(at).toBeGreaterThanOrEqual(from);
      expect(at).toBeLessThanOrEqual(Date.now());
      expect(Math.abs((event?.at ?? 0) - at)).toBeLessThan(1000);
    });

    it('is in the order of the writes when many of three nodes wait for each other', async () => {
      const stores = await nodes(Date.now, Date.now, Date.now);
      const order = new Map<string, number>();
      const writes = Array.from({ length: 60 }, async (_, index) => {
        const what = String(index);
        const subjects = index % 3 === 0 ? [ORGANIZATION, OTHER] : [ORGANIZATION];
        await (stores[index % stores.length] as Store).write(about(...subjects), async (write) => {
          const place = await sql<{ value: number }>`select value from write_order where slot = 1`.execute(
            write.database,
          );
          order.set(what, place.rows[0]?.value ?? 0);
          await write.recordEvent(eventOf(ORGANIZATION, what));
        });
      });
      await Promise.all(writes);
      const events = await trail(stores[0] as Store);
      const byPlace = [...order].sort(([, a], [, b]) => a - b).map(([what]) => what);
      expect(events.map(({ what }) => what)).toEqual(byPlace);
    });

    it('is not before that of the write before it when the clock of the database was set back', async () => {
      const [store] = (await nodes(Date.now)) as [Store];
      await record(store, 'before');
      await recordedAhead(store, HOUR_MS / 2);
      const before = Date.now();
      await record(store, 'with another', [ORGANIZATION, OTHER]);
      await record(store, 'alone');
      // Its place was not ahead before.
      await record(store, 'the other alone', [OTHER]);
      const events = await trail(store);
      expect(events.map(({ what }) => what)).toEqual(['before', 'with another', 'alone', 'the other alone']);
      const ahead = events[1]?.at ?? 0;
      expect(ahead).toBeGreaterThan(before + HOUR_MS / 4);
      // Each is later: ids of two nodes would not tell which came first.
      expect(events.slice(2).map(({ at }) => at)).toEqual([ahead + 1, ahead + 1]);
    });

    it('does not wait for a clock that was more than an hour ahead', async () => {
      const [store] = (await nodes(Date.now)) as [Store];
      await record(store, 'before');
      await recordedAhead(store, 2 * HOUR_MS);
      await record(store, 'after');
      for (const { at } of await trail(store)) expect(at).toBeLessThanOrEqual(Date.now());
    });
  },
  ['postgres'],
);

eachEngine(
  (engine) => {
    it('is that of the clock of the process, and not before that of the write before it', async () => {
      let now = NOW;
      const store = await engine.openTestStore({ now: () => now });
      await record(store, 'a');
      now -= HOUR_MS / 2;
      expect(await record(store, 'b', [OTHER, ORGANIZATION])).toBe(now);
      await record(store, 'c');
      now = NOW + 5;
      await record(store, 'd');
      expect(await trail(store)).toEqual([
        { what: 'a', at: NOW },
        { what: 'b', at: NOW },
        { what: 'c', at: NOW },
        { what: 'd', at: NOW + 5 },
      ]);
    });

    it('does not wait for a clock that was more than an hour ahead', async () => {
      let now = NOW;
      const store = await engine.openTestStore({ now: () => now });
      await record(store, 'a');
      now -= HOUR_MS + 1;
      await record(store, 'b');
      expect(await told(store)).toEqual(['b', 'a']);
    });
  },
  ['sqlite'],
);

it('is that of the clock of the process alone where the store ends with it', async () => {
  let now = NOW;
  const store = await openStore({ inMemory: true, now: () => now });
  await record(store, 'a');
  now -= 1000;
  await record(store, 'b');
  expect(await trail(store)).toEqual([
    { what: 'b', at: NOW - 1000 },
    { what: 'a', at: NOW },
  ]);
  await store.close();
});
