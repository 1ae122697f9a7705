import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.js';

const name = fc.string({ minLength: 6, maxLength: 40, unit: fc.constantFrom(...'abcdefgh') });
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 12 });

describe('the name that was probably meant', () => {
  it.each([
    ['listGroup', 'listGroups'],
    ['lstGroups', 'listGroups'],
    ['LISTGROUPS', 'listGroups'],
    ['tokn', 'token'],
    ['listOrg', 'listOrgs'],
  ])('for %s is %s', (given, meant) => {
    expect(nearest(given, ['token', 'listGroups', 'listOrgs', 'createGroup'])).toBe(meant);
  });

  it('is none where nothing is like it', () => {
    expect(nearest('zzzzzz', ['token', 'listGroups'])).toBeUndefined();
    expect(nearest('listGroups', [])).toBeUndefined();
  });

  it('is the name itself where that is there', () => {
    fc.assert(
      fc.property(names, fc.nat(), (candidates, at) => {
        const given = candidates[at % candidates.length] ?? '';
        expect(nearest(given, candidates)).toBe(given);
      }),
    );
  });

  it('is found whatever one letter is put in, left out or changed, unless another one is as near', () => {
    fc.assert(
      fc.property(name, fc.nat(), fc.constantFrom('insert', 'leave out', 'change'), (meant, at, how) => {
        const place = at % meant.length;
        const end = meant.slice(how === 'insert' ? place : place + 1);
        const given = meant.slice(0, place) + (how === 'leave out' ? '' : 'x') + end;
        expect(nearest(given, ['qqqqqqqqqqqq', meant])).toBe(meant);
      }),
    );
  });

  it('is always one of the candidates, or none', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 100 }),
        fc.array(fc.string({ maxLength: 100 }), { maxLength: 8 }),
        (given, candidates) => {
          expect([undefined, ...candidates]).toContain(nearest(given, candidates));
        },
      ),
    );
  });
});
