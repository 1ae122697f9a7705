import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** What stands in `src`, each made of those before it alone. */
const ORDER = [
  'styles',
  'domain',
  'api',
  'session',
  'kit',
  'scopes',
  'shell',
  'lists',
  'people',
  'credentials',
  'events',
  'pages',
  'router',
  'main',
];

const nameOf = (file: string) => file.replace(/\.(?:tsx?|js)$/, '').split('/')[0] ?? '';
const placeOf = (file: string) => ORDER.indexOf(nameOf(file));
/** `pages/teams` of a page. */
const areaOf = (file: string) => file.split('/', 2).join('/');

const imports = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$/.test(file))
  .flatMap((from) =>
    [...readFileSync(join(src, from), 'utf8').matchAll(/(?:from |import |import\()'(\.[^']+)'/g)]
      .map(([, module = '']) => ({ from, to: join(dirname(from), module) }))
      // What the console takes of the server, and `domain.ts` alone does.
      .filter(({ from: importer, to }) => !(importer === 'domain.ts' && to.startsWith('../'))),
  );

describe('the sources of the console', () => {
  it('import nothing from above', () => {
    expect(imports.length).toBeGreaterThan(500);
    expect(imports.filter(({ from, to }) => placeOf(from) < 0 || placeOf(to) < 0)).toEqual([]);
    expect(imports.filter(({ from, to }) => placeOf(to) > placeOf(from))).toEqual([]);
  });

  it('have what pages of several areas share outside of the pages', () => {
    const pages = imports.filter(({ from, to }) => from.startsWith('pages/') && to.startsWith('pages/'));
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.filter(({ from, to }) => areaOf(from) !== areaOf(to))).toEqual([]);
  });
});
