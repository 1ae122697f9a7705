import { expect, it } from 'vitest';
import { countries } from './countries.js';

it('has every country of ISO 3166-1 once, by its name', () => {
  const all = countries(null);
  expect(all).toHaveLength(249);
  expect(new Set(all.map(({ value }) => value)).size).toBe(249);
  expect(all.filter(({ value, label }) => value === label)).toEqual([]);
  expect(all.at(0)?.label).toBe('Afghanistan');
  expect(all.find(({ value }) => value === 'IE')?.label).toBe('Ireland');
});

it('keeps a code that somebody has and nobody knows', () => {
  expect(countries('XX')).toContainEqual({ value: 'XX', label: 'XX' });
  expect(countries('AT')).toHaveLength(249);
});
