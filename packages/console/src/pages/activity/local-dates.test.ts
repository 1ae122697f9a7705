import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromField, toField } from './local-dates.js';

const zone = process.env.TZ;
beforeAll(() => {
  process.env.TZ = 'Asia/Tokyo';
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe('fields of dates', () => {
  it('show times of any zone in the viewer’s', () => {
    expect(toField('2026-08-10T03:04:00Z', 'begin')).toBe('2026-08-10T12:04');
    expect(toField('2026-08-10T03:04:00', 'begin')).toBe('2026-08-10T12:04');
    expect(toField('2026-08-10T05:04:00+02:00', 'begin')).toBe('2026-08-10T12:04');
    expect(toField('2026-08-10T05:04:00 02:00', 'begin')).toBe('2026-08-10T12:04');
  });

  it('mean their whole minute where they name no second', () => {
    expect(fromField('2026-08-10T12:04', 'begin')).toBe('2026-08-10T03:04:00Z');
    expect(fromField('2026-08-10T12:04', 'end')).toBe('2026-08-10T03:04:59Z');
    expect(fromField('2026-08-10T12:04:30', 'end')).toBe('2026-08-10T03:04:30Z');
  });

  it.each(['begin', 'end'] as const)('keep a time exactly: %s', (edge) => {
    for (const time of ['2026-08-10T03:04:00Z', '2026-08-10T03:04:59Z', '2026-08-10T23:59:30Z'])
      expect(fromField(toField(time, edge), edge)).toBe(time);
  });

  it('are empty for what is no time', () => {
    expect(toField(undefined, 'begin')).toBe('');
    expect(toField('yesterday', 'begin')).toBe('');
    expect(fromField('', 'begin')).toBeUndefined();
    expect(fromField('2026-13-40T99:99', 'begin')).toBeUndefined();
  });
});
