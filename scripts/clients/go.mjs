import { capture } from '../run.mjs';
import { readGoResults } from './go-results.mjs';
import { runProgram } from './run-program.mjs';

/** The version that the modules of the suites ask for. */
const LEAST_GO = [1, 25];

/** Debian's package may be too old, so none is named. */
export const go = {
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
      const options = { cwd: directory, env: { GOFLAGS: '-mod=readonly' } };
      // Fetches the modules; the tests may have an environment in which the proxy of modules is out of reach.
      const listed = await runProgram('go', ['list', '-deps', '-test', ...packages], options);
      if (listed.status !== 0) return { passed: 0, failed: 0, problems: [listed.output] };
      const { env, stop = () => {} } = await prepare(server);
      try {
        const { status, output } = await runProgram(
          // Compiling takes both cores for a minute with a cold cache.
          'nice',
          ['-n', '10', 'go', 'test', '-json', '-count=1', '-timeout=5m', ...flags, ...packages],
          { ...options, env: { ...options.env, ...server.env, ...env } },
        );
        const { written, ...counts } = readGoResults(output, status);
        for (const text of written) say(text);
        return counts;
      } finally {
        stop();
      }
    },
  };
}
