/** What pytest's last line says, as `2 failed, 64 passed in 6.43s`. */
export function readPytestResults(output, status) {
  const summary = output.trimEnd().split('\n').at(-1);
  const count = (word) => Number(new RegExp(`(\\d+) ${word}\\b`).exec(summary)?.[1] ?? 0);
  return resultOf(
    {
      passed: count('passed'),
      failed: count('failed') + count('errors?') + count('xpassed'),
      skipped: count('skipped') + count('xfailed') + count('deselected'),
    },
    status,
    'pytest',
  );
}

/** What the end of TAP by Node's test runner says, a comment line for each count. */
export function readTapResults(output, status) {
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  return resultOf(
    {
      passed: count('pass'),
      failed: count('fail') + count('cancelled'),
      skipped: count('skipped') + count('todo'),
    },
    status,
    'node --test',
  );
}

/** What Surefire's last line with counts says, the one of all classes. */
export function readSurefireResults(output, status) {
  const line = /^(?:\[\w+\] )?Tests run: (\d+), Failures: (\d+), Errors: (\d+), Skipped: (\d+)$/gm;
  const numbers = [...output.matchAll(line)].at(-1)?.slice(1).map(Number);
  const [run, failures, errors, skipped] = numbers ?? [0, 0, 0, 0];
  const failed = failures + errors;
  return resultOf({ passed: run - failed - skipped, failed, skipped }, status, 'mvn');
}

/** The sum of several results. */
export function addResults(results) {
  const sum = (count) => results.reduce((total, result) => total + (result[count] ?? 0), 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    problems: results.flatMap(({ problems = [] }) => problems),
  };
}

function resultOf(counts, status, program) {
  const isExplained = status === 0 || counts.failed > 0;
  return { ...counts, problems: isExplained ? [] : [`${program} failed outside of the tests; see above`] };
}
