import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startBareServer } from './bare-server.mjs';
import { createDigestClient, firstKey } from './digest.mjs';
import { createGenerator } from './generator.mjs';
import { measurePairs } from './measure.mjs';
import { canPin, startTarget } from './processes.mjs';
import { readCostOfRow } from './read-cost.mjs';
import { describeRows, rowLine, writeResults } from './results.mjs';

const USAGE = `npm run bench:calls -- [options]
  --quick          leave out the rows with a million API keys
  --write          keep the results for bench/RESULTS.md
  --rounds N       pairs of runs per row (5)
  --seconds N      length of a run (3)
  --only TEXT      only rows whose name contains the text`;

/** An answer that needs no I/O, and one that reads the store. */
const READ = { path: '/api/private/ipinfo', accept: 'application/json' };
const LIST = { path: '/api/atlas/v2/groups', accept: 'application/vnd.atlas.2024-08-05+json' };

const KEYS = [1_000, 100_000, 1_000_000];
const ENTRIES = [10, 1_000, 10_000];
/** Lengths of lists of projects, and the ratio that each has to reach. */
const PROJECTS = new Map([
  [10, 0.25],
  [100, 0.1],
]);
/** So many keys, and so few of them in memory, that each call is the first use of its key. */
const FIRST_USE = { keys: 100_000, cacheSize: 1_000 };
/** Clients at one time; each makes 10 calls with its nonce, then another comes, with a key drawn at random. */
const SESSIONS = 20_000;
const CALLS_PER_SESSION = 10;

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}

if (!existsSync(new URL('../packages/server/build/start-server.js', import.meta.url))) {
  console.error('The server is not built yet: npm run build');
  process.exit(1);
}
const { seed } = await import('./seed.mjs');

const directory = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
const generator = createGenerator(directory);
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const results = [];
const missing = [];
/** What a row of a list takes to be read from the store. */
let readUsPerRow;

console.log(
  `Generator: ${generator.name}; ${canPin ? 'server and generator on a core each' : 'not pinned'}.`,
);
try {
  for (const keys of KEYS) {
    if (options.quick && keys > 100_000) continue;
    await measureStore(keys);
  }
} finally {
  rmSync(directory, { recursive: true, force: true });
}
if (missing.length > 0) console.log(`Not measured for want of a C compiler: ${missing.join('; ')}.`);
if (options.write)
  writeResults({
    results,
    missing,
    only: options.only,
    rounds,
    seconds,
    generator: generator.name,
    canPin,
  });

