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
    'abc1234; a machine, 2 cores, 24 GiB; Linux 6.1, Node.js v20.20.2; load 0.1 before, 1.9 at',
  );
});

it('says of a section that it was not measured', () => {
  const report = render(SECTIONS, (name) => (name === 'first' ? RESULT : undefined));
  expect(report).toContain('## The second\n\nNot measured: `bench/second.mjs` has written no results.\n');
});
