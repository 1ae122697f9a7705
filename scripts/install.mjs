import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { capture, fail, ROOT, say } from './run.mjs';

const LOCK = `${ROOT}package-lock.json`;
const STAMP = `${ROOT}node_modules/.sallyport-prepared`;
/** npm's own record of what is in node_modules. */
const INSTALLED = `${ROOT}node_modules/.package-lock.json`;

/** Installs the locked packages when they are missing or were installed for another lock file or Node. */
export function installPackages() {
  const wanted = stamp();
  if (existsSync(STAMP)) {
    if (readFileSync(STAMP, 'utf8') === wanted) return;
  } else if (isInstalledByHand()) {
    writeFileSync(STAMP, wanted);
    return;
  }
  say('Installing packages; where a native module has to be compiled, this takes a few minutes …');
  const { status, output } = install();
  if (status !== 0) fail(`${output.trim()}\n\nThe packages could not be installed; npm's reasons are above.`);
  writeFileSync(STAMP, stamp());
  const loads = ['-e', "new (require('better-sqlite3'))(':memory:').close()"];
  if (capture(process.execPath, loads).status !== 0)
    say('better-sqlite3 could not be built here; the embedded store works with libsql instead.');
}

/** Native modules are built for one Node on one platform. */
function stamp() {
  const lock = existsSync(LOCK) ? readFileSync(LOCK) : readFileSync(`${ROOT}package.json`);
  const hash = createHash('sha256').update(lock).digest('hex');
  return `${hash} ${process.version} ${process.platform}-${process.arch}\n`;
}

/** Whether someone ran npm already: every package of the lock file is there in its version, optional ones excepted. */
function isInstalledByHand() {
  if (!existsSync(INSTALLED) || !existsSync(LOCK)) return false;
  const read = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const installed = read(INSTALLED);
  return Object.entries(read(LOCK)).every(
    ([path, { version, link, optional, devOptional }]) =>
      !path.includes('node_modules/') ||
      link ||
      (installed[path] ? installed[path].version === version : optional || devOptional),
  );
}

function install() {
  if (!existsSync(LOCK)) return npm('install');
  const clean = npm('ci');
  // A registry that carries the packages of some platforms only makes a lock file without the others. `npm ci` takes it
  // for outdated; `npm install` keeps to the versions in it.
  return clean.output.includes('EUSAGE') ? npm('install', '--no-save') : clean;
}

function npm(...args) {
  // The npm that runs this script, or the one on the path. Compilers may use every core.
  const { npm_execpath: npmScript, ...environment } = process.env;
  const [program, first] = npmScript?.endsWith('.js') ? [process.execPath, [npmScript]] : ['npm', []];
  const quiet = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  return capture(program, [...first, ...args, ...quiet], { env: { JOBS: 'max', ...environment } });
}
