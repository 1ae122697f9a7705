import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { ROOT } from './run.mjs';

/** A text that changes with any file of these paths in the repository; of a directory every file but tests counts. */
export function stampOf(sources) {
  const hash = createHash('sha256');
  for (const source of sources)
    for (const file of filesIn(`${ROOT}${source}`)) {
      const content = readFileSync(file);
      hash.update(`${file.slice(ROOT.length)} ${content.length}\n`).update(content);
    }
  return `${hash.digest('hex')}\n`;
}

/** Whether a stamp that a build left behind says that it was made of the same. */
export function isStamped(file, wanted) {
  return existsSync(file) && readFileSync(file, 'utf8') === wanted;
}

/** The files under a path, in the order of their names; none where nothing is. */
export function filesIn(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath ?? entry.path}/${entry.name}`.replaceAll('\\', '/'))
    .sort();
}
