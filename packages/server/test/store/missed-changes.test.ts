import { expect, it, vi } from 'vitest';
import type { Asker } from '../../src/store/asker.js';
import type { Change, Store, WriteTransaction } from '../../src/store/store.js';
import { about, type Subject } from '../../src/store/subjects.js';
import { eachEngine } from '../support/engines.js';
import { createGate } from '../support/gate.js';

// What was changed before a write and its process was not told of, as the request that asks for it hears of it.

const LOW: Subject = '6543210fedcba98765432103';
const HIGH: Subject = '6543210fedcba98765432109';
const NEVER_MS = 2_000_000;

const changing = (...names: readonly string[]) =>
  async function work(write: WriteTransaction) {
    write.withoutEvent('test');
    for (const subject of names) write.changed({ kind: 'credential', subject, of: LOW });
  };

/** A write that a request asks for. Gives what the request hears, 'nobody asked' when it has no reason to ask. */
async function missedBy(store: Store, subject: Subject) {
  let heard: readonly Change[] | undefined | 'nobody asked' = 'nobody asked';
  const asker: Asker = {
    knownAt: store.known(),
    async confirm(_, missed) {
      heard = await missed();
    },
    proof: () => undefined,
    committed() {},
  };
  await store.write({ subjects: [subject], asker }, changing());
  return heard;
}

eachEngine((engine) => {
  async function openTwo() {
    const database = await engine.createDatabase();
    const [one, other] = [
      await engine.openTestStore(database),
      await engine.openTestStore({ ...database, pollIntervalMs: NEVER_MS, maxLagMs: NEVER_MS }),
    ];
    return { one, other };
  }

  it('is what another process changed, in whichever slot of its write', async () => {
    const { one, other } = await openTwo();
    await one.write(about(LOW, HIGH), changing('abcdefgh'));
    expect(await missedBy(other, HIGH)).toEqual([{ kind: 'credential', subject: 'abcdefgh' }]);
  });

  it('is nothing where nobody wrote', async () => {
    const { one, other } = await openTwo();
    await one.write(about(LOW), changing('abcdefgh'));
    expect(await missedBy(other, HIGH)).toBe('nobody asked');
  });

  it('cannot be told when it is too much', async () => {
    const { one, other } = await openTwo();
    await one.write(about(LOW), changing(...Array.from({ length: 101 }, (_, i) => `key ${i}`)));
    expect(await missedBy(other, LOW)).toBeUndefined();
  });

  it('cannot be told when a part is no longer kept', async () => {
    const { one, other } = await openTwo();
    await one.write(about(LOW), async (write) => {
      await changing('abcdefgh')(write);
      await write.database
        .updateTable('write_order')
        .set({ pruned_through: 1 })
        .where('slot', '=', 3)
        .execute();
    });
    expect(await missedBy(other, LOW)).toBeUndefined();
  });
});

eachEngine(
  (engine) => {
    it('is what a draft below it has changed, which is not stored yet', async () => {
      const store = await engine.openTestStore();
      const told = vi.fn();
      store.onChanges(told);
      // So that neither gives up waiting for the other.
      const now = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
      const [begun, end] = [createGate(), createGate()];
      const below = store.write(about(LOW), async (write) => {
        await changing('abcdefgh')(write);
        begun.open();
        await end.opened;
      });
      await begun.opened;
      const asker: Asker = {
        knownAt: store.known(),
        async confirm(_, missed) {
          expect(await missed()).toEqual([{ kind: 'credential', subject: 'abcdefgh' }]);
          expect(told).not.toHaveBeenCalled();
          heard.open();
        },
        proof: () => undefined,
        committed() {},
      };
      const heard = createGate();
      const above = store.write({ subjects: [LOW], asker }, changing());
      end.open();
      await Promise.all([below, above, heard.opened]);
      now.mockRestore();
    });
  },
  ['sqlite'],
);
