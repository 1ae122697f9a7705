// Runs the suites in clients/ with real clients against the built server and ends with one line: `N passed, N failed`.
// Without arguments those of every change, without their long parts; with --all those of a release too, with names those
// that are named, with all their parts.
import { inTurns } from './clients/in-turns.mjs';
import { runSuite } from './clients/run-suite.mjs';
import { chooseSuites, readSuites } from './clients/suites.mjs';
import { fail, say } from './run.mjs';

// What it started ends with it, when it is interrupted too.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

const args = process.argv.slice(2);
const names = args.filter((arg) => arg !== '--all');
const isWhole = args.length > 0;
/** A suite has work for one core or two; of those of a release two use Maven, whose repository is for one at a time. */
const atOnce = isWhole ? 1 : 2;
const suites = await chosenSuites();

const results = await inTurns(atOnce, suites, async (suite) => {
  say(`\n— ${suite.title}`);
  // What two write at the same time nobody can read.
  const lines = [];
  const result = await runSuite(suite, {
    isWhole,
    say: atOnce === 1 ? say : (line) => lines.push(line),
  });
  if (lines.length > 0) say([`\n— ${suite.title}`, ...lines].join('\n'));
  return { title: suite.title, ...result };
});

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
