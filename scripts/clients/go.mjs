import { capture } from '../run.mjs';
import { runProgram } from './run-program.mjs';

/** The version that the modules of the suites ask for. */
const LEAST_GO = [1, 25];

/** Debian's package may be too old, so none is named. */
const go = {
  name: `Go ${LEAST_GO.join('.')} or later, as \`go\` on the path`,
  packages: [],
  isThere() {
    const { status, output } = capture('go', ['version']);
    const [, major, minor] = /go(\d+)\.(\d+)/.exec(output) ?? [];
    return (
      status === 0 &&
      (Number(major) > LEAST_GO[0] || (Number(major) === LEAST_GO[0] && Number(minor) >= LEAST_GO[1]))
    );
  },
};

/**
 * A suite that is a Go module with tests: go.mod and go.sum pin what it uses, and may not change by running it. `packages`
 * and `flags` go to `go test`; `prepare` may start what the tests need beside the server, and give variables for it.
 */
export function goSuite({ packages = ['./...'], flags = [], prepare = () => ({}), ...suite }) {
  return {
    programs: [go],
    ...suite,
    async run({ server, directory, say }) {
      const { env, stop = () => {} } = await prepare(server);
      try {
        const { status, output } = await runProgram(
          // Compiling takes both cores for a minute with a cold cache.
          'nice',
          ['-n', '10', 'go', 'test', '-json', '-count=1', '-timeout=5m', ...flags, ...packages],
          { cwd: directory, env: { ...server.env, ...env, GOFLAGS: '-mod=readonly' } },
        );
        return count(output, status, say);
      } finally {
        stop();
      }
    },
  };
}

/** Counts tests without the ones that only hold others, and shows what the failed ones wrote. */
function count(output, status, say) {
  const tests = new Map();
  const other = [];
  for (const event of output.split('\n').map(parse)) {
    const { Action: action, Output: written = '' } = event;
    if (event.Test === undefined) {
      other.push(written);
      continue;
    }
    const name = `${event.Package} ${event.Test}`;
    const test = tests.get(name) ?? { result: undefined, written: '' };
    tests.set(name, test);
    test.written += written;
    if (['pass', 'fail', 'skip'].includes(action)) test.result = action;
  }
  const names = [...tests.keys()];
  const single = names.filter((name) => !names.some((each) => each.startsWith(`${name}/`)));
  // A test that was cut short has no result.
  const withResult = (...results) => single.filter((name) => results.includes(tests.get(name).result));
  const failed = withResult('fail', undefined);
  for (const name of failed) say(tests.get(name).written || name);
  if (status !== 0) say(other.join(''));
  return {
    passed: withResult('pass').length,
    failed: failed.length,
    skipped: withResult('skip').length,
    problems: status === 0 || failed.length > 0 ? [] : ['go test failed outside of the tests; see above'],
  };
}

/** The compiler's own lines are no JSON. */
function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return { Output: `${line}\n` };
  }
}
