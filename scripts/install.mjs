import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { capture, fail, ROOT, say } from './run.mjs';

/**
 * Installs the workspace's locked packages when they are missing or were installed for another lock file or Node. None of
 * them has to be compiled: what is native has its binaries in its package.
 */
export function installPackages() {
  orFail(() => installIn(ROOT, 'Installing packages …'));
}

/** Compiles the driver of SQLite that the tests run beside the one that every installation has. */
export function compileTestDriver() {
  const loads = ['-e', "new (require('better-sqlite3'))(':memory:').close()"];
  if (capture(process.execPath, loads).status === 0) return;
  say('Compiling better-sqlite3 for the tests; this takes a minute or two …');
  const { output } = npm(ROOT, 'rebuild', 'better-sqlite3');
  if (capture(process.execPath, loads).status !== 0)
    fail(
      `better-sqlite3 could not be compiled; it needs python3, make and a C++ compiler.\n${output.trim()}`,
    );
}

/** The same for the examples that are no workspaces because what they show would weigh on every install. */
export function installExamples() {
  const doing = 'Installing the packages of the MCP server example …';
  orFail(() => installIn(`${ROOT}examples/mcp-server/`, doing));
}

/** Installs what a directory's lock file says, unless that is there. The directory ends in a slash. */
export function installIn(directory, doing) {
  const stampFile = `${directory}node_modules/.sallyport-prepared`;
  const wanted = stamp(directory);
  if (existsSync(stampFile)) {
    if (readFileSync(stampFile, 'utf8') === wanted) return;
  } else if (isInstalledByHand(directory)) {
    writeFileSync(stampFile, wanted);
    return;
  }
  say(doing);
  const { status, output } = npm(directory, 'ci', '--ignore-scripts');
  if (status !== 0) throw new Error(`${output.trim()}\n\n${reasonOf(output, directory)}`);
  writeFileSync(stampFile, wanted);
}

/** The result of an installation, or the end of the process with what npm said. */
function orFail(install) {
  try {
    return install();
  } catch (error) {
    return fail(error.message);
  }
}

function reasonOf(output, directory) {
  return output.includes('EUSAGE')
    ? `${directory}package-lock.json does not fit package.json. Run npm install there and commit what it writes.`
    : "The packages could not be installed; npm's reasons are above.";
}

/** Native modules are built for one Node on one platform. */
function stamp(directory) {
  const lock = readFileSync(lockFileOf(directory));
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.version} ${process.platform}-${process.arch}\n`;
}

/** Whether someone ran npm already: every package of the lock file is there in its version, optional ones excepted. */
function isInstalledByHand(directory) {
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

function npm(directory, ...args) {
  // The npm that runs this script, or the one on the path. Compilers may use every core.
  const { npm_execpath: npmScript, ...environment } = process.env;
  const [program, first] = npmScript?.endsWith('.js') ? [process.execPath, [npmScript]] : ['npm', []];
  const quiet = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  return capture(program, [...first, ...args, ...quiet], {
    cwd: directory,
    env: { JOBS: 'max', ...environment },
  });
}
