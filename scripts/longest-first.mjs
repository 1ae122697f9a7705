import { BaseSequencer } from 'vitest/node';
import { ROOT } from './run.mjs';

/**
 * The files that take longest, the longest first. A clone has no times of an earlier run, so vitest would go by the names of projects
 * and by sizes, and what takes minutes and starts last runs alone at the end.
 */
export const LONGEST = [
  'scripts/release/release.test.mjs',
  'packages/console/test/accessibility.test.ts',
  'packages/server/test/e2e/guides.test.ts',
  'packages/console/test/windows.test.ts',
  'packages/console/test/api-reference.test.ts',
  'packages/console/test/page-start.test.ts',
  'packages/server/test/e2e/floods.test.ts',
  'packages/server/test/wire/remembered-texts.test.ts',
  'packages/server/test/e2e/kill.test.ts',
  // Of the last projects.
  'packages/server/test/fuzz/fuzz.test.ts',
  'scripts/release/publish.test.mjs',
  'scripts/install.test.mjs',
];

/**
 * Starts them first; the others follow as vitest sorts them, by their projects, since a worker that goes on in another
 * project begins anew.
 */
export class LongestFirst extends BaseSequencer {
  async sort(files) {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => placeOf(a) - placeOf(b));
  }
}

function placeOf({ moduleId }) {
  const place = LONGEST.findIndex((file) => moduleId === ROOT + file);
  return place === -1 ? LONGEST.length : place;
}
