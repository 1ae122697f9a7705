import pino from 'pino';
import { expect, it } from 'vitest';
import { openStore } from '../store/store.js';
import { createReadiness } from './readiness.js';

const log = pino({ level: 'silent' });

async function readiness(about: object = {}) {
  const store = await openStore({ inMemory: true, now: () => 0 });
  const ready = createReadiness({ store: { ...store, ...about }, log });
  ready.started();
  return ready.check().then(
    () => 'ready',
    (error: Error) => error.message,
  );
}

it('is ready with a store that answers', async () => {
  expect(await readiness()).toBe('ready');
});

it('is not when memory is too old for decisions', async () => {
  expect(await readiness({ isFollowing: () => false })).toBe(
    'the changes of other nodes cannot be read from the store',
  );
});

it('is not when memory is about to be too old, which it says with its age', async () => {
  expect(await readiness({ isFallingBehind: () => true, lagMs: () => 2_712 })).toBe(
    'the changes of other nodes were last read 2.7 seconds ago',
  );
});

it('says so soon when the store says nothing', async () => {
  expect(await readiness({ ping: () => new Promise(() => {}) })).toBe('the database does not answer');
});
