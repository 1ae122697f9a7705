import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { capture, captureSlowly, fail, npmCommand, ROOT, say } from './run.mjs';

/** What `npm start` builds and runs. The tools of tests and checks are packages of the root, and need not be there. */
const OF_THE_START = ['packages/client', 'packages/console', 'packages/server'];
/** Native parts of what `npm start` builds and runs. All of them have their binaries in packages; nothing is compiled. */
const NATIVE = ['@node-rs/argon2', '@photostructure/sqlite', 'rolldown'];
const PLATFORM = `${process.platform}-${process.arch}`;

/**
 * Installs the repository's locked packages when they are missing, or were installed for another lock file or platform:
 * those that `npm start` needs, or `everything`. Ends the process with what npm said when that fails.
 */
export async function installPackages({ everything }) {
  const only = everything ? [] : OF_THE_START;
  const doing = everything
    ? 'Installing packages, and those that only tests need'
    : 'Installing packages (the first start takes about half a minute)';
  await orFail(() => installIn(ROOT, doing, only));
}

/** Compiles the driver of SQLite that the tests run beside the one that every installation has. */
export async function compileTestDriver() {
  const loads = ['-e', "new (require('better-sqlite3'))(':memory:').close()"];
  if (capture(process.execPath, loads).status === 0) return;
  const doing = 'Compiling better-sqlite3 for the tests; this takes a minute or two';
  // It does not have to be fast, and the compiler takes half the time.
  const flags = { CFLAGS: '-O1', CXXFLAGS: '-O1' };
  const { output } = await npm(ROOT, doing, ['rebuild', 'better-sqlite3'], flags);
  if (capture(process.execPath, loads).status !== 0)
    fail(
      `better-sqlite3 could not be compiled; it needs python3, make and a C++ compiler.\n${output.trim()}`,
    );
}

/** The same for the examples that are no workspaces because what they show would weigh on every install. */
export async function installExamples() {
  const doing = 'Installing the packages of the MCP server example';
  await orFail(() => installIn(`${ROOT}examples/mcp-server/`, doing));
}

/**
 * Installs what a directory's lock file says, unless that is there: of all its workspaces, or of those that are named. The
 * directory ends in a slash.
 */
export async function installIn(directory, doing, workspaces = []) {
  const stampFile = `${directory}node_modules/.sallyport-prepared`;
  const wanted = {
    lock: createHash('sha256')
      .update(readFileSync(lockFileOf(directory)))
      .digest('hex'),
    platform: PLATFORM,
    node: process.version,
    workspaces,
  };
  const keep = () => writeFileSync(stampFile, `${JSON.stringify(wanted)}\n`);
  const was = existsSync(stampFile) ? readStamp(stampFile) : undefined;
  const isEnough = was?.lock === wanted.lock && holds(was.workspaces, workspaces);
  if (was === undefined || was.platform === PLATFORM) {
    if (isEnough && was.node === process.version) return;
    if (isEnough && worksHere(directory)) {
      say(`These packages were installed with Node ${was.node}; they work with ${process.version} too.`);
      return keep();
    }
    if (!isEnough && isComplete(directory)) {
      wanted.workspaces = [];
      return keep();
    }
  }
  if (isEnough)
    say(
      was.platform === PLATFORM
        ? `These packages were installed with Node ${was.node} and do not work with ${process.version}.`
        : `These packages were installed for ${was.platform}; this is ${PLATFORM}.`,
    );
  const only = workspaces.flatMap((workspace) => ['--workspace', workspace]);
  const { status, output } = await npm(directory, doing, ['ci', '--ignore-scripts', ...only]);
  if (status !== 0) throw new Error(`${output.trim()}\n\n${reasonOf(output, directory)}`);
  keep();
}

/** The result of an installation, or the end of the process with what npm said. */
async function orFail(install) {
  try {
    return await install();
  } catch (error) {
    return fail(error.message);
  }
}

function reasonOf(output, directory) {
  return output.includes('EUSAGE')
    ? `${directory}package-lock.json does not fit package.json. Run npm install there and commit what it writes.`
    : "The packages could not be installed; npm's reasons are above.";
}

function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** No names stand for all workspaces. */
function holds(installed, wanted) {
  return installed.length === 0 || (wanted.length > 0 && wanted.every((name) => installed.includes(name)));
}

/** Whether this Node can load the native parts of what was installed with another one. */
function worksHere(directory) {
  const names = NATIVE.filter((name) => existsSync(`${directory}node_modules/${name}`));
  const loads = names.map((name) => `await import(${JSON.stringify(name)});`).join('\n');
  return capture(process.execPath, ['--input-type=module', '-e', loads], { cwd: directory }).status === 0;
}

/**
 * Whether every package of the lock file is there in its version, optional ones excepted: someone ran npm already, or the lock
 * file changed in something else.
 */
function isComplete(directory) {
  // npm's own record of what is in node_modules.
  const installedFile = `${directory}node_modules/.package-lock.json`;
  if (!existsSync(installedFile)) return false;
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = read(installedFile);
  return Object.entries(read(lockFileOf(directory))).every(
    ([path, { version, link, optional, devOptional }]) =>
      !path.includes('node_modules/') ||
      link ||
      (installed[path] ? installed[path].version === version : optional || devOptional),
  );
}

function lockFileOf(directory) {
  return `${directory}package-lock.json`;
}

function npm(directory, doing, args, env = {}) {
  const quiet = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const { program, args: given, options } = npmCommand([...args, ...quiet]);
  return captureSlowly(doing, program, given, {
    ...options,
    cwd: directory,
    // Compilers may use every core.
    env: { JOBS: 'max', ...env, ...options.env },
  });
}
