// Asks the registry for known vulnerabilities of every package in every lock file. Ends with 1 when there is a serious one. A
// registry that does not answer is no reason to fail, and no reason to say that all is well: that is told, and `--strict` fails.

import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { ROOT, say } from './run.mjs';

const SERIOUS = ['high', 'critical'];
const TIMEOUT_MS = 60_000;

const folders = [
  '.',
  ...['examples', 'clients'].flatMap((folder) =>
    readdirSync(ROOT + folder).map((name) => `${folder}/${name}`),
  ),
].filter((folder) => existsSync(`${ROOT}${folder}/package-lock.json`));

const outcomes = folders.map((folder) => {
  const outcome = audit(folder);
  say(`  ${folder === '.' ? 'package-lock.json' : `${folder}/package-lock.json`}: ${outcome.text}`);
  return outcome;
});
const unchecked = outcomes.filter(({ isAnswered }) => !isAnswered).length;
const isSerious = outcomes.some((outcome) => outcome.isSerious);
say(
  unchecked > 0
    ? `Dependencies NOT CHECKED: no answer for ${unchecked} of ${folders.length} lock files. Nothing is known of them.`
    : `Dependencies checked: ${folders.length} lock files.`,
);
process.exitCode = isSerious || (unchecked > 0 && process.argv.includes('--strict')) ? 1 : 0;

function audit(folder) {
  const { stdout } = spawnSync('npm', ['audit', '--package-lock-only', '--json'], {
    cwd: ROOT + folder,
    encoding: 'utf8',
    timeout: TIMEOUT_MS,
    maxBuffer: 64 * 1024 * 1024,
  });
  const answer = parsed(stdout);
  const counts = answer?.metadata?.vulnerabilities;
  if (counts === undefined) {
    const why = answer?.statusCode
      ? `the registry answers ${answer.statusCode}`
      : 'no answer that can be read';
    return { isAnswered: false, isSerious: false, text: `NOT CHECKED, ${why}` };
  }
  const found = Object.entries(counts).filter(([level, count]) => level !== 'total' && count > 0);
  return {
    isAnswered: true,
    isSerious: SERIOUS.some((level) => counts[level] > 0),
    text:
      found.length === 0 ? 'nothing known' : found.map(([level, count]) => `${count} ${level}`).join(', '),
  };
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
