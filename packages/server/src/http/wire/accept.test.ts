import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAccept, resolveVersion } from './accept.js';

describe('parseAccept', () => {
  it.each([
    ['application/vnd.atlas.2023-01-01+json', { date: '2023-01-01' }],
    ['application/vnd.atlas.2025-03-12+json; q=0.5', { date: '2025-03-12' }],
    [' text/plain , application/vnd.atlas.2024-02-29+json', { date: '2024-02-29' }],
    ['application/vnd.atlas.2023-99-01+json, application/vnd.atlas.2024-08-05+json', { date: '2024-08-05' }],
    ['APPLICATION/VND.ATLAS.PREVIEW+JSON', 'preview'],
  ])('reads %s', (header, asked) => {
    expect(parseAccept(header)).toEqual(asked);
  });

  it.each([
    undefined,
    '',
    '*/*',
    'application/json',
    'application/vnd.atlas+json',
    'application/vnd.atlas.2023-01-01+csv',
    'application/vnd.atlas.2023-02-29+json',
    'application/vnd.atlas.2023-00-10+json',
    'application/vnd.atlas.2023-01-01T00:00:00Z+json',
    'application/vnd.atlas.2023-01-01+json2',
  ])('finds no version in %s', (header) => {
    expect(parseAccept(header)).toBeUndefined();
  });

  it('takes any text, and only calendar days for dates', () => {
    const parts = fc.array(
      fc.constantFrom('application/vnd.atlas.', '2023-', '01', '-31', '+json', ',', ';', ' '),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          parts.map((list) => list.join('')),
        ),
        (header) => {
          const asked = parseAccept(header);
          if (asked !== undefined && asked !== 'preview')
            expect(new Date(asked.date).toISOString().slice(0, 10)).toBe(asked.date);
        },
      ),
    );
  });
});

describe('resolveVersion', () => {
  const versions = ['2023-01-01', '2025-02-19', '2024-08-05', 'preview'] as const;
  const today = '2026-08-10';

  it.each([
    ['2023-01-01', '2023-01-01'],
    ['2024-08-04', '2023-01-01'],
    ['2024-08-05', '2024-08-05'],
    ['2025-02-19', '2025-02-19'],
    ['2026-08-10', '2025-02-19'],
    ['2022-12-31', undefined],
    ['2026-08-11', undefined],
  ])('the date %s gives %s', (date, version) => {
    expect(resolveVersion(versions, { date }, today)).toBe(version);
  });

  it('gives preview only to who asks for it, where it exists', () => {
    expect(resolveVersion(versions, 'preview', today)).toBe('preview');
    expect(resolveVersion(['2023-01-01'], 'preview', today)).toBeUndefined();
    expect(resolveVersion(['preview'], { date: '2025-01-01' }, today)).toBeUndefined();
  });

  it('gives nothing to who asks for nothing, except where there are no versions', () => {
    expect(resolveVersion(versions, undefined, today)).toBeUndefined();
    expect(resolveVersion(['unversioned'], undefined, today)).toBe('unversioned');
    expect(resolveVersion(['unversioned'], { date: '1999-01-01' }, today)).toBe('unversioned');
  });
});
