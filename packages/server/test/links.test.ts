import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { anchor } from '../src/docs/markdown.js';
import { guidePages, readPage } from './support/guide.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

const folder = (name: string) =>
  readdirSync(join(ROOT, name))
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(name, file));

const pages = [
  ...new Set([...guidePages(), ...folder('.'), ...folder('docs/reference'), ...folder('docs/security')]),
];

const withoutBlocks = (page: string) => readPage(page).replace(/^ *```[\s\S]*?^ *```$/gm, '');

const anchorsOf = (page: string) =>
  [...withoutBlocks(page).matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchor(heading));

it.each(pages)('every link of %s leads to a file and a heading that are there', (page) => {
  const broken = [...withoutBlocks(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [file = '', fragment] = link.split('#');
    const target = file === '' ? page : join(dirname(page), file);
    if (!existsSync(join(ROOT, target))) return [link];
    if (fragment === undefined || statSync(join(ROOT, target)).isDirectory()) return [];
    return anchorsOf(target).includes(fragment) ? [] : [link];
  });
  expect(broken).toEqual([]);
});
