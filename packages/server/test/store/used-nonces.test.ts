import { expect, it } from 'vitest';
import type { OneTimeProof } from '../../src/domain/nonces.js';
import type { Store } from '../../src/store/store.js';
import { about } from '../../src/store/subjects.js';
import { countUsedNonces, createUsedNonces, type UsedNonces } from '../../src/store/used-nonces.js';
import { eachEngine } from '../support/engines.js';

const MINUTE_MS = 60_000;
const NOW = 1_800_000_000_000;
/** Of the slots 0 and 1. */
const [ZERO, ONE] = [`${'a'.repeat(23)}0`, `${'a'.repeat(23)}1`];

const proof = (nonce: string, at: number, count = 1): OneTimeProof => ({
  nonce,
  count,
  expiresAt: at + MINUTE_MS,
  lifetimeMs: MINUTE_MS,
});

/** Stores one with a write about a subject, as `store.write` does. */
async function use(store: Store, usedNonces: UsedNonces, used: OneTimeProof, subject = ZERO): Promise<void> {
  const stored = await store.write(about(subject), async ({ database, now, withoutEvent }) => {
    withoutEvent('test');
    const { slot, value } = await database
      .selectFrom('write_order')
      .select(['slot', 'value'])
      .where('slot', '=', subject === ZERO ? 0 : 1)
      .executeTakeFirstOrThrow();
    return usedNonces.store({ database, place: { slot, value }, now }, used);
  });
  stored();
}

const remembered = async (store: Store) =>
  (await store.reader.selectFrom('used_nonces').select('nonce').orderBy('nonce').execute()).map(
    ({ nonce }) => nonce,
  );

eachEngine((engine) => {
  async function setUp(options: { stored?: number; mostKept?: number } = {}) {
    const clock = { wall: NOW, monotonic: 0 };
    const store = await engine.openTestStore({ now: () => clock.wall });
    const usedNonces = createUsedNonces({ stored: 0, monotonic: () => clock.monotonic, ...options });
    const pass = (ms: number) => {
      clock.wall += ms;
      clock.monotonic += ms;
    };
    return { store, usedNonces, clock, pass };
  }

  it('takes a nonce with a count once, and undoes the write that comes with it again', async () => {
    const { store, usedNonces } = await setUp();
    await use(store, usedNonces, proof('a', NOW));
    await use(store, usedNonces, proof('a', NOW, 2));
    await expect(use(store, usedNonces, proof('a', NOW))).rejects.toMatchObject({ code: 'PROOF_USED' });
    await expect(use(store, usedNonces, proof('a', NOW), ONE)).rejects.toMatchObject({ code: 'PROOF_USED' });
    expect(await countUsedNonces(store.reader)).toBe(2);
  });

  it('forgets what has expired with a later write of the slot', async () => {
    const { store, usedNonces, pass, clock } = await setUp();
    await use(store, usedNonces, proof('a', clock.wall));
    await use(store, usedNonces, proof('b', clock.wall));
    await use(store, usedNonces, proof('c', clock.wall), ONE);
    pass(2 * MINUTE_MS);
    // Notes how far the slot has come: that much will be old enough by the monotonic clock too.
    await use(store, usedNonces, proof('d', clock.wall));
    pass(2 * MINUTE_MS);
    await use(store, usedNonces, proof('e', clock.wall));
    expect(await remembered(store)).toEqual(['c', 'd', 'e']);
  });

  it('forgets nothing that is fresh again when the clock was ahead by an hour and is set back', async () => {
    const { store, usedNonces, clock } = await setUp();
    const used = proof('a', clock.wall);
    await use(store, usedNonces, proof('first', clock.wall));
    await use(store, usedNonces, used);
    clock.wall += 60 * MINUTE_MS;
    for (const nonce of ['b', 'c', 'd']) await use(store, usedNonces, proof(nonce, clock.wall));
    clock.wall -= 60 * MINUTE_MS;
    await expect(use(store, usedNonces, used)).rejects.toMatchObject({ code: 'PROOF_USED' });
  });

  it('refuses further ones as stale when too many are kept, until some have expired', async () => {
    const { store, usedNonces, pass, clock } = await setUp({ mostKept: 3 });
    for (const nonce of ['a', 'b', 'c']) await use(store, usedNonces, proof(nonce, clock.wall));
    const refused = use(store, usedNonces, proof('no', clock.wall));
    await expect(refused).rejects.toMatchObject({ code: 'PROOF_USED' });
    pass(2 * MINUTE_MS);
    await use(store, usedNonces, proof('d', clock.wall));
    pass(2 * MINUTE_MS);
    await use(store, usedNonces, proof('e', clock.wall));
    expect(await remembered(store)).toEqual(['d', 'e']);
    await use(store, usedNonces, proof('f', clock.wall));
  });

  it('counts those that were there before it was started', async () => {
    const { store, usedNonces, clock } = await setUp({ stored: 2, mostKept: 2 });
    await expect(use(store, usedNonces, proof('a', clock.wall))).rejects.toMatchObject({
      code: 'PROOF_USED',
    });
  });
});
