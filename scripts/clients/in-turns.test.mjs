import { expect, it } from 'vitest';
import { inTurns } from './in-turns.mjs';

it('runs so many at a time, starts the next when one ends, and keeps the order of the results', async () => {
  const running = new Map();
  const results = inTurns(2, ['a', 'b', 'c'], (item) => new Promise((end) => running.set(item, end)));
  expect([...running.keys()]).toEqual(['a', 'b']);
  running.get('b')('B');
  await expect.poll(() => [...running.keys()]).toEqual(['a', 'b', 'c']);
  running.get('c')('C');
  running.get('a')('A');
  expect(await results).toEqual(['A', 'B', 'C']);
});
