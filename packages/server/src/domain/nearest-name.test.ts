import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestName } from './nearest-name.js';

const NAMES = ['apiKeys', 'accessList', 'projects', 'name'];

it.each([
  ['apikeys', 'apiKeys'],
  ['apiKey', 'apiKeys'],
  ['acesslist', 'accessList'],
  ['project', 'projects'],
  ['nmae', undefined],
  ['colour', undefined],
  ['x'.repeat(100_000), undefined],
])('takes %.20s for %s', (given, meant) => {
  expect(nearestName(given, NAMES)).toBe(meant);
});

const name = fc.string({ minLength: 6, maxLength: 40, unit: fc.constantFrom(...'abcdefgh') });
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 12 });

describe('the name that was probably meant', () => {
  it('is the name itself where that is there', () => {
    fc.assert(
      fc.property(names, fc.nat(), (candidates, at) => {
        const given = candidates[at % candidates.length] ?? '';
        expect(nearestName(given, candidates)).toBe(given);
      }),
    );
  });

  it('is found whatever one letter is put in, left out or changed, unless another one is as near', () => {
    fc.assert(
      fc.property(name, fc.nat(), fc.constantFrom('insert', 'leave out', 'change'), (meant, at, how) => {
        const place = at % meant.length;
        const end = meant.slice(how === 'insert' ? place : place + 1);
        const given = meant.slice(0, place) + (how === 'leave out' ? '' : 'x') + end;
        expect(nearestName(given, ['qqqqqqqqqqqq', meant])).toBe(meant);
      }),
    );
  });

  it('is always one of the candidates, or none', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 100 }),
        fc.array(fc.string({ maxLength: 100 }), { maxLength: 8 }),
        (given, candidates) => {
          expect([undefined, ...candidates]).toContain(nearestName(given, candidates));
        },
      ),
    );
  });
});
