/**
 * What `npm run bench` measures, in the order of the report. A further section is a row here and a program that calls
 * writeSection with this name when it is started with --write.
 *
 * `script` lies in this folder. The usual run of all takes less than 20 minutes; `long` is what is given instead for
 * `npm run bench -- --long`.
 */
export const SECTIONS = [
  {
    name: 'calls',
    title: 'Decisions and lists',
    script: 'run.mjs',
    args: ['--quick', '--rounds', '3'],
    long: [],
  },
  {
    name: 'tokens',
    title: 'Service accounts',
    script: 'tokens.mjs',
    args: ['--rounds', '3', '--seconds', '2'],
    long: ['--rounds', '5', '--seconds', '3'],
  },
  {
    name: 'guard',
    title: 'Gates',
    script: 'guard.mjs',
    args: ['--rounds', '3', '--seconds', '2', '--keys', '1000'],
    long: ['--keys', '1000,1000000'],
  },
  {
    name: 'guard-nginx',
    title: 'Gates behind nginx',
    script: 'guard-nginx.mjs',
    args: ['--rounds', '3', '--seconds', '2'],
    long: [],
  },
  {
    name: 'compare',
    title: 'Beside 0c93c69',
    script: 'compare.mjs',
    args: ['0c93c69', '--pairs', '20'],
    long: ['0c93c69', '--all'],
  },
  {
    name: 'floods',
    title: 'Floods',
    script: 'floods.mjs',
    args: ['--seconds', '5'],
    long: ['--seconds', '20'],
  },
  {
    name: 'driver',
    title: 'The driver of the embedded store',
    script: 'driver.mjs',
    args: [],
    long: [],
  },
  {
    name: 'slow-disk',
    title: 'A slow disk',
    script: 'slow-disk.mjs',
    args: ['--rounds', '2'],
    long: ['--rounds', '5'],
  },
  {
    name: 'writes',
    title: 'Writes to a PostgreSQL some way off',
    script: 'writes.mjs',
    args: ['--rounds', '3'],
    long: ['--rounds', '7'],
  },
  {
    name: 'restores',
    title: 'A state for tests is back',
    script: 'restores.mjs',
    args: [],
    long: ['--rounds', '200'],
  },
  {
    name: 'start',
    title: 'Start, memory at rest and size',
    script: 'start.mjs',
    args: ['--rounds', '3'],
    long: [],
  },
  {
    name: 'console',
    title: 'The console on a slow line',
    script: 'console.mjs',
    args: ['0c93c69', '--rounds', '3'],
    long: ['0c93c69', '--rounds', '5'],
  },
];
