import { expect, it, onTestFinished, vi } from 'vitest';
import { createWaitingLine } from './waiting-line.js';

it('gives turns in the order in which they were asked for', async () => {
  const line = createWaitingLine<string>();
  const [first, second] = [line.join(), line.join()];
  line.next()?.('one');
  line.next()?.('two');
  expect([await first, await second]).toEqual(['one', 'two']);
  expect(line.next()).toBeUndefined();
});

it('lets nobody wait longer than 15 seconds, although nobody in front calls the next', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const line = createWaitingLine<void>();
  const refused = expect(line.join()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  await vi.advanceTimersByTimeAsync(10_000);
  const patient = line.join();
  await vi.advanceTimersByTimeAsync(5_000);
  await refused;
  // Who left is passed over.
  line.next()?.();
  await patient;
  expect(vi.getTimerCount()).toBe(0);
});

it('refuses whoever comes when a thousand wait', async () => {
  const line = createWaitingLine<void>();
  const all = Array.from({ length: 1_000 }, () => line.join());
  await expect(line.join()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  for (const _ of all) line.next()?.();
  await Promise.all(all);
});
