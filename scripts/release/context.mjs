import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { capture, fail, ROOT } from '../run.mjs';

/**
 * Copies what `docker build` reads, with deploy/ for those who run the image: of the files that git keeps those that .dockerignore
 * lets through, and what it reads itself. What git does not keep stays out, such as a .env with passwords beside a compose file.
 */
export function copyContext(folder, root = ROOT) {
  const { status, output } = capture('git', ['ls-files', '--cached', '-z'], { cwd: root });
  if (status !== 0) fail(`git does not tell the files of the repository:\n${output}`);
  const isIgnored = readIgnored(readFileSync(join(root, '.dockerignore'), 'utf8'));
  const files = output
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)))
    .filter((file) => file.startsWith('deploy/') || !isIgnored(file));
  for (const file of [...files, 'Dockerfile', '.dockerignore']) cpSync(join(root, file), join(folder, file));
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
