import { describe, expect, it } from 'vitest';
import { durations, endAfterRotation, usualDuration } from './expiry.js';

const NOW = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const after = (ms: number) => new Date(NOW + ms).toISOString();

describe('the end of a secret when a new one is made', () => {
  it('is a week later, or sooner if it was sooner', () => {
    expect(endAfterRotation(after(90 * DAY_MS), NOW)).toEqual({ endsAt: after(7 * DAY_MS), isSooner: true });
    expect(endAfterRotation(after(2 * DAY_MS), NOW)).toEqual({ endsAt: after(2 * DAY_MS), isSooner: false });
  });
});

describe('the menu of durations', () => {
  it('goes from 8 hours to a year, with 90 days chosen', () => {
    const offered = durations(undefined);
    expect(offered.map(({ label }) => label)).toEqual([
      ...['8 hours', '1 day', '7 days', '30 days', '60 days', '90 days', '180 days', '365 days'],
    ]);
    expect(usualDuration(offered)?.hours).toBe(2_160);
  });

  it('ends where the organization says, also between the usual steps', () => {
    const offered = durations(100);
    expect(offered.map(({ label }) => label)).toEqual([
      ...['8 hours', '1 day', '100 hours (the most allowed here)'],
    ]);
    expect(usualDuration(offered)?.hours).toBe(100);
    expect(durations(720).at(-1)?.label).toBe('30 days (the most allowed here)');
    expect(durations(8).map(({ hours }) => hours)).toEqual([8]);
  });
});
