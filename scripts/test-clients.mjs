// Runs the suites in clients/ with real clients against the built server and ends with one line: `N passed, N failed`.
// Without arguments those of every change, with --all those of a release too, with names those that are named.
import { runSuite } from './clients/run-suite.mjs';
import { chooseSuites, readSuites } from './clients/suites.mjs';
import { fail, say } from './run.mjs';

// What it started ends with it, when it is interrupted too.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const args = process.argv.slice(2);
const names = args.filter((arg) => arg !== '--all');
const suites = await chosenSuites();

const results = [];
for (const suite of suites) {
  say(`\n— ${suite.title}`);
  results.push({ title: suite.title, ...(await runSuite(suite)) });
}

say('\nSummary');
for (const { title, passed, failed, problems, isOk, seconds } of results) {
  say(
    `  ${isOk ? 'ok    ' : 'FAILED'} ${title}: ${passed} passed, ${failed} failed, ${seconds.toFixed(1)} s`,
  );
  for (const problem of problems) say(`         ${problem.replaceAll('\n', '\n         ')}`);
}
const total = (count) => results.reduce((sum, result) => sum + result[count], 0);
process.exitCode = results.every(({ isOk }) => isOk) && results.length > 0 ? 0 : 1;
say(`${total('passed')} passed, ${total('failed')} failed`);

async function chosenSuites() {
  const all = await readSuites();
  try {
    return chooseSuites(all, names, args.includes('--all'));
  } catch (error) {
    return fail(error.message);
  }
}
