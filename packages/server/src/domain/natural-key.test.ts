import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareNaturally, NATURAL_WIDTH } from './natural-key.js';

const READERS = new Intl.Collator('en', { numeric: true });

it('sorts names as readers expect, with numbers by their values', () => {
  // Of these characters alone, because readers of different languages expect others in different places.
  const name = fc
    .array(fc.constantFrom(...'abz019 -.'), { maxLength: NATURAL_WIDTH })
    .map((characters) => characters.join(''));
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(compareNaturally(one, other)).toBe(Math.sign(READERS.compare(one, other)));
    }),
  );
});

it('sorts longer numbers too, whatever the case of the letters beside them', () => {
  const names = [
    'Team 10',
    'team 2',
    'TEAM 02b',
    'team 2a',
    `team ${'9'.repeat(30)}`,
    'team 1.10',
    'Team 1.9',
  ];
  expect([...names].sort(compareNaturally)).toEqual([
    'Team 1.9',
    'team 1.10',
    'team 2',
    'team 2a',
    'TEAM 02b',
    'Team 10',
    `team ${'9'.repeat(30)}`,
  ]);
});
