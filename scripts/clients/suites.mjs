import { existsSync, readdirSync } from 'node:fs';
import { ROOT } from '../run.mjs';

const DIRECTORY = `${ROOT}clients/`;
const WHEN = ['every change', 'release', 'named'];

/** The suites in clients/, by the names of their folders; all that is wrong with one is an error. */
export async function readSuites() {
  const names = readdirSync(DIRECTORY, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(`${DIRECTORY}${entry.name}/suite.mjs`))
    .map(({ name }) => name)
    .sort();
  return Promise.all(names.map(readSuite));
}

async function readSuite(name) {
  const directory = `${DIRECTORY}${name}/`;
  const { suite } = await import(`${directory}suite.mjs`);
  if (!WHEN.includes(suite?.when)) throw new Error(`clients/${name}: when is not one of ${WHEN.join(', ')}`);
  return { ...suite, name, directory };
}

/** Those that are named; without names those of every change, and with `isRelease` those of a release too. */
export function chooseSuites(suites, names, isRelease) {
  if (names.length > 0) {
    const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
    if (unknown.length > 0)
      throw new Error(
        `There is no suite ${unknown.join(', ')}. There are: ${suites.map(({ name }) => name).join(', ')}`,
      );
    return suites.filter(({ name }) => names.includes(name));
  }
  return suites.filter(({ when }) => when === 'every change' || (isRelease && when === 'release'));
}
