import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anchor } from '../src/docs/markdown.js';
import { OPERATION_PAGES } from '../src/docs/operations.js';
import { generatedPages } from '../src/docs/pages.js';
import { type ErrorCode, errorCatalogue } from '../src/domain/errors.js';
import { operations } from '../src/http/operations/index.js';
import { textsGiven } from './support/texts-given.js';

const pages = generatedPages.map(({ file, render }) => ({ name: basename(file.pathname), file, render }));
const render = (name: string) => pages.find((page) => page.name === name)?.render() ?? '';
const anchorsOf = (text: string) =>
  // Shell comments in examples are no headings.
  [...text.replace(/^```[\s\S]*?^```$/gm, '').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    anchor(heading),
  );

describe('the generated reference pages', () => {
  it.each(pages)('$name is what the code generates; otherwise run npm run docs', (page) => {
    expect(existsSync(page.file) ? readFileSync(page.file, 'utf8') : 'no such page').toBe(page.render());
  });

  it.each(pages)('$name refers to nothing that is not there', (page) => {
    const text = page.render();
    for (const [, file = '', fragment] of text.matchAll(/\]\(([a-z.-]*)#([^)]*)\)/g)) {
      const target = file === '' ? text : render(file);
      expect(anchorsOf(target), `${page.name}: ${file}#${fragment}`).toContain(fragment);
    }
  });

  it.each(pages)('$name has no two headings of one name, so every anchor is stable', (page) => {
    const anchors = anchorsOf(page.render());
    expect(anchors.filter((each, index) => anchors.indexOf(each) !== index)).toEqual([]);
  });

  it.each(pages)('$name has tables whose rows all have as many cells', (page) => {
    for (const block of page.render().matchAll(/(?:^\|.*\|\n)+/gm)) {
      const cells = block[0]
        .trim()
        .split('\n')
        .map((row) => row.match(/(?<!\\)\|/g)?.length);
      expect(new Set(cells).size, block[0]).toBe(1);
    }
  });

  it('document every operation', () => {
    for (const { operationId, path, wire } of operations)
      expect(anchorsOf(render(OPERATION_PAGES[wire.name])), path).toContain(anchor(operationId));
  });
});

/** What the sources of the server pass on as values. What nothing imports does not count either: knip finds it. */
function givenBySources(): Set<string> {
  const src = new URL('../src/', import.meta.url);
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  return new Set(files.flatMap((file) => [...textsGiven(readFileSync(new URL(file, src), 'utf8'))]));
}

describe('the error catalogue', () => {
  const codes = Object.keys(errorCatalogue) as ErrorCode[];

  it('has no code that nothing refuses with', () => {
    const given = givenBySources();
    expect(codes.filter((code) => !given.has(code))).toEqual([]);
  });

  it('would be seen to have one that is only compared with, or named in a type, a comment or a table of names', () => {
    const source = `
      // refuse('A')
      type B = 'B' | Extract<Code, 'B'>;
      if (refusal.code === 'C' || 'C' !== code) again();
      switch (code) { case 'D': break; }
      const texts = { E: 'text', 'F': 1 } as Record<'G', unknown>;
      throw new RefusalError(refuse(isKey ? 'H' : 'I', id));
      const codes = { key: 'J' as const, [name]: ['K'] };`;
    expect([...textsGiven(source)].sort()).toEqual(['H', 'I', 'J', 'K', 'text']);
  });

  it.each(codes)('has %s on the errors page, under its own anchor', (code) => {
    expect(anchorsOf(render('errors.md'))).toContain(anchor(code));
  });
});
