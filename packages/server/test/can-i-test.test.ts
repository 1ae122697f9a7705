import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPage } from './support/guide.js';

const PAGE = 'docs/reference/can-i-test.md';

/** The rows of all tables: question, answer, how, and what shows it. */
const rows = readPage(PAGE)
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| Can I'))
  .map((line) => line.split(' |').map((cell) => cell.replace(/^\|? ?/, '').trim()));

it.each(rows)('can I test %s %s', (question = '', answer = '', how = '', shownBy = '') => {
  expect(question).toMatch(/\?$/);
  expect(answer).toMatch(/^(yes|partly|no)$/);
  // Who is told yes gets the proof; who is not is told why.
  if (answer === 'yes') expect(shownBy).not.toBe('');
  else expect(how).not.toBe('');
  if (shownBy === '') return;
  const [, file = '', name = ''] = /^`([^`]+)` (.+)$/.exec(shownBy) ?? [];
  const path = new URL(`../${file}`, import.meta.url);
  expect(existsSync(path), file).toBe(true);
  expect(readFileSync(path, 'utf8'), `${file} has no test "${name}"`).toContain(`'${name}'`);
});

it('has enough questions to be worth reading', () => {
  expect(rows.length).toBeGreaterThan(30);
});
