import { capture } from '../run.mjs';
import { readSurefireResults } from './results.mjs';
import { runProgram } from './run-program.mjs';

const LEAST_JAVA = 17;

/** Maven, and the Java that it runs. */
const maven = {
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

/** Runs the tests and counts what Surefire tells. */
async function runMaven(directory, env, say) {
  const args = ['-n', '10', 'mvn', '--batch-mode', '-Dstyle.color=never', 'test'];
  const { status, output } = await runProgram('nice', args, { cwd: directory, env });
  if (status !== 0) say(output);
  return readSurefireResults(output, status);
}
