// How many writes a second a node makes whose PostgreSQL is 2.5 ms away, over 50 organizations, beside 0c93c69.
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { buildRevision, buildWorkingTree, findRevision } from './compare/revision.mjs';
import { startRevision } from './compare/server.mjs';
import { createDigestClient } from './digest.mjs';
import { target, writeSection } from './section.mjs';
import { roundTripMs, startPostgres } from './writes/postgres.mjs';

const BEFORE = '0c93c69';
const ORGANIZATIONS = 50;
/** With the statement itself a round trip takes 2.5. */
const ONE_WAY_MS = 1.15;
const LEAST_RATIO = 10;
/** An organization has room for 500 keys. */
const KEYS_PER_ORGANIZATION = 450;
const agent = new http.Agent({ keepAlive: true });
const ACCEPT = 'application/vnd.atlas.2024-08-05+json';

const USAGE = `npm run bench:writes -- [options]
  --rounds N    pairs of runs, 1 to 20 (3)
  --seconds N   length of a run, 1 to 30 (4)
  --write       keep the results for bench/RESULTS.md`;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '4' },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) {
  console.log(USAGE);
  process.exit(0);
}
const rounds = Math.min(20, Math.max(1, Number(options.rounds) || 3));
const seconds = Math.min(30, Math.max(1, Number(options.seconds) || 4));

const folder = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(2));

const postgres = await startPostgres();
const way = new Worker(new URL('writes/slow-way.mjs', import.meta.url), {
  workerData: { targetPort: postgres.port, delayMs: ONE_WAY_MS },
});
const [wayPort] = await once(way, 'message');
const tripMs = await roundTripMs(wayPort);
console.log(`A round trip to the database takes ${tripMs.toFixed(2)} ms.`);

const sides = [];
for (const [name, built] of [
  ['before', buildRevision(findRevision(BEFORE))],
  ['now', buildWorkingTree()],
])
  sides.push(await createSide(name, built));

// What was just started compiles its code.
for (const side of sides) await writeForAWhile(side);
const runs = { before: [], now: [] };
for (let round = 0; round < rounds; round++) {
  for (const side of round % 2 === 0 ? sides : [...sides].reverse()) {
    const run = await writeForAWhile(side);
    runs[side.name].push(run);
    const { rate, serverMs } = run;
    console.log(
      `${side.name.padEnd(6)} ${rate.toFixed(1)} writes a second, ${serverMs.toFixed(1)} ms of processor time each`,
    );
  }
}
const [before, now] = [runs.before, runs.now].map((each) => ({
  rate: median(each.map(({ rate }) => rate)),
  serverMs: median(each.map(({ serverMs }) => serverMs)),
}));
const ratio = median(runs.now.map(({ rate }, round) => rate / runs.before[round].rate));
console.log(`${ratio.toFixed(1)} times as many: ${target(`at least ${LEAST_RATIO}`, ratio >= LEAST_RATIO)}`);
await Promise.all(sides.map((side) => side.server.stop()));
await way.terminate();
await postgres.stop();
if (options.write) keep();
process.exit(0);

/** A server on a database of its own, with 50 organizations that have a key each. */
async function createSide(name, { directory, name: revision }) {
  const bootstrapFile = join(folder, `${name}.json`);
  const server = await startRevision({
    directory,
    dataDir: join(folder, name),
    bootstrapFile,
    env: {
      SALLYPORT_DATABASE_URL: postgres.urlOf(await postgres.createDatabase(name), wayPort),
      SALLYPORT_MASTER_KEY: 'ab'.repeat(32),
    },
  });
  const { apiKey } = JSON.parse(readFileSync(bootstrapFile, 'utf8'));
  const first = clientOf(server, apiKey);
  const organizations = [];
  for (let i = 0; i < ORGANIZATIONS; i++) {
    const made = await first('/api/atlas/v2/orgs', {
      name: `organization ${i}`,
      apiKey: { desc: 'owner', roles: ['ORG_OWNER'] },
    });
    organizations.push({ id: made.organization.id, post: clientOf(server, made.apiKey), keys: 0 });
  }
  console.log(`${name.padEnd(6)} ${revision}`);
  return { name, revision, server, organizations };
}

/** One writer for each organization makes API keys, as fast as they are answered. */
async function writeForAWhile({ server, organizations }) {
  const begunAt = performance.now();
  const begunMs = processorMs(server.pid);
  let isOver = false;
  let answered = 0;
  let written = 0;
  setTimeout(() => {
    isOver = true;
  }, seconds * 1000);
  await Promise.all(
    organizations.map(async (organization) => {
      while (!isOver && organization.keys < KEYS_PER_ORGANIZATION) {
        await organization.post(`/api/atlas/v2/orgs/${organization.id}/apiKeys`, {
          desc: 'key',
          roles: ['ORG_MEMBER'],
        });
        organization.keys += 1;
        answered += 1;
        if (!isOver) written += 1;
      }
    }),
  );
  return {
    rate: written / Math.min(seconds, (performance.now() - begunAt) / 1000),
    serverMs: (processorMs(server.pid) - begunMs) / answered,
  };
}

/** What a process has used of the processors so far. Linux counts in hundredths of a second (proc_pid_stat(5)). */
function processorMs(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat.slice(stat.lastIndexOf(')')).split(' ').slice(12, 14);
  return (Number(user) + Number(system)) * 10;
}

function clientOf({ url }, { publicKey, privateKey }) {
  const digest = createDigestClient({ origin: url, publicKey, privateKey });
  let isChallenged = false;
  return async function post(path, body) {
    for (let attempt = 0; ; attempt++) {
      if (!isChallenged) await digest.challenge(path);
      isChallenged = true;
      const { status, text } = await send(url + path, JSON.stringify(body), {
        Accept: ACCEPT,
        'Content-Type': ACCEPT,
        Authorization: digest.authorization(path, 'POST'),
      });
      if (status < 300) return JSON.parse(text);
      // The nonce has ended.
      if (status !== 401 || attempt > 0) throw new Error(`${path} answered ${status}: ${text}`);
      isChallenged = false;
    }
  };
}

/** With less of the processor than `fetch`, which takes from the server here. */
function send(url, body, headers) {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method: 'POST', headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, text }));
      response.on('error', reject);
    });
    request.on('error', reject);
    request.end(body);
  });
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

function keep() {
  const [old, current] = sides;
  writeSection('writes', {
    about: `API keys made over HTTP by ${ORGANIZATIONS} callers, one for each of ${ORGANIZATIONS} organizations, each as fast as it is answered. One node, on a PostgreSQL with its usual durability, through a way that makes a round trip take ${tripMs.toFixed(1)} ms. ${rounds} runs of ${seconds} s each, in turn, after one that does not count; the median, and the median of the ratios.`,
    tables: [
      {
        head: ['', 'writes a second', 'beside it', 'target', 'processor time of the server, ms a write'],
        rows: [
          [old.revision, before.rate.toFixed(1), '1', '', before.serverMs.toFixed(1)],
          [
            current.revision,
            now.rate.toFixed(1),
            ratio.toFixed(1),
            target(`at least ${LEAST_RATIO}`, ratio >= LEAST_RATIO),
            now.serverMs.toFixed(1),
          ],
        ],
      },
    ],
    limits: [
      'Callers, the way and PostgreSQL share the cores with the server: with more cores there are more writes, and where other work takes the cores the ratio falls, because the old server waits and the new one works.',
      'Writes about one organization follow each other. A key takes three round trips and a commit; other writes take up to six.',
    ],
  });
}
