// Bundles the server into packages/server/dist when something that goes into it has changed. Runs before `npm start`,
// `npm test` and the tests that run what is built, and in `npm run build`. It checks no types; `npm test` does.
import { mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, ROOT, runTool, say } from './run.mjs';
import { filesIn, isStamped, stampOf } from './stamp.mjs';

/** What goes into the build, by path in the repository. */
const SOURCES = [
  'packages/client/src',
  'packages/console/licences',
  'packages/console/third-party-notices.ts',
  'packages/server/package.json',
  'packages/server/src',
  'packages/server/vite.config.ts',
  'package-lock.json',
  'scripts/build-server.mjs',
];
const BUILT = `${ROOT}packages/server/dist/`;
/** Written last, so that a build that was interrupted is none. */
const STAMP = `${BUILT}.built-from`;

/** Builds unless what is there was built from the same sources. Ends the process when that fails. */
export function buildServer() {
  const wanted = stampOf(SOURCES);
  if (isStamped(STAMP, wanted)) return;
  say('Building the server …');
  // Beside what it replaces, since source maps name sources by their way from there.
  const made = `${ROOT}packages/server/.dist-${process.pid}/`;
  const status = runTool(['vite/bin/vite.js', 'build', '--logLevel', 'warn', '--outDir', made], {
    cwd: `${ROOT}packages/server`,
  });
  if (status === 0) takeIntoUse(made);
  rmSync(made, { recursive: true, force: true });
  if (status !== 0) fail('The server could not be built; Vite says why above.');
  writeFileSync(STAMP, wanted);
}

/** File by file and the entries last, so that a program that is started meanwhile finds all that it asks for. */
function takeIntoUse(made) {
  const names = filesIn(made).map((file) => file.slice(made.length));
  const isChunk = (name) => name.startsWith('chunks/');
  for (const name of [...names.filter(isChunk), ...names.filter((name) => !isChunk(name))]) {
    mkdirSync(dirname(BUILT + name), { recursive: true });
    renameSync(made + name, BUILT + name);
  }
  // What older builds left; the console is built beside this.
  for (const file of filesIn(BUILT)) {
    const name = file.slice(BUILT.length);
    if (!names.includes(name) && !name.startsWith('console/')) rmSync(file, { force: true });
  }
}

// Node resolves links in the one, not in the other.
if (realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) buildServer();
