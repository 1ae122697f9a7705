import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRelativeTime } from './relative-times.js';

const NOW = Date.parse('2026-03-31T12:00:00Z');
const read = (text: string) => {
  const time = parseRelativeTime(text, NOW);
  return time === undefined ? undefined : new Date(time).toISOString();
};

describe('a time as seen from now', () => {
  it.each([
    ['now', '2026-03-31T12:00:00.000Z'],
    ['yesterday', '2026-03-30T12:00:00.000Z'],
    ['tomorrow', '2026-04-01T12:00:00.000Z'],
    ['in 2 days', '2026-04-02T12:00:00.000Z'],
    ['in 1 second', '2026-03-31T12:00:01.000Z'],
    ['90 minutes ago', '2026-03-31T10:30:00.000Z'],
    ['2 weeks ago', '2026-03-17T12:00:00.000Z'],
    ['in 1 month', '2026-04-30T12:00:00.000Z'],
    ['1 month ago', '2026-02-28T12:00:00.000Z'],
    ['in 2 years', '2028-03-31T12:00:00.000Z'],
  ])('%s is %s', (text, time) => {
    expect(read(text)).toBe(time);
  });

  it.each([
    '',
    'soon',
    'in two days',
    'in 2 fortnights',
    '2 days',
    'in 2 days ago',
    'in -1 days',
    'in 2 constructors',
  ])('"%s" is none', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('lies as far ahead as the same one lies back, except that months differ in length', () => {
    const unit = fc.constantFrom('second', 'minute', 'hour', 'day', 'week');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), unit, (count, name) => {
        const ahead = parseRelativeTime(`in ${count} ${name}s`, NOW) ?? Number.NaN;
        const back = parseRelativeTime(`${count} ${name}s ago`, NOW) ?? Number.NaN;
        expect(ahead - NOW).toBe(NOW - back);
      }),
    );
  });
});
