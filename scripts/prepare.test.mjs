import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ROOT } from './run.mjs';

const programs = execFileSync('git', ['ls-files', '*.mjs', '*.js', '*.ts'], { cwd: ROOT, encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((file) => !file.endsWith('.test.mjs'));
const importers = programs.filter((file) =>
  /(import|from)[ (]'[^']*\/prepare\.mjs'/.test(readFileSync(`${ROOT}${file}`, 'utf8')),
);

it('is imported by the example that can be the first program of a clone, and by npm test', () => {
  expect(importers).toEqual(expect.arrayContaining(['examples/guarded-api/start.mjs', 'scripts/test.mjs']));
});

it.each(importers)('does nothing when it is imported, so %s calls it', (file) => {
  expect(readFileSync(`${ROOT}${file}`, 'utf8')).toMatch(/await prepare\(/);
});
