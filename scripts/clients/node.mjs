import { readdirSync } from 'node:fs';
import { readTapResults } from './results.mjs';
import { runProgram } from './run-program.mjs';

/** Runs the folder's files *.test.mjs with Node's own test runner and counts what it reports. */
export async function runNodeTests({ directory, env }, say) {
  const files = readdirSync(directory).filter((name) => name.endsWith('.test.mjs'));
  const args = ['--test', '--test-reporter=tap', ...files];
  const { status, output } = await runProgram(process.execPath, args, { cwd: directory, env });
  if (status !== 0) say(output);
  return readTapResults(output, status);
}
