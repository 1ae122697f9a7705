import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardRequestBounds } from '../bounds/guard-requests.js';
import { findPathProblem } from './canonical-path.js';

const NOTHING = { semicolon: false, encodedSlash: false, encodedPercent: false };

/** Paths with one reading, and by their reason those without; `¦` stands before the place that is wrong. */
const golden: { taken: string[]; refused: Record<string, string[]> } = JSON.parse(
  readFileSync(new URL('../../../test/guard/paths.json', import.meta.url), 'utf8'),
);
const refused = Object.entries(golden.refused).flatMap(([what, paths]) =>
  paths.map((path) => ({ path: path.replace('¦', ''), what, position: path.indexOf('¦') })),
);

describe('a path with one reading', () => {
  it.each(golden.taken)('is taken: %s', (path) => {
    expect(findPathProblem(path, NOTHING)).toBeUndefined();
  });

  it.each(refused)('is not $path, because $what', ({ path, what, position }) => {
    expect(findPathProblem(path, NOTHING)).toEqual({ what, position });
  });

  it('has a bound of its length, and of its segments', () => {
    const { pathCharacters, pathSegments } = guardRequestBounds;
    expect(findPathProblem(`/${'a'.repeat(pathCharacters.most - 1)}`, NOTHING)).toBeUndefined();
    expect(findPathProblem(`/${'a'.repeat(pathCharacters.most)}`, NOTHING)?.what).toContain('characters');
    expect(findPathProblem('/a'.repeat(pathSegments.most), NOTHING)).toBeUndefined();
    expect(findPathProblem(`${'/a'.repeat(pathSegments.most)}/`, NOTHING)).toBeUndefined();
    expect(findPathProblem('/a'.repeat(pathSegments.most + 1), NOTHING)?.what).toContain('segments');
  });

  it.each([
    ['semicolon', '/a;v=1/b'],
    ['semicolon', '/a;v;w'],
    ['encodedSlash', '/a%2Fb/c'],
    ['encodedPercent', '/a%25b'],
  ] as const)('may have what an API allows: %s in %s', (allowance, path) => {
    expect(findPathProblem(path, NOTHING)).toBeDefined();
    expect(findPathProblem(path, { ...NOTHING, [allowance]: true })).toBeUndefined();
  });

  it.each([
    ['semicolon', '/a/..;/b'],
    ['semicolon', '/a/.;v=1/b'],
    ['semicolon', '/;v=1/b'],
    ['semicolon', '/a;'],
    ['semicolon', '/a;..'],
    ['semicolon', '/a%3Bb'],
    ['encodedSlash', '/a%2F..%2Fb'],
    ['encodedSlash', '/..%2Fb'],
    ['encodedSlash', '/a%2F'],
    ['encodedSlash', '/a%2F%2Fb'],
    ['encodedSlash', '/a%2F./b'],
    ['encodedSlash', '/a%2fb'],
  ] as const)(
    'has no segment of dots and no empty one for whoever reads %s otherwise: %s',
    (allowance, path) => {
      expect(findPathProblem(path, { ...NOTHING, [allowance]: true })).toBeDefined();
    },
  );
});

/** Texts of which many are taken, and most others nearly are. */
const pieces = fc.constantFrom(
  ...[
    '/',
    '/',
    '/',
    'a',
    'B',
    '0',
    '.',
    '..',
    '-',
    '_',
    '~',
    ':',
    '@',
    '!',
    '$',
    '&',
    "'",
    '(',
    ')',
    '*',
    '+',
    ',',
    '=',
  ],
  ...[';', '\\', '#', '?', '%', ' ', '|', '"', '<', '{', 'é', '\u0000', '\u007f'],
  ...[
    '%20',
    '%2F',
    '%2f',
    '%5C',
    '%2E',
    '%41',
    '%25',
    '%00',
    '%C3%A9',
    '%c3%a9',
    '%E2%82%AC',
    '%C0%AF',
    '%40',
    '%3A',
  ],
  ...['%F0%9F%98%80', '%ED%A0%80', '%C2%80', '%C3', '%2'],
);
const paths = fc.array(pieces, { maxLength: 12 }).map((parts) => `/${parts.join('')}`);

describe('whatever the path', () => {
  it('reads one that is taken as every other program does', () => {
    let taken = 0;
    fc.assert(
      fc.property(paths, (path) => {
        if (findPathProblem(path, NOTHING) !== undefined) return;
        taken++;
        expect(new URL(path, 'http://host').pathname).toBe(path);
        expect(posix.normalize(path)).toBe(path);
        const once = (escapes: string) =>
          [...Buffer.from(decodeURIComponent(escapes))]
            .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
            .join('');
        expect(path.replace(/(?:%..)+/g, once)).toBe(path);
      }),
      { numRuns: 20_000 },
    );
    expect(taken).toBeGreaterThan(1_000);
  });

  it('names what is wrong with one that is refused, and a place in it', () => {
    fc.assert(
      fc.property(fc.oneof(paths, fc.string({ unit: 'binary' })), (path) => {
        const problem = findPathProblem(path, NOTHING);
        if (problem === undefined) return;
        expect(problem.what).toMatch(/^[\x20-\x7e]{5,}$/);
        expect(problem.position).toBeGreaterThanOrEqual(0);
        expect(problem.position).toBeLessThanOrEqual(path.length);
      }),
      { numRuns: 5_000 },
    );
  });
});
