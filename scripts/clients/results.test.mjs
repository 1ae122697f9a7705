import { describe, expect, it } from 'vitest';
import { addResults, readPytestResults, readSurefireResults, readTapResults } from './results.mjs';

describe('readPytestResults', () => {
  it('counts what passed, failed and was skipped', () => {
    const output =
      'F.s\nFAILED test_a.py::test_one - 3 passed\n1 failed, 64 passed, 2 skipped, 1 error in 6.43s\n';
    expect(readPytestResults(output, 1)).toEqual({ passed: 64, failed: 2, skipped: 2, problems: [] });
  });

  it('takes a test that is expected to fail for a skipped one, and one that passes all the same for a failed one', () => {
    const output = '3 passed, 1 xfailed, 1 xpassed in 0.10s';
    expect(readPytestResults(output, 0)).toEqual({ passed: 3, failed: 1, skipped: 1, problems: [] });
  });

  it('has a problem when pytest fails and no test did', () => {
    expect(readPytestResults('ImportError: no module named x', 4).problems).toHaveLength(1);
  });
});

describe('readTapResults', () => {
  it('counts what passed, failed, was cancelled, skipped or left for later', () => {
    const output = '# tests 9\n# pass 5\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 1\n';
    expect(readTapResults(output, 1)).toEqual({ passed: 5, failed: 2, skipped: 2, problems: [] });
  });

  it('has a problem when the runner fails and no test did', () => {
    expect(readTapResults('# pass 0\n# fail 0\n', 1).problems).toHaveLength(1);
  });
});

describe('readSurefireResults', () => {
  it('counts from the line of all classes', () => {
    const output = [
      '[INFO] Tests run: 12, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1.2 s -- in clients.DigestTest',
      '[ERROR] Tests run: 19, Failures: 1, Errors: 2, Skipped: 3',
    ].join('\n');
    expect(readSurefireResults(output, 1)).toEqual({ passed: 13, failed: 3, skipped: 3, problems: [] });
  });

  it('has a problem when the code does not compile', () => {
    expect(readSurefireResults('[ERROR] COMPILATION ERROR', 1)).toMatchObject({ passed: 0, failed: 0 });
    expect(readSurefireResults('[ERROR] COMPILATION ERROR', 1).problems).toHaveLength(1);
  });
});

describe('addResults', () => {
  it('adds counts, absent ones too, and keeps all problems', () => {
    const one = { passed: 1, failed: 2, skipped: 3, problems: ['a'] };
    expect(addResults([one, { failed: 1, problems: ['b'] }])).toEqual({
      passed: 1,
      failed: 3,
      skipped: 3,
      problems: ['a', 'b'],
    });
  });
});
