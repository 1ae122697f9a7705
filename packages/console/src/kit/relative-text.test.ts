import { expect, it } from 'vitest';
import { relativeText } from './Time.js';

const NOW = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const at = (ms: number) => relativeText(new Date(NOW + ms).toISOString(), NOW);

it('shows what was chosen a moment ago as it was chosen', () => {
  expect(at(90 * DAY_MS - 5_000)).toBe('in 90 days');
  expect(at(8 * HOUR_MS - 5_000)).toBe('in 8 hours');
  expect(at(-2 * HOUR_MS - 5_000)).toBe('2 hours ago');
  expect(at(HOUR_MS - 1_000)).toBe('in 1 hour');
  expect(at(-1_000)).toBe('this minute');
});
