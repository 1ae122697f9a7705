import { capture } from '../run.mjs';
import { runProgram } from './run-program.mjs';

const LEAST_JAVA = 17;

/** Maven, and the Java that it runs. */
export const maven = {
  name: `Maven with Java ${LEAST_JAVA} or later, as \`mvn\` on the path`,
  packages: ['maven', `openjdk-${LEAST_JAVA}-jdk-headless`],
  isThere() {
    const { status, output } = capture('mvn', ['--version']);
    return status === 0 && Number(/Java version: (\d+)/.exec(output)?.[1]) >= LEAST_JAVA;
  },
};

/** A suite that is a Maven project with JUnit tests; its pom.xml pins what it uses. */
export function mavenSuite(suite) {
  return {
    programs: [maven],
    ...suite,
    run: ({ server, directory, say }) => runMaven(directory, server.env, say),
  };
}

/** Runs the tests and reads the counts from what Surefire writes. */
async function runMaven(directory, env, say) {
  const args = ['-n', '10', 'mvn', '--batch-mode', '-Dstyle.color=never', 'test'];
  const { status, output } = await runProgram('nice', args, { cwd: directory, env });
  if (status !== 0) say(output);
  const counts = /^(?:\[\w+\] )?Tests run: (\d+), Failures: (\d+), Errors: (\d+), Skipped: (\d+)$/gm;
  const [run, failures, errors, skipped] = [...output.matchAll(counts)].at(-1)?.slice(1).map(Number) ?? [
    0, 0, 0, 0,
  ];
  const failed = failures + errors;
  return {
    passed: run - failed - skipped,
    failed,
    skipped,
    problems: status === 0 || failed > 0 ? [] : ['mvn failed outside of the tests; see above'],
  };
}
