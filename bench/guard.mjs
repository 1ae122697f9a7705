// What a gate costs: its answer by Digest and by access token, beside a bare server that answers 204 to everything.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { GENERATOR_CORE, pinned, startEmpty, startTarget } from './processes.mjs';
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
const running = [];
const rows = [];
try {
  const loadgen = join(directory, 'loadgen');
  const source = fileURLToPath(new URL('./loadgen/loadgen.c', import.meta.url));
  execFileSync('cc', ['-O2', '-o', loadgen, source]);
  const floor = await stopLater(startEmpty());
  const cases = [];
  for (const keys of keyCounts) cases.push(...(await prepareStore(keys)));
  await measure(loadgen, floor, cases);
} finally {
  for (const each of running.reverse()) await each.stop();
  rmSync(directory, { recursive: true, force: true });
}
if (options.write) writeResults();

/** Ends with the measurement. */
async function stopLater(starting) {
  const child = await starting;
  running.push(child);
  return child;
}

/** Every number of routes with the fewest keys, and the fewest routes with each further number of keys. */
async function prepareStore(keys) {
  const dataDir = join(directory, `keys-${keys}`);
  const usersFile = join(directory, `users-${keys}`);
  const tokensFile = join(directory, `tokens-${keys}`);
  await seed({ dataDir, keys, usersFile });
  await seedTokens({ dataDir, tokens: TOKENS, tokensFile, accounts: 0 });
  const counts = keys === keyCounts[0] ? routeCounts : routeCounts.slice(0, 1);
  const gates = await seedGates({ dataDir, routeCounts: counts });
  const { guardUrl: url, pid } = await stopLater(
    startTarget(dataDir, { SALLYPORT_GUARD_LISTEN: '127.0.0.1:0' }),
  );
  return gates.flatMap(({ path, routes }) => {
    const of = `${routes.toLocaleString('en')} routes, ${keys.toLocaleString('en')} keys`;
    const gate = { server: { url, pid }, path };
    return [
      {
        ...gate,
        kind: 'digest',
        name: `Digest, nonce reused; ${of}`,
        client: ['--mode', 'digest', '--users-file', usersFile],
        clients: keys,
        pairs: [],
      },
      {
        ...gate,
        kind: 'bearer',
        name: `Access token; ${of}`,
        client: ['--mode', 'bearer', '--tokens-file', tokensFile],
        clients: TOKENS,
        pairs: [],
      },
    ];
  });
}

/** All cases in each round: what the machine does meanwhile meets all of them. */
async function measure(loadgen, floor, cases) {
  // All credentials once or more, so that the rows show the steady state.
  for (const { server, path, client, clients } of cases)
    await load(loadgen, server, path, client, Math.max(1, clients / 4_000));
  for (let round = 0; round < rounds; round++)
    for (const { server, path, client, pairs } of cases) {
      const empty = await load(loadgen, floor, path, ['--mode', 'none'], seconds);
      const asked = await load(loadgen, server, path, client, seconds);
      pairs.push({ ratio: asked.cps / empty.cps, cpuUs: asked.cpu.server_us_per_request });
    }
  for (const { name, kind, pairs } of cases) {
    const least = cases.find((each) => each.kind === kind);
    const ratio = spreadOf(pairs.map((pair) => pair.ratio));
    const ofLeast = ratio.median / spreadOf(least.pairs.map((pair) => pair.ratio)).median;
    const flat =
      least.pairs === pairs
        ? '–'
        : `${ofLeast.toFixed(2)}; ${target('≥ 0.9', Number(ofLeast.toFixed(2)) >= 0.9)}`;
    const { median } = spreadOf(pairs.map(({ cpuUs }) => cpuUs));
    rows.push([name, ratio.text, median.toFixed(1), flat]);
    console.log(`${name.padEnd(60)} ${ratio.text.padEnd(20)} ${median.toFixed(1).padEnd(6)} ${flat}`);
  }
}

function spreadOf(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[sorted.length >> 1];
  const [middle, least, most] = [median, sorted[0], sorted.at(-1)].map((value) => value.toFixed(2));
  return { median, text: `${middle} (${least}–${most})` };
}

async function load(loadgen, server, path, client, duration) {
  const child = spawn(
    ...pinned(GENERATOR_CORE, loadgen, [
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
    tables: [{ head: ['Measured', 'Ratio', 'CPU per call, µs', 'Beside the first of its kind'], rows }],
    limits: [
      'The load asks the gate itself, as a proxy would; the exchange of the proxy with its caller is not in the figures.',
      'Beside the first of its kind, which has the fewest routes and keys: the ratio of the row over that of the first.',
    ],
  });
}
