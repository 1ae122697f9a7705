import { readdirSync } from 'node:fs';
import { runProgram } from './run-program.mjs';

/** Runs the folder's files *.test.mjs with Node's own test runner and counts what it reports. */
export async function runNodeTests({ directory, env }, say) {
  const files = readdirSync(directory).filter((name) => name.endsWith('.test.mjs'));
  const args = ['--test', '--test-reporter=tap', ...files];
  const { status, output } = await runProgram(process.execPath, args, { cwd: directory, env });
  if (status !== 0) say(output);
  // TAP ends with a comment line for each count.
  const count = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const failed = count('fail') + count('cancelled');
  return {
    passed: count('pass'),
    failed,
    skipped: count('skipped') + count('todo'),
    problems: status === 0 || failed > 0 ? [] : ['node --test failed outside of the tests; see above'],
  };
}
