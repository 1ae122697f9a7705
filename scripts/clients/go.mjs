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

/** A suite that is a Go module with tests: go.mod and go.sum pin what it uses, and may not change by running it. */
export function goSuite(suite) {
  return {
    programs: [go],
    ...suite,
    async run({ server, directory, say }) {
      const env = { ...server.env, GOFLAGS: '-mod=readonly' };
      // Compiling takes both cores for a minute with a cold cache.
      const test = ['-n', '10', 'go', 'test', '-json', '-count=1', '-timeout=5m', './...'];
      const { status, output } = await runProgram('nice', test, { cwd: directory, env });
      return count(output, status, say);
    },
  };
}

/** Counts tests without the ones that only hold others, and shows what the failed ones wrote. */
function count(output, status, say) {
  const results = new Map();
  const written = new Map();
  const other = [];
  for (const line of output.split('\n')) {
    const event = parse(line);
    if (event === undefined) {
      if (line !== '') other.push(line);
    } else if (event.Action === 'build-output') other.push(event.Output.trimEnd());
    else if (event.Test === undefined) {
      if (event.Action === 'output') other.push(event.Output.trimEnd());
    } else if (event.Action === 'output')
      written.set(event.Test, `${written.get(event.Test) ?? ''}${event.Output}`);
    else if (['pass', 'fail', 'skip'].includes(event.Action)) results.set(event.Test, event.Action);
  }
  const isParent = (name) => [...results.keys()].some((other) => other.startsWith(`${name}/`));
  const withResult = (result) =>
    [...results].filter(([name, each]) => each === result && !isParent(name)).map(([name]) => name);
  const failed = withResult('fail');
  const isOk = status === 0;
  for (const name of failed) say(written.get(name) ?? name);
  if (!isOk) say(other.join('\n'));
  return {
    passed: withResult('pass').length,
    failed: failed.length,
    skipped: withResult('skip').length,
    problems: isOk || failed.length > 0 ? [] : ['go test failed outside of the tests; see above'],
  };
}

function parse(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
