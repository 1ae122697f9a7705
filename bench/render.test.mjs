import { expect, it } from 'vitest';
import { render } from './render.mjs';

const SECTIONS = [
  { name: 'first', title: 'The first', script: 'first.mjs' },
  { name: 'second', title: 'The second', script: 'second.mjs' },
];
const RESULT = {
  measured: {
    at: '2026-11-29 16:00:00 UTC',
    version: 'abc1234',
    machine: 'a machine, 2 cores, 24 GiB',
    system: 'Linux 6.1, Node.js v20.20.2',
    load: { before: 0.1, after: 1.9 },
  },
  about: 'Ratios.',
  tables: [{ head: ['Measured', 'Ratio'], rows: [['a longer name', '0.5']] }],
  limits: ['Not this.'],
};

it('has the sections in their order, each with its figures, its limits, its machine and its load', () => {
  const report = render(SECTIONS, () => RESULT);
  expect(report.indexOf('## The first')).toBeLessThan(report.indexOf('## The second'));
  expect(report).toContain(
    '| Measured      | Ratio |\n| ------------- | ----- |\n| a longer name | 0.5   |\n',
  );
  expect(report).toContain('- Not this.\n');
  expect(report).toContain(
    'abc1234; a machine, 2 cores, 24 GiB; Linux 6.1, Node.js v20.20.2; other work not known; load 0.1 before, 1.9 at',
  );
});

it('says what else the machine did, and first of all where that disturbed the section', () => {
  const beside = (otherCores) =>
    render(SECTIONS, () => ({ ...RESULT, measured: { ...RESULT.measured, otherCores } }));
  expect(beside({ before: 0.01, meanwhile: 0.2 })).not.toContain('**Disturbed**');
  expect(beside({ before: 0.01, meanwhile: 0.2 })).toContain(
    '; other work 0.01 cores before, 0.2 meanwhile;',
  );
  expect(beside({ before: 1, meanwhile: 0.21 })).toContain(
    '## The first\n\n**Disturbed**: other work 1 cores before, 0.21 meanwhile.\n',
  );
  expect(beside({})).toContain('; other work not known;');
});

it('says of a section that it was not measured', () => {
  const report = render(SECTIONS, (name) => (name === 'first' ? RESULT : undefined));
  expect(report).toContain('## The second\n\nNot measured: `bench/second.mjs` has written no results.\n');
});
