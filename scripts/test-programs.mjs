import { existsSync, readdirSync } from 'node:fs';
import { capture, fail, say } from './run.mjs';

const POSTGRES_DIRECTORY = '/usr/lib/postgresql';
const LEAST_POSTGRES = 15;

/** The directory with initdb and postgres: POSTGRES_BIN, or of the newest Debian package; `undefined` without any. */
export function findPostgres() {
  const isComplete = (directory) =>
    ['initdb', 'postgres'].every((name) => existsSync(`${directory}/${name}`));
  const given = process.env.POSTGRES_BIN;
  if (given) return isComplete(given) ? given : undefined;
  if (!existsSync(POSTGRES_DIRECTORY)) return undefined;
  return readdirSync(POSTGRES_DIRECTORY)
    .filter((version) => Number(version) >= LEAST_POSTGRES)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => `${POSTGRES_DIRECTORY}/${version}/bin`)
    .find(isComplete);
}

/** The browser: CHROMIUM, or that of the Debian package; `undefined` when it does not run. */
export function findChromium() {
  const program = process.env.CHROMIUM || '/usr/bin/chromium';
  return works(program, '--version') ? program : undefined;
}

const works = (program, ...args) => capture(program, args).status === 0;

/** What the tests run beside Node, how to see that it is there, and the Debian packages that bring it. */
const PROGRAMS = [
  { name: 'curl', packages: ['curl'], isThere: () => works('curl', '--version') },
  {
    name: 'a C and C++ compiler, and make',
    packages: ['gcc', 'g++', 'make'],
    isThere: () => works('cc', '--version') && works('c++', '--version') && works('make', '--version'),
  },
  { name: 'openssl', packages: ['openssl'], isThere: () => works('openssl', 'version') },
  { name: 'script', packages: ['bsdutils'], isThere: () => works('script', '--version') },
  {
    name: 'python3 with the module requests',
    packages: ['python3', 'python3-requests'],
    isThere: () => works('python3', '-c', 'import requests'),
  },
  {
    name: `the PostgreSQL server, version ${LEAST_POSTGRES} or later`,
    packages: ['postgresql'],
    isThere: () => findPostgres() !== undefined,
  },
  {
    name: 'nginx with its module for streams',
    packages: ['nginx-light', 'libnginx-mod-stream'],
    isThere: () => existsSync('/usr/sbin/nginx') && existsSync('/usr/lib/nginx/modules/ngx_stream_module.so'),
  },
  { name: 'Caddy', packages: ['caddy'], isThere: () => works('caddy', 'version') },
  { name: 'HAProxy', packages: ['haproxy'], isThere: () => existsSync('/usr/sbin/haproxy') },
  {
    name: 'systemd-analyze',
    packages: ['systemd'],
    isThere: () => works('systemd-analyze', '--version'),
  },
  { name: 'logrotate', packages: ['logrotate'], isThere: () => existsSync('/usr/sbin/logrotate') },
  { name: 'promtool', packages: ['prometheus'], isThere: () => works('promtool', '--version') },
  { name: 'zsh', packages: ['zsh'], isThere: () => works('zsh', '--version') },
  { name: 'fish', packages: ['fish'], isThere: () => works('fish', '--version') },
  { name: 'PgBouncer', packages: ['pgbouncer'], isThere: () => existsSync('/usr/sbin/pgbouncer') },
  {
    name: 'Chromium (or CHROMIUM names the program)',
    packages: ['chromium', 'chromium-headless-shell'],
    isThere: () => findChromium() !== undefined,
  },
];

/** Installs what the tests need from Debian's packages where that is possible; else says what is missing, and ends. */
export function ensureTestPrograms() {
  const missing = installPrograms(PROGRAMS);
  if (missing !== undefined) fail(`The tests need programs that are missing:\n${missing}`);
}

/**
 * Installs those of the programs that are missing from their Debian packages. Returns the text that says which are missing
 * still and why, or nothing.
 */
export function installPrograms(programs) {
  const missing = programs.filter((program) => !program.isThere());
  if (missing.length === 0) return undefined;
  const packages = [...new Set(missing.flatMap((program) => program.packages))];
  const reason = packages.length === 0 ? undefined : installDebianPackages(packages);
  const still = missing.filter((program) => !program.isThere());
  if (still.length === 0) return undefined;
  const installable = still.filter((program) => program.packages.length > 0);
  return [
    ...still.map(({ name, packages: debian }) =>
      debian.length > 0 ? `  - ${name} (Debian: ${debian.join(', ')})` : `  - ${name}`,
    ),
    ...(installable.length === 0 ? [] : [adviceFor(packages, reason)]),
  ].join('\n');
}

function adviceFor(packages, reason) {
  return reason === undefined
    ? 'Their Debian packages are installed, but the programs do not work; is another one earlier on the PATH?'
    : `${reason}\nInstall them and run the tests again. On Debian: apt-get install ${packages.join(' ')}`;
}

/** Returns why it could not, or nothing. */
function installDebianPackages(packages) {
  if (!works('apt-get', '--version')) return 'They cannot be installed from here: there is no apt-get.';
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && !works('sudo', '-n', 'true'))
    return 'They cannot be installed from here: that takes root, or sudo without a password.';
  say(`Installing Debian packages for the tests: ${packages.join(' ')} …`);
  // RUNLEVEL=1 keeps the PostgreSQL package from starting a service; the tests start servers of their own.
  const aptGet = ['env', 'DEBIAN_FRONTEND=noninteractive', 'RUNLEVEL=1', 'apt-get', '--quiet', '--yes'];
  const [program, ...args] = isRoot ? aptGet : ['sudo', '-n', ...aptGet];
  const install = () => capture(program, [...args, 'install', '--no-install-recommends', ...packages]);
  if (install().status === 0) return undefined;
  // The lists of packages may be missing or old.
  const update = capture(program, [...args, 'update']);
  const again = install();
  return again.status === 0 ? undefined : `apt-get failed:\n${update.output}${again.output}`.trim();
}
