import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { anchor } from '../src/docs/markdown.js';

// What security officers read: that the tests and pages it names are there.

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const documents = ['SECURITY.md', ...readdirSync(`${ROOT}docs`, { recursive: true, encoding: 'utf8' })]
  .filter((name) => name === 'SECURITY.md' || /^security\/.*\.md$/.test(name))
  .map((name) => (name === 'SECURITY.md' ? name : `docs/${name}`))
  .map((name) => ({ name, text: readFileSync(ROOT + name, 'utf8') }));

/** Where the documents say that the tests are, the first of them meant where nothing is said. */
const HOMES = ['packages/server/test/', 'packages/server/', ''];

const headingsOf = (text: string) =>
  [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchor(heading));

describe.each(documents)('$name', ({ name, text }) => {
  it('names tests that are there', () => {
    const named = [...text.matchAll(/`([\w./-]+\.test\.(?:ts|mjs))`/g)].map(([, file = '']) => file);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((file) => !HOMES.some((home) => existsSync(ROOT + home + file)))).toEqual([]);
  });

  it('refers to pages and headings that are there', () => {
    const dead = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].filter(
      ([, file = '', heading]) => {
        const target = file === '' ? ROOT + name : resolve(dirname(ROOT + name), file);
        if (!existsSync(target)) return true;
        return heading !== undefined && !headingsOf(readFileSync(target, 'utf8')).includes(heading);
      },
    );
    expect(dead.map(([link]) => link)).toEqual([]);
  });

  it('has tables whose rows all have as many cells', () => {
    for (const [block] of text.matchAll(/(?:^\|.*\|\n)+/gm)) {
      const cells = block
        .trim()
        .split('\n')
        .map((row) => row.match(/(?<!\\)\|/g)?.length);
      expect(new Set(cells).size, block).toBe(1);
    }
  });
});
