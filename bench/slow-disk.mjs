// Decisions and writes while the disk is slow, beside the same at a revision: `npm run bench:slow-disk`.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildRevision, buildWorkingTree, findRevision } from './compare/revision.mjs';
import { startRevision } from './compare/server.mjs';
import { pinned } from './processes.mjs';
import { target, writeSection } from './section.mjs';

const USAGE = `npm run bench:slow-disk -- [options]
  --before REVISION   what to compare with (0c93c69)
  --rounds N          servers started for each row (3)
  --write             keep the results for bench/RESULTS.md`;

/** What an fsync takes longer on the slow disk. */
const SLOW_MS = 20;
const WRITERS = 8;
/** After a start: V8 compiles what runs often in its first seconds. */
const FIRST_SECONDS = 5;
const WARM_SECONDS = 5;
const SINGLE_SECONDS = 4;
const MOST_P99_MS = 5;
const LOAD_CORE = 1;
const DECISION = { path: '/api/private/ipinfo', accept: 'application/json' };

const { values: options } = parseArgs({
  options: {
    before: { type: 'string', default: '0c93c69' },
    rounds: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
const rounds = Number(options.rounds);
const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
/** Programs under load, which must not outlive this one. */
const running = new Set();
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(2));

const shim = join(folder, 'slow-disk.so');
const source = fileURLToPath(new URL('../packages/server/test/support/slow-disk.c', import.meta.url));
execFileSync('cc', ['-shared', '-fPIC', '-o', shim, source, '-ldl']);

const sides = [];
for (const [side, built] of [
  ['before', buildRevision(findRevision(options.before))],
  ['now', buildWorkingTree()],
])
  sides.push(await fill(side, built));
const rows = [];
for (const disk of [`an fsync of ${SLOW_MS} ms more`, 'this disk']) {
  // In turn, so that what disturbs the machine for a while disturbs both.
  const runs = sides.map(() => []);
  for (let round = 0; round < rounds; round++)
    for (const [i, side] of sides.entries()) runs[i].push(await measure(side, disk !== 'this disk'));
  for (const [i, { side }] of sides.entries()) {
    rows.push({ disk, side, ...summary(runs[i]) });
    console.log(lineOf(rows.at(-1)));
  }
}
if (options.write) keep();

async function fill(side, { directory, name }) {
  mkdirSync(join(folder, side), { mode: 0o700 });
  const dataDir = join(folder, side, 'data');
  const bootstrapFile = join(folder, side, 'bootstrap.json');
  const server = await startRevision({ directory, dataDir, bootstrapFile });
  await server.stop();
  const { orgId, apiKey } = JSON.parse(readFileSync(bootstrapFile, 'utf8'));
  return { side, name, directory, dataDir, orgId, apiKey };
}

/** A server from its start on: eight writers for the first seconds and the warm ones, then one. */
async function measure({ directory, dataDir, orgId, apiKey }, isSlow) {
  const server = await startRevision({
    directory,
    dataDir,
    env: {
      SALLYPORT_NONCE_LIFETIME_SECONDS: '3600',
      ...(isSlow && { LD_PRELOAD: shim, SLOW_DISK_MS: String(SLOW_MS) }),
    },
  });
  try {
    const { url } = server;
    const write = (writers, seconds) =>
      outputOf(startScript('writers.mjs', { url, orgId, apiKey, writers, seconds }));
    const probe = startScript('probe.mjs', { url, apiKey, ...DECISION });
    const times = outputOf(probe);
    await once(probe.stderr, 'data');
    const begin = Date.now();
    await write(WRITERS, FIRST_SECONDS);
    const middle = Date.now();
    const { writesPerSecond: withEight } = await write(WRITERS, WARM_SECONDS);
    const end = Date.now();
    probe.kill('SIGTERM');
    const all = await times;
    const { writesPerSecond: withOne } = await write(1, SINGLE_SECONDS);
    return {
      first: quantiles(all.filter(({ at }) => at >= begin && at < middle)),
      warm: quantiles(all.filter(({ at }) => at >= middle && at < end)),
      withEight,
      withOne,
    };
  } finally {
    await server.stop();
  }
}

function startScript(name, input) {
  const file = fileURLToPath(new URL(`slow-disk/${name}`, import.meta.url));
  const child = spawn(...pinned(LOAD_CORE, process.execPath, [file]), { stdio: 'pipe' });
  running.add(child);
  child.on('exit', () => running.delete(child));
  child.stdin.end(JSON.stringify(input));
  return child;
}

async function outputOf(child) {
  const errors = text(child.stderr.resume());
  const output = await text(child.stdout);
  const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
  if (code !== 0) throw new Error(await errors);
  return JSON.parse(output);
}

function quantiles(times) {
  const inOrder = times.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (part) => inOrder[Math.floor((inOrder.length - 1) * part)];
  return { p50: at(0.5), p99: at(0.99) };
}

function summary(runs) {
  const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
  const of = (read) => median(runs.map(read));
  return {
    first: { p50: of((run) => run.first.p50), p99: of((run) => run.first.p99) },
    warm: { p50: of((run) => run.warm.p50), p99: of((run) => run.warm.p99) },
    withEight: of((run) => run.withEight),
    withOne: of((run) => run.withOne),
  };
}

function cellsOf({ disk, side, first, warm, withEight, withOne }) {
  const times = ({ p50, p99 }) => `${p50.toFixed(1)} / ${p99.toFixed(1)}`;
  const hasTarget = side === 'now' && disk !== 'this disk';
  return [
    `${side}, ${disk}`,
    times(first),
    times(warm),
    hasTarget ? target(`p99 < ${MOST_P99_MS}`, Math.max(first.p99, warm.p99) < MOST_P99_MS) : '–',
    withEight.toFixed(0),
    withOne.toFixed(0),
  ];
}

function lineOf(row) {
  const [name, first, warm, goal, eight, one] = cellsOf(row);
  return `${name.padEnd(32)} decisions p50 / p99 ms: first ${first}, warm ${warm} (${goal}); writes/s: ${eight} with ${WRITERS}, ${one} with 1`;
}

function keep() {
  const [before, now] = sides.map(({ name }) => name);
  writeSection('slow-disk', {
    about: `How long a decision takes while ${WRITERS} writers make and delete API keys over HTTP, asked every 5 ms over one connection by a
process of its own, in the first ${FIRST_SECONDS} seconds after a start and in the next ${WARM_SECONDS}; and how many writes are answered a second.
Median of ${rounds} starts. Before: ${before}. Now: ${now}.`,
    tables: [
      {
        head: [
          ...['', `First ${FIRST_SECONDS} s, p50 / p99 ms`, 'Then, p50 / p99 ms', 'Target'],
          ...[`Writes/s, ${WRITERS} writers`, '1 writer'],
        ],
        rows: rows.map(cellsOf),
      },
    ],
    limits: [
      `The slow disk is this one with ${SLOW_MS} ms more for each fsync (LD_PRELOAD); its throughput is not made smaller.`,
      'Server and store thread share one core, the load has the other: with a core for each, decisions wait less.',
      ...(availableParallelism() < 2 ? ['This machine has one core: nothing was kept apart.'] : []),
    ],
  });
}
