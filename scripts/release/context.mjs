import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, fail, ROOT } from '../run.mjs';

/** Copies what `docker build` reads: the files of the repository that .dockerignore lets through, and what it reads itself. */
export function copyContext(folder) {
  const { status, output } = capture('git', ['ls-files', '--cached', '--others', '--exclude-standard']);
  if (status !== 0) fail(`git does not tell the files of the repository:\n${output}`);
  const isIgnored = readIgnored(readFileSync(`${ROOT}.dockerignore`, 'utf8'));
  const files = output
    .split('\n')
    .filter((file) => file !== '' && existsSync(ROOT + file) && !isIgnored(file));
  for (const file of [...files, 'Dockerfile', '.dockerignore']) cpSync(ROOT + file, join(folder, file));
}

/**
 * Whether a path stays out, by the text of a .dockerignore: the last pattern that fits the path or a folder around it decides.
 * Of its patterns `*`, `**` at the beginning and `!` are known, which are what ours has.
 */
function readIgnored(text) {
  const patterns = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => ({ isKept: line.startsWith('!'), expression: expressionOf(line.replace('!', '')) }));
  return (path) => {
    const last = patterns.findLast(({ expression }) => expression.test(path));
    return last !== undefined && !last.isKept;
  };
}

function expressionOf(pattern) {
  const [, anywhere, rest] = /^(\*\*\/)?(.*)$/.exec(pattern);
  const escaped = rest.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*');
  return new RegExp(`^${anywhere ? '(?:.*/)?' : ''}${escaped}(?:/|$)`);
}
