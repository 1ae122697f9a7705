// What a gate costs: its answer by Digest and by access token, beside a bare server that answers 204 to everything.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { pinned, startProcess } from './processes.mjs';
import { target, writeSection } from './section.mjs';
import { seed } from './seed.mjs';
import { seedGates } from './seed-gates.mjs';
import { seedTokens } from './seed-tokens.mjs';

const CONNECTIONS = 32;
const TOKENS = 1_000;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    keys: { type: 'string', default: '1000,100000' },
    routes: { type: 'string', default: '1,100,10000' },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const numbers = (list) => list.split(',').map(Number);
const routeCounts = numbers(options.routes);
const keyCounts = numbers(options.keys);

const directory = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
const rows = [];
/** The ratio of each kind with the fewest routes and keys. */
const first = new Map();
try {
  const loadgen = join(directory, 'loadgen');
  const source = fileURLToPath(new URL('./loadgen/loadgen.c', import.meta.url));
  execFileSync('cc', ['-O2', '-o', loadgen, source]);
  for (const keys of keyCounts) await measureStore(loadgen, keys);
} finally {
  rmSync(directory, { recursive: true, force: true });
}
if (options.write) writeResults();

/** Every number of routes with the fewest keys, and the fewest routes with each further number of keys. */
async function measureStore(loadgen, keys) {
  const dataDir = join(directory, `keys-${keys}`);
  const usersFile = join(directory, `users-${keys}`);
  const tokensFile = join(directory, `tokens-${keys}`);
  await seed({ dataDir, keys, usersFile });
  await seedTokens({ dataDir, tokens: TOKENS, tokensFile, accounts: 0 });
  const counts = keys === keyCounts[0] ? routeCounts : routeCounts.slice(0, 1);
  const gates = await seedGates({ dataDir, routeCounts: counts });
  const server = await startProcess('target.mjs', {
    nodeFlags: ['--max-semi-space-size=64'],
    env: {
      SALLYPORT_DATA_DIR: dataDir,
      SALLYPORT_PORT: '0',
      SALLYPORT_GUARD_LISTEN: '127.0.0.1:0',
      SALLYPORT_LOG_LEVEL: 'warn',
    },
  });
  const floor = await startProcess('reference.mjs', {
    input: JSON.stringify({ status: 204, headers: [], body: '', keepAliveTimeoutMs: 72_000 }),
  });
  try {
    for (const { path, routes } of gates) {
      const of = `${routes.toLocaleString('en')} routes, ${keys.toLocaleString('en')} keys`;
      const digest = ['--mode', 'digest', '--users-file', usersFile];
      await measure(loadgen, { server, floor, path }, `Digest, nonce reused; ${of}`, 'digest', digest, keys);
      const bearer = ['--mode', 'bearer', '--tokens-file', tokensFile];
      await measure(loadgen, { server, floor, path }, `Access token; ${of}`, 'bearer', bearer, TOKENS);
    }
  } finally {
    await server.stop();
    await floor.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(loadgen, { server, floor, path }, name, kind, client, clients) {
  const gate = { url: server.guardUrl, pid: server.pid };
  // All of them once or more, so that the rows show the steady state.
  await load(loadgen, gate, path, client, Math.max(1, clients / 4_000));
  const pairs = [];
  for (let round = 0; round < rounds; round++) {
    const empty = await load(loadgen, floor, path, ['--mode', 'none'], seconds);
    const asked = await load(loadgen, gate, path, client, seconds);
    pairs.push({ ratio: asked.cps / empty.cps, addedUs: asked.latency_us.p99 - empty.latency_us.p99 });
  }
  const ratios = pairs.map(({ ratio }) => ratio).sort((a, b) => a - b);
  const median = ratios[ratios.length >> 1];
  const spread = `${median.toFixed(2)} (${ratios[0].toFixed(2)}–${ratios.at(-1).toFixed(2)})`;
  const least = first.get(kind);
  first.set(kind, least ?? median);
  const flat = least === undefined ? '–' : target(`≥ ${(0.9 * least).toFixed(2)}`, median >= 0.9 * least);
  rows.push([name, spread, flat]);
  console.log(`${name.padEnd(60)} ${spread.padEnd(20)} ${flat}`);
}

async function load(loadgen, server, path, client, duration) {
  const child = spawn(
    ...pinned(1, loadgen, [
      ...['--port', new URL(server.url).port, '--path', path, '--connections', CONNECTIONS],
      ...['--header', 'X-Original-Method: GET', '--header', `X-Original-URI: ${path}`],
      ...['--header', 'X-Forwarded-For: 127.0.0.1', '--seconds', duration, '--warmup', 0.5],
      ...['--pids', server.pid, ...client],
    ]),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const result = JSON.parse(await text(child.stdout));
  if (result.calls !== result.ok) throw new Error(`${result.calls - result.ok} calls of a run failed`);
  return result;
}

function writeResults() {
  writeSection('guard', {
    about: `Answers of a gate of the dialect \`nginx\`, as ratios to a bare \`node:http\` server that answers 204 to everything. Median
(minimum–maximum) of ${rounds} pairs of runs of ${seconds} seconds, ${CONNECTIONS} connections.`,
    tables: [{ head: ['Measured', 'Ratio', 'Flat'], rows }],
    limits: [
      'The load asks the gate itself, as a proxy would; the exchange of the proxy with its caller is not in the figures.',
      '"Flat" is 0.9 of the first row of its kind, which has the fewest routes and keys.',
    ],
  });
}
