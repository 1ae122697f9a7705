import { describe, expect, it } from 'vitest';
import { exitStatus, geometricMean, medianWithInterval, verdictOf } from './statistics.mjs';

const numbers = (count) => Array.from({ length: count }, (_, i) => i + 1);

describe('the median with its interval', () => {
  // The ranks that tables of the sign test give for 95 %.
  it.each([
    [6, { median: 3.5, lower: 1, upper: 6 }],
    [8, { median: 4.5, lower: 1, upper: 8 }],
    [9, { median: 5, lower: 2, upper: 8 }],
    [15, { median: 8, lower: 4, upper: 12 }],
    [20, { median: 10.5, lower: 6, upper: 15 }],
    [30, { median: 15.5, lower: 10, upper: 21 }],
  ])('of %d values lies between the ranks of the sign test', (count, expected) => {
    expect(medianWithInterval(numbers(count))).toEqual(expected);
    expect(medianWithInterval(numbers(count).reverse())).toEqual(expected);
  });

  it('is not moved by one value that is far off', () => {
    expect(medianWithInterval([...numbers(14), 1e9])).toEqual({ median: 8, lower: 4, upper: 12 });
  });

  it('is refused where there are too few values for 95 %', () => {
    expect(() => medianWithInterval(numbers(5))).toThrow('5 values are too few');
  });
});

it('averages ratios as factors', () => {
  expect(geometricMean([2, 1 / 2])).toBeCloseTo(1, 12);
  expect(geometricMean([1.1, 1.1])).toBeCloseTo(1.1, 12);
});

describe('the verdict', () => {
  it('is that it is as fast while the lower bound allows no more than a twentieth', () => {
    expect(verdictOf({ lower: 0.95, isVoid: false })).toBe('ok');
    expect(verdictOf({ lower: 0.949, isVoid: false })).toBe('slower');
  });

  it('is none when the row is void, whatever was measured', () => {
    expect(verdictOf({ lower: 1.2, isVoid: true })).toBe('void');
    expect(verdictOf({ lower: 0.5, isVoid: true })).toBe('void');
    expect(verdictOf({ isVoid: true })).toBe('void');
  });

  it('of a whole run is void by one void row, else slower by one slower row', () => {
    expect(exitStatus(['ok', 'ok'])).toBe(0);
    expect(exitStatus(['ok', 'slower'])).toBe(1);
    expect(exitStatus(['slower', 'void'])).toBe(2);
  });
});
