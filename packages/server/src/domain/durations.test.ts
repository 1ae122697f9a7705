import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDuration, nearestDuration, parseDuration } from './durations.js';
import { DAY_MS, HOUR_MS, MINUTE_MS } from './time-spans.js';

const later = (time: string, duration: string) => {
  const parsed = parseDuration(duration);
  if (parsed === undefined) throw new Error(`${duration} is no duration`);
  return new Date(addDuration(Date.parse(time), parsed)).toISOString();
};

const part = fc.option(fc.integer({ min: 0, max: 9999 }), { nil: undefined });
const written = fc
  .record({ years: part, months: part, weeks: part, days: part, hours: part, minutes: part, seconds: part })
  .filter((parts) => Object.values(parts).some((value) => value !== undefined));

type Parts = {
  readonly [Name in 'years' | 'months' | 'weeks' | 'days' | 'hours' | 'minutes' | 'seconds']:
    | number
    | undefined;
};

function textOf({ years, months, weeks, days, hours, minutes, seconds }: Parts): string {
  const say = (value: number | undefined, unit: string) => (value === undefined ? '' : `${value}${unit}`);
  const time = say(hours, 'H') + say(minutes, 'M') + say(seconds, 'S');
  return `P${say(years, 'Y')}${say(months, 'M')}${say(weeks, 'W')}${say(days, 'D')}${time && `T${time}`}`;
}

describe('a duration of ISO 8601', () => {
  it('is the sum of its parts, months apart because they differ in length', () => {
    fc.assert(
      fc.property(written, (parts) => {
        const { years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parts;
        expect(parseDuration(textOf(parts))).toEqual({
          months: years * 12 + months,
          ms: (weeks * 7 + days) * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * 1000,
        });
      }),
    );
  });

  it('takes thousandths of seconds and nothing finer', () => {
    expect(parseDuration('PT0.25S')).toEqual({ months: 0, ms: 250 });
    expect(parseDuration('PT1.007S')).toEqual({ months: 0, ms: 1007 });
    expect(parseDuration('PT0.0001S')).toBeUndefined();
  });

  it.each([
    '',
    'P',
    'PT',
    'P1',
    '1D',
    'P1DT',
    'P-1D',
    'p1d',
    'P1H',
    'PT1D',
    'P1D1Y',
    'P1.5D',
    ' P1D',
    'P1D ',
    'P1234567D',
  ])('"%s" is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it.each([
    ['30 days', 'P30D'],
    ['1 day', 'P1D'],
    ['1 hour 30 minutes', 'PT1H30M'],
    ['2 weeks', 'P2W'],
    ['1 year 6 months', 'P1Y6M'],
    ['90 seconds', 'PT90S'],
  ])('in words is the same: %s', (words, iso) => {
    expect(parseDuration(words)).toEqual(parseDuration(iso));
  });

  it.each([
    '30',
    'days',
    '30days',
    '30 days ',
    ' 30 days',
    '1.5 days',
    '-1 days',
    '1 constructor',
    '30 Days',
    '1 day  2 hours',
    '1 day '.repeat(9).trim(),
  ])('"%s" is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it.each([
    ['30 dayz', '30 days'],
    ['1 huur', '1 hour'],
    ['30days', '30 days'],
    ['2 Weeks', '2 weeks'],
    ['30', undefined],
    ['soon', undefined],
    ['3 fortnights', undefined],
  ])('that was probably meant by "%s" is %s', (text, meant) => {
    expect(nearestDuration(text)).toBe(meant);
  });

  it('is read in no time, whatever the text', () => {
    expect(parseDuration('1 day '.repeat(50_000))).toBeUndefined();
    expect(parseDuration(`P${'1'.repeat(100_000)}`)).toBeUndefined();
    expect(parseDuration(`P1DT${'9H'.repeat(50_000)}`)).toBeUndefined();
  });
});

describe('a time that much later', () => {
  it.each([
    ['2026-01-31T12:00:00.000Z', 'P1M', '2026-02-28T12:00:00.000Z'],
    ['2028-01-31T12:00:00.000Z', 'P1M', '2028-02-29T12:00:00.000Z'],
    ['2028-02-29T00:00:00.000Z', 'P1Y', '2029-02-28T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999Z', 'P2M', '2027-02-28T23:59:59.999Z'],
    ['2026-01-31T12:00:00.000Z', 'P1MT1H', '2026-02-28T13:00:00.000Z'],
  ])('than %s by %s is %s', (time, duration, expected) => {
    expect(later(time, duration)).toBe(expected);
  });

  it('by months keeps the time of day, and the day where the month has it', () => {
    const from = fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2099, 11, 31) });
    fc.assert(
      fc.property(from, fc.integer({ min: 0, max: 1200 }), (time, months) => {
        const before = new Date(time);
        const after = new Date(addDuration(time, { months, ms: 0 }));
        expect(after.getTime() % DAY_MS).toBe(time % DAY_MS);
        const passed =
          (after.getUTCFullYear() - before.getUTCFullYear()) * 12 +
          after.getUTCMonth() -
          before.getUTCMonth();
        expect(passed).toBe(months);
        const isLastDay = new Date(after.getTime() + DAY_MS).getUTCDate() === 1;
        expect(after.getUTCDate() === before.getUTCDate() || isLastDay).toBe(true);
      }),
    );
  });
});
