// Runs the suites in clients/ with real clients against the built server and ends with one line: `N passed, N failed`.
// Without arguments those of every change, with --all those of a release too, with names those that are named.
import { runSuite } from './clients/run-suite.mjs';
import { chooseSuites, readSuites } from './clients/suites.mjs';
import { say } from './run.mjs';

const args = process.argv.slice(2);
const names = args.filter((arg) => arg !== '--all');
const suites = chooseSuites(await readSuites(), names, args.includes('--all'));

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
