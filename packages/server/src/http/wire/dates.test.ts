import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDateTime } from './dates.js';

const iso = (text: string) => {
  const time = parseDateTime(text);
  return time === undefined ? undefined : new Date(time).toISOString();
};

describe('parseDateTime', () => {
  it('reads RFC 3339 with a zone, and without one as UTC', () => {
    expect(iso('2026-08-09T03:06:48Z')).toBe('2026-08-09T03:06:48.000Z');
    expect(iso('2026-08-09t03:06:48z')).toBe('2026-08-09T03:06:48.000Z');
    expect(iso('2026-08-09T03:06:48')).toBe('2026-08-09T03:06:48.000Z');
    expect(iso('2026-08-09T03:06:48.5')).toBe('2026-08-09T03:06:48.500Z');
    expect(iso('2026-08-09T03:06:48.123456789Z')).toBe('2026-08-09T03:06:48.123Z');
    expect(iso('2026-08-09T03:06:48+02:00')).toBe('2026-08-09T01:06:48.000Z');
    expect(iso('2026-08-09T23:06:48-05:30')).toBe('2026-08-10T04:36:48.000Z');
    expect(iso('2016-12-31T23:59:60Z')).toBe('2017-01-01T00:00:00.000Z');
    expect(iso('0001-01-01T00:00:00Z')).toBe('0001-01-01T00:00:00.000Z');
  });

  it('reads an offset without a colon, and a date alone as its first moment in UTC', () => {
    expect(iso('2026-08-09T03:06:48-0700')).toBe('2026-08-09T10:06:48.000Z');
    expect(iso('2026-08-09T03:06:48 0530')).toBe('2026-08-08T21:36:48.000Z');
    expect(iso('2026-08-09')).toBe('2026-08-09T00:00:00.000Z');
  });

  it('reads a zone whose plus sign was not encoded in the query', () => {
    expect(iso('2026-08-09T03:06:48 02:00')).toBe('2026-08-09T01:06:48.000Z');
  });

  it.each([
    '',
    'yesterday',
    '1786244808000',
    '2026-08-09 03:06:48Z',
    '2026-8-9T03:06:48Z',
    '2026-08-09T03:06Z',
    '2026-02-29T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-00-01T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-08-09T24:00:00Z',
    '2026-08-09T03:60:00Z',
    '2026-08-09T03:06:61Z',
    '2026-08-09T03:06:48+02',
    '2026-08-09Z',
    '2026-02-29',
    '2026-08-09T03:06:48+24:00',
    '2026-08-09T03:06:48Z ',
    '+002026-08-09T03:06:48Z',
  ])('does not read %j', (text) => {
    expect(parseDateTime(text)).toBeUndefined();
  });

  it('reads back every time that ISO 8601 writes with four digits of year', () => {
    const times = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    fc.assert(fc.property(times, (time) => parseDateTime(time.toISOString()) === time.getTime()));
  });

  it('never throws and never answers NaN', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}.{0,7}$/));
    fc.assert(
      fc.property(text, (input) => {
        const time = parseDateTime(input);
        return time === undefined || Number.isInteger(time);
      }),
    );
  });
});
