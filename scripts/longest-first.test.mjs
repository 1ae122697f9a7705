import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LONGEST, LongestFirst } from './longest-first.mjs';
import { ROOT } from './run.mjs';

it('names test files that there are', () => {
  expect(LONGEST.filter((file) => !existsSync(ROOT + file))).toEqual([]);
});

it('starts them first, the longest of all before the others, and leaves the rest as it was', async () => {
  const [first, second] = LONGEST;
  const cache = { getFileTestResults: () => undefined, getFileStats: () => undefined };
  const files = ['a.test.ts', second, 'b.test.ts', first].map((file) => ({
    moduleId: ROOT + file,
    project: { name: '', config: { sequence: { groupOrder: 0 }, isolate: false } },
  }));
  const sorted = await new LongestFirst({ cache, config: { root: ROOT } }).sort(files);
  expect(sorted.map(({ moduleId }) => moduleId.slice(ROOT.length))).toEqual([
    first,
    second,
    'a.test.ts',
    'b.test.ts',
  ]);
});
