import { describe, expect, it } from 'vitest';
import { readGoResults } from './go-results.mjs';

/** What `go test -json` writes about one test of a package. */
const about = (Test, Action, Package = 'one') => [
  { Action: 'run', Package, Test },
  { Action: 'output', Package, Test, Output: `what ${Test} wrote\n` },
  ...(Action === undefined ? [] : [{ Action, Package, Test }]),
];
const written = (...events) => events.map((event) => JSON.stringify(event)).join('\n');

describe('the results of go test', () => {
  it('count tests, not what holds them', () => {
    const output = written(...about('Test', 'pass'), ...about('Test/a', 'pass'), ...about('Test/b', 'pass'));
    expect(readGoResults(output, 0)).toMatchObject({ passed: 2, failed: 0, skipped: 0, problems: [] });
  });

  it('keep tests of one name in two packages apart', () => {
    const output = written(...about('Test', 'pass', 'one'), ...about('Test', 'fail', 'two'));
    expect(readGoResults(output, 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('tell what a failed test wrote, and not what its parent did', () => {
    const output = written(...about('Test', 'fail'), ...about('Test/a', 'fail'), ...about('Test/b', 'skip'));
    expect(readGoResults(output, 1)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 1,
      problems: [],
      written: ['what Test/a wrote\n'],
    });
  });

  it('count a test that failed beside the tests that it holds', () => {
    const output = written(...about('Test', 'fail'), ...about('Test/a', 'pass'));
    expect(readGoResults(output, 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('count a test that was cut short as failed', () => {
    expect(readGoResults(written(...about('Test', undefined)), 1)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('have the compiler explain a package without tests', () => {
    const output = `${written({ Action: 'build-output', Output: 'x.go:1: undefined: y\n' })}\nFAIL one [build failed]`;
    const { failed, problems } = readGoResults(output, 1);
    expect(failed).toBe(0);
    expect(problems).toEqual([
      'go test failed outside of the tests:\nx.go:1: undefined: y\nFAIL one [build failed]',
    ]);
  });
});
