/**
 * Counts the tests that `go test -json` told of, without those that only hold others, and tells what the failed ones wrote.
 * A program that failed without a failed test (it did not compile, say) is a problem of its own.
 */
export function readGoResults(output, status) {
  const { tests, other } = collect(output);
  const names = [...tests.keys()];
  const childrenOf = (name) => names.filter((each) => each.startsWith(`${name}/`));
  // A test that was cut short has no result.
  const isFailed = (name) => ['fail', undefined].includes(tests.get(name).result);
  const failed = names.filter((name) => isFailed(name) && !childrenOf(name).some(isFailed));
  const single = (result) =>
    names.filter((name) => tests.get(name).result === result && childrenOf(name).length === 0);
  return {
    passed: single('pass').length,
    failed: failed.length,
    skipped: single('skip').length,
    problems:
      status === 0 || failed.length > 0 ? [] : [`go test failed outside of the tests:\n${other.trim()}`],
    written: failed.map((name) => tests.get(name).written || name),
  };
}

function collect(output) {
  const tests = new Map();
  let other = '';
  for (const { Package: module, Test: test, Action: action, Output: written = '' } of output
    .split('\n')
    .map(parse)) {
    if (test === undefined) {
      other += written;
      continue;
    }
    const name = `${module} ${test}`;
    const known = tests.get(name) ?? { result: undefined, written: '' };
    tests.set(name, known);
    known.written += written;
    if (['pass', 'fail', 'skip'].includes(action)) known.result = action;
  }
  return { tests, other };
}

/** The compiler's own lines are no JSON. */
function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return { Output: `${line}\n` };
  }
}
