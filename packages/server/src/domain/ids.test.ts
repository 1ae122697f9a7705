import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isId, newId } from './ids.js';

describe('newId', () => {
  it('never repeats within a process', () => {
    const ids = Array.from({ length: 50_000 }, () => newId(1_700_000_000_000));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has the form isId accepts, whatever the time', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 2 ** 32 * 1000 - 1 }), (now) => isId(newId(now))));
  });

  it('begins with the seconds, so that ids of different seconds sort by time', () => {
    fc.assert(
      fc.property(fc.nat(2 ** 32 - 2), (seconds) => {
        const earlier = newId(seconds * 1000 + 999);
        const later = newId((seconds + 1) * 1000);
        expect(Number.parseInt(earlier.slice(0, 8), 16)).toBe(seconds);
        expect(earlier < later).toBe(true);
      }),
    );
  });
});

describe('isId', () => {
  it.each([
    '',
    '32b6e34b3d91647abb20e7b',
    '32b6e34b3d91647abb20e7b8a',
    '32B6E34B3D91647ABB20E7B8',
    '32b6e34b3d91647abb20e7bg',
    ' 32b6e34b3d91647abb20e7b8',
    '32b6e34b3d91647abb20e7b8\n',
  ])('refuses %j', (text) => {
    expect(isId(text)).toBe(false);
  });

  it('accepts 24 lower-case hexadecimal digits', () => {
    expect(isId('32b6e34b3d91647abb20e7b8')).toBe(true);
  });
});
