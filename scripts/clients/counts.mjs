/** The sum of what several runs of tests in one suite counted. */
export function addCounts(results) {
  const sum = (count) => results.reduce((total, result) => total + (result[count] ?? 0), 0);
  return {
    passed: sum('passed'),
    failed: sum('failed'),
    skipped: sum('skipped'),
    problems: results.flatMap(({ problems = [] }) => problems),
  };
}
