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
  { name: 'openssl', packages: ['openssl'], isThere: () => works('openssl', 'version') },
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
    name: 'Chromium (or CHROMIUM names the program)',
    packages: ['chromium'],
    isThere: () => findChromium() !== undefined,
  },
];

/** Installs what is missing from Debian's packages where that is possible; else says exactly what is missing, and ends. */
export function ensureTestPrograms() {
  const missing = PROGRAMS.filter((program) => !program.isThere());
  if (missing.length === 0) return;
  const packages = [...new Set(missing.flatMap((program) => program.packages))];
  const reason = installDebianPackages(packages);
  const still = missing.filter((program) => !program.isThere());
  if (still.length === 0) return;
  fail(
    [
      'The tests need programs that are missing:',
      ...still.map((program) => `  - ${program.name} (Debian: ${program.packages.join(', ')})`),
      ...(reason === undefined
        ? [
            'Their Debian packages are installed, but the programs do not work; is another one earlier on the PATH?',
          ]
        : [reason, `Install them and run the tests again. On Debian: apt-get install ${packages.join(' ')}`]),
    ].join('\n'),
  );
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
