import { describe, expect, it } from 'vitest';
import { expiryWarning } from './expiry-warning.js';

const NOW = Date.UTC(2026, 0, 1);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const after = (ms: number) => new Date(NOW + ms).toISOString();

describe('the warning of a client secret that ends', () => {
  it('comes 30 days before, and is urgent a week before', () => {
    expect(expiryWarning(after(30 * DAY_MS), NOW, 'Secret')).toBeUndefined();
    expect(expiryWarning(after(12 * DAY_MS + HOUR_MS), NOW, 'Secret')).toEqual({
      tone: 'warning',
      text: 'Secret expires in 12 days',
    });
    expect(expiryWarning(after(7 * DAY_MS), NOW, 'Secret')?.tone).toBe('warning');
    expect(expiryWarning(after(7 * DAY_MS - 1), NOW, 'Secret')).toEqual({
      tone: 'danger',
      text: 'Secret expires in 7 days',
    });
  });

  it('rounds, so that what was chosen a moment ago is shown as it was chosen', () => {
    expect(expiryWarning(after(8 * HOUR_MS - 5_000), NOW, 'Secret')?.text).toBe('Secret expires in 8 hours');
    expect(expiryWarning(after(25 * DAY_MS - 5_000), NOW, 'Secret')?.text).toBe('Secret expires in 25 days');
  });

  it('counts hours and minutes at last, and says when it is over', () => {
    expect(expiryWarning(after(DAY_MS - 1), NOW, 'Secret')?.text).toBe('Secret expires in 1 day');
    expect(expiryWarning(after(1), NOW, 'Secret')?.text).toBe('Secret expires in 1 minute');
    expect(expiryWarning(after(0), NOW, 'Secret')).toEqual({ tone: 'danger', text: 'Secret expired' });
  });
});