/** Every row that one store serves. The smallest one serves the rows that have nothing to do with the number of keys. */
async function measureStore(keys) {
  const usersFile = join(directory, `users-${keys}`);
  const isSmallest = keys === KEYS[0];
  const rows = [...(isSmallest ? singleRows(usersFile) : []), manyKeysRow(usersFile, keys)].filter(isWanted);
  const firstUses = keys === FIRST_USE.keys ? [firstUseRow(usersFile)].filter(isWanted) : [];
  if (rows.length + firstUses.length === 0) return;
  const dataDir = join(directory, `data-${keys}`);
  await seed({
    dataDir,
    keys,
    usersFile,
    ...(isSmallest && { entriesPerList: ENTRIES, projectsPerList: [...PROJECTS.keys()] }),
  });
  try {
    if (rows.some(({ rows: length }) => length !== undefined)) {
      const [shorter, longer] = PROJECTS.keys();
      readUsPerRow = await readCostOfRow({ dataDir, shorter, longer });
    }
    await measureRows(rows, dataDir);
    await measureRows(firstUses, dataDir, { SALLYPORT_CREDENTIAL_CACHE_SIZE: String(FIRST_USE.cacheSize) });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measureRows(rows, dataDir, settings = {}) {
  if (rows.length === 0) return;
  const target = await startTarget(dataDir, { SALLYPORT_RATE_LIMIT_SCALE: 'off', ...settings });
  try {
    for (const row of rows) await measureRow(row, target);
  } finally {
    await target.stop();
  }
}

function singleRows(usersFile) {
  const client = { usersFile, reuseNonce: true };
  return [
    { name: 'Authenticated read, nonce reused', goal: 0.55, load: READ, client },
    {
      name: 'Authenticated read at half load',
      load: READ,
      client,
      halfOf: 'Authenticated read, nonce reused',
    },
    { name: 'Authenticated read, no nonce reused', load: READ, client: { ...client, reuseNonce: false } },
    { name: 'List of projects (reads the store), nonce reused', goal: 0.25, load: LIST, client },
    ...[...PROJECTS].map(([projects, goal]) => ({
      name: `List of ${projects} projects`,
      goal,
      rows: projects,
      load: LIST,
      client: { usersFile: `${usersFile}.projects-${projects}`, reuseNonce: true },
    })),
    ...ENTRIES.map((entries) => ({
      name: `Access list of ${count(entries)} entries`,
      shortName: `${count(entries)} entries`,
      group: 'entries',
      load: READ,
      client: { usersFile: `${usersFile}.list-${entries}`, reuseNonce: true },
    })),
  ];
}

function manyKeysRow(usersFile, keys) {
  return {
    name: `${count(keys)} API keys, every call another one`,
    shortName: `${count(keys)} keys`,
    group: 'keys',
    keys,
    // Long enough for every client to have its first nonce.
    load: { ...READ, warmupSeconds: 4 },
    client: {
      usersFile,
      reuseNonce: true,
      sessions: SESSIONS,
      callsPerSession: CALLS_PER_SESSION,
    },
  };
}

function firstUseRow(usersFile) {
  return {
    name: 'First use of an API key, loaded from the store',
    mostServerUs: 300,
    load: { ...READ, warmupSeconds: 4 },
    client: { usersFile, reuseNonce: true, sessions: SESSIONS, callsPerSession: CALLS_PER_SESSION },
  };
}

function isWanted(row) {
  if (!row.name.toLowerCase().includes(options.only.toLowerCase())) return false;
  if (generator.canDo(row)) return true;
  missing.push(row.name);
  return false;
}

/** Calls once with each key, so that the rows show the steady state. Gives the keys per second of these first uses. */
async function useEveryKeyOnce(target, usersFile, keys) {
  const startedAt = performance.now();
  const done = new AbortController();
  const run = generator
    .run({
      ...READ,
      server: target,
      seconds: 3600,
      client: { usersFile, reuseNonce: true, sessions: keys },
      signal: done.signal,
    })
    .catch((error) => {
      if (error.name !== 'AbortError') throw error;
    });
  let cached = 0;
  while (cached < keys) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    cached = await metric(target, 'sallyport_cached_credentials');
  }
  const elapsedSeconds = (performance.now() - startedAt) / 1000;
  done.abort();
  await run;
  return keys / elapsedSeconds;
}

async function metric(server, name) {
  const body = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(body)?.[1]);
}

async function measureRow({ keys, load, client, halfOf, ...row }, target) {
  const full = halfOf && results.find(({ name }) => name === halfOf);
  if (halfOf && !full) return;
  const rate = full && full.callsPerSecond / 2;
  const firstUse = keys && (await useEveryKeyOnce(target, client.usersFile, keys));
  const reference = await startReference(target, load, client);
  try {
    const measured = await measurePairs({
      generator,
      reference,
      target,
      client,
      rounds,
      seconds,
      load: { ...load, rate },
    });
    results.push({
      ...row,
      readUsPerRow: row.rows && readUsPerRow,
      rate,
      firstUse,
      peakMemoryMiB: keys && target.peakMemoryMiB(),
      ...measured,
    });
    console.log(rowLine(describeRows(results).at(-1)));
  } finally {
    await reference.stop();
  }
}

/** The bare server that gives exactly our answer to the first key. */
async function startReference(target, { path, accept }, client) {
  const digest = createDigestClient({ origin: target.url, ...firstKey(client.usersFile) });
  await digest.challenge(path);
  return startBareServer(target.url + path, { Accept: accept, Authorization: digest.authorization(path) });
}

function count(number) {
  return number.toLocaleString('en');
}
