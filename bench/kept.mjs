import { readFileSync } from 'node:fs';

/** Where a part's results are. */
export const fileOf = (name) => new URL(`results/${name}.json`, import.meta.url);

/** What was kept under the name, or undefined. */
export function readSection(name) {
  try {
    return JSON.parse(readFileSync(fileOf(name), 'utf8'));
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
