import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSealing } from '../domain/sealing.js';
import { rotateSigningKey } from '../services/oauth/signing-keys.js';
import { openStore, type Store } from '../store/store.js';
import { createSigningKeys } from './signing-keys.js';

const sealing = createSealing(Buffer.alloc(32, 7));
let store: Store;
beforeAll(async () => {
  store = await openStore({ inMemory: true, now: Date.now });
});
afterAll(() => store.close());

/** The keys as a node has them that hears of nothing, with the number of times that it read them. */
function deafNode() {
  let reads = 0;
  let now = 1_800_000_000_000;
  const keys = createSigningKeys({
    store: {
      ...store,
      get reader() {
        reads += 1;
        return store.reader;
      },
      onChanges: () => () => {},
    },
    sealing,
    now: () => now,
  });
  return {
    keys,
    reads: () => reads,
    pass(ms: number) {
      now += ms;
    },
  };
}

it('finds a key that another node made a moment ago', async () => {
  await rotateSigningKey({ store, sealing, now: Date.now });
  const { keys, pass } = deafNode();
  await keys.publicKeys();
  const { id } = await rotateSigningKey({ store, sealing, now: Date.now });
  pass(1_000);
  expect(await keys.find(id)).toBeDefined();
});

it('reads the keys once a second at most, whatever names are asked for', async () => {
  const { keys, reads, pass } = deafNode();
  for (let name = 0; name < 50; name++) await keys.find(`made up ${name}`);
  expect(reads()).toBe(1);
  pass(1_000);
  for (let name = 0; name < 50; name++) await keys.find(`made up ${name}`);
  expect(reads()).toBe(2);
});

it('finds a key of another node after the clock was set back', async () => {
  const { keys, pass } = deafNode();
  await keys.publicKeys();
  const { id } = await rotateSigningKey({ store, sealing, now: Date.now });
  pass(-3_600_000);
  expect(await keys.find(id)).toBe(await keys.findWithoutPause(id));
});

it('signs with the new key after a change that came while the old one was being prepared', async () => {
  let tell = () => {};
  const keys = createSigningKeys({
    store: {
      ...store,
      onChanges(listener) {
        tell = () => listener([{ kind: 'signing_key', subject: '' }]);
        return () => {};
      },
    },
    sealing,
    now: Date.now,
  });
  await rotateSigningKey({ store, sealing, now: Date.now });
  const prepared = keys.current();
  await keys.publicKeys();
  tell();
  await prepared;
  const { id } = await rotateSigningKey({ store, sealing, now: Date.now });
  expect((await keys.current()).id).toBe(id);
});
