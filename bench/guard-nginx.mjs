// What a caller notices of a gate behind nginx: `auth_request` to it, beside `auth_request` to an empty answer and to a bare check of
// Digest, in one run. For ratios nginx and the servers share a core, as they do on a small machine; for latencies nginx is on the
// core of the generator: on a shared one the 99th percentile tells how long the system lets one process run before another.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createUseRecorder } from '../packages/server/build/access/use-recorder.js';
import { freePort } from '../packages/server/test/support/free-port.mjs';
import { GENERATOR_CORE, pinned, SERVER_CORE, startEmpty, startProcess, startTarget } from './processes.mjs';
import { target, writeSection } from './section.mjs';
import { seed } from './seed.mjs';
import { seedGates } from './seed-gates.mjs';
import { seedTokens } from './seed-tokens.mjs';

const NGINX = '/usr/sbin/nginx';
const CONNECTIONS = 32;
const KEYS = 1_000;
/** Of the guarded API that is asked for. */
const ROUTES = 100;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
if (!existsSync(NGINX)) throw new Error(`This takes nginx as ${NGINX} (Debian: nginx-light)`);

const directory = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
const running = [];
const rows = [];
try {
  await measure();
} finally {
  for (const each of running.reverse()) await each.stop();
  rmSync(directory, { recursive: true, force: true });
}
if (options.write) writeResults();

async function measure() {
  const loadgen = join(directory, 'loadgen');
  execFileSync('cc', ['-O2', '-o', loadgen, fileURLToPath(new URL('./loadgen/loadgen.c', import.meta.url))]);
  const dataDir = join(directory, 'data');
  const usersFile = join(directory, 'users');
  const tokensFile = join(directory, 'tokens');
  await seed({ dataDir, keys: KEYS, usersFile });
  await seedTokens({ dataDir, tokens: KEYS, tokensFile, accounts: 0 });
  const [{ path }] = await seedGates({ dataDir, routeCounts: [ROUTES] });
  const server = await stopLater(startTarget(dataDir, { SALLYPORT_GUARD_LISTEN: '127.0.0.1:0' }));
  const empty = await stopLater(startEmpty());
  const prototype = await stopLater(
    startProcess('digest-prototype.mjs', { input: JSON.stringify({ usersFile }) }),
  );
  const gates = { gate: server.guardUrl, empty: empty.url, prototype: prototype.url };
  const beside = await startNginx(gates, path, SERVER_CORE);
  const apart = await startNginx(gates, path, GENERATOR_CORE);

  const load = (asked, client) => runLoad(loadgen, beside[asked], path, client, []);
  const paced = (asked, client) => (rate) => runLoad(loadgen, apart[asked], path, client, rate);
  const digest = ['--mode', 'digest', '--users-file', usersFile];
  const bearer = ['--mode', 'bearer', '--tokens-file', tokensFile];
  const none = ['--mode', 'none'];

  const digestRatio = await ratioOf('Digest', 'a bare check of Digest', [
    () => load('gate', digest),
    () => load('prototype', digest),
  ]);
  const bearerRatio = await ratioOf('Access token', 'an empty 204', [
    () => load('gate', bearer),
    () => load('empty', bearer),
  ]);
  await addedAtHalfLoad('Digest', digestRatio.callsPerSecond / 2, [
    paced('gate', digest),
    paced('empty', none),
  ]);
  await addedAtHalfLoad('Access token', bearerRatio.callsPerSecond / 2, [
    paced('gate', bearer),
    paced('empty', bearer),
  ]);
  await costOfRecording(loadgen, { server, path, bearer });
}

/** Ends with the measurement. */
async function stopLater(starting) {
  const child = await starting;
  running.push(child);
  return child;
}

/** One nginx with a server for each of the gates; the answer behind them comes from nginx itself. */
async function startNginx(gates, path, core) {
  const root = join(directory, `nginx-${core}`);
  mkdirSync(root);
  const ports = {};
  for (const name of Object.keys(gates)) ports[name] = await freePort();
  const servers = Object.entries(gates).map(([name, url]) => {
    const { host } = new URL(url);
    return `
  upstream guard_${name} { server ${host}; keepalive 64; }
  server {
    listen 127.0.0.1:${ports[name]} backlog=512;
    keepalive_requests 1000000000;
    location / { auth_request /decide; empty_gif; }
    location = /decide {
      internal;
      proxy_pass http://guard_${name}${path};
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_pass_request_body off;
      proxy_set_header Content-Length "";
      proxy_set_header X-Original-Method $request_method;
      proxy_set_header X-Original-URI $request_uri;
      proxy_set_header X-Forwarded-For $remote_addr;
    }
  }`;
  });
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${root}/${name};`)
    .join('\n');
  writeFileSync(
    join(root, 'nginx.conf'),
    `worker_processes 1;
daemon off;
pid ${root}/pid;
error_log ${root}/error.log;
events { worker_connections 1024; }
http {
  access_log off;
${temporary}
${servers.join('')}
}
`,
  );
  const command = pinned(core, NGINX, ['-p', root, '-e', `${root}/error.log`, '-c', 'nginx.conf']);
  const child = spawn(...command, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = once(child, 'exit');
  running.push({
    async stop() {
      child.kill('SIGQUIT');
      await ended;
    },
  });
  for (let tries = 0; tries < 50; tries++) {
    const isThere = await fetch(`http://127.0.0.1:${ports.empty}/`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isThere) return ports;
    await setTimeout(100);
  }
  throw new Error('nginx did not start');
}

async function runLoad(loadgen, port, path, client, more) {
  const child = spawn(
    ...pinned(GENERATOR_CORE, loadgen, [
      ...['--port', port, '--path', path, '--connections', CONNECTIONS],
      ...['--seconds', seconds, '--warmup', 0.5, ...client, ...more],
    ]),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const result = JSON.parse(await text(child.stdout));
  if (result.calls !== result.ok) throw new Error(`${result.calls - result.ok} calls of a run failed`);
  return result;
}

async function ratioOf(name, beside, [ours, theirs]) {
  // Every credential once or more, so that the rows show the steady state.
  await ours();
  await theirs();
  const pairs = [];
  for (let round = 0; round < rounds; round++) {
    const reference = await theirs();
    const asked = await ours();
    pairs.push({ ratio: asked.cps / reference.cps, callsPerSecond: asked.cps });
  }
  const ratio = spreadOf(
    pairs.map((pair) => pair.ratio),
    2,
  );
  report(`${name}, as ratio to \`auth_request\` to ${beside}`, ratio.text, '≥ 0.85', ratio.median >= 0.85);
  return {
    callsPerSecond: spreadOf(
      pairs.map((pair) => pair.callsPerSecond),
      0,
    ).median,
  };
}

async function addedAtHalfLoad(name, callsPerSecond, [ours, theirs]) {
  const rate = ['--rate', Math.round(callsPerSecond)];
  const added = { p50: [], p99: [] };
  for (let round = 0; round < rounds; round++) {
    const reference = await theirs(rate);
    const asked = await ours(rate);
    for (const [percentile, values] of Object.entries(added))
      values.push((asked.latency_us[percentile] - reference.latency_us[percentile]) / 1000);
  }
  const what = (part) => `${name}, ${part} added to that of an empty 204 at half of the highest rate, ms`;
  report(what('median'), spreadOf(added.p50, 2).text);
  const { median, text: shown } = spreadOf(added.p99, 2);
  report(what('99th percentile'), shown, '< 1', median < 1);
}

/** What counting a call takes, beside the processor time that the gate takes for one; writing the counts is in both. */
async function costOfRecording(loadgen, { server, path, bearer }) {
  const child = spawn(
    ...pinned(GENERATOR_CORE, loadgen, [
      ...['--port', new URL(server.guardUrl).port, '--path', path, '--connections', CONNECTIONS],
      ...['--header', 'X-Original-Method: GET', '--header', `X-Original-URI: ${path}`],
      ...['--header', 'X-Forwarded-For: 127.0.0.1', '--seconds', seconds, '--warmup', 0.5],
      ...['--pids', server.pid, ...bearer],
    ]),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const decision = JSON.parse(await text(child.stdout)).cpu.server_us_per_request;
  const recorder = createUseRecorder({
    flushUse: async () => {},
    intervalMs: 3_600_000,
    onError: (error) => {
      throw error;
    },
    now: Date.now,
  });
  const calls = Array.from({ length: KEYS }, (_, index) => ({
    organizationId: `organization-${index >> 5}`,
    projectId: '',
    credentialId: `credential-${index}`,
    api: 'shop',
    operation: `route-${index % ROUTES}`,
    code: '',
    isAllowed: true,
    refusal: undefined,
  }));
  const each = [];
  for (let round = 0; round < rounds + 1; round++) {
    const startedAt = process.cpuUsage();
    for (let count = 0; count < 1_000; count++) for (const call of calls) recorder.record(call);
    const { user, system } = process.cpuUsage(startedAt);
    each.push((user + system) / (1_000 * KEYS));
  }
  await recorder.close();
  // The first round makes the rows.
  const { median, text: shown } = spreadOf(
    each.slice(1).map((micros) => (100 * micros) / decision),
    2,
  );
  report('Counting a call, % of the processor time of a decision by access token', shown, '< 3', median < 3);
}

function nginxVersion() {
  const { stderr } = spawnSync(NGINX, ['-v'], { encoding: 'utf8' });
  return /nginx\/[\d.]+/.exec(stderr)?.[0].replace('/', ' ') ?? 'of an unknown version';
}

function spreadOf(values, digits) {
  const sorted = values.toSorted((a, b) => a - b);
  const median = sorted[sorted.length >> 1];
  const shown = [median, sorted[0], sorted.at(-1)].map((value) => value.toFixed(digits));
  return { median, text: `${shown[0]} (${shown[1]}–${shown[2]})` };
}

function report(name, shown, wanted, isMet) {
  const reached = wanted === undefined ? '–' : target(wanted, isMet);
  rows.push([name, shown, reached]);
  console.log(`${name.padEnd(90)} ${shown.padEnd(20)} ${reached}`);
}

function writeResults() {
  writeSection('guard-nginx', {
    about: `Callers of an API behind nginx (${nginxVersion()}, one worker), which asks a gate about each request with \`auth_request\` over kept connections.
Median (minimum–maximum) of ${rounds} pairs of runs of ${seconds} seconds, ${CONNECTIONS} connections, ${KEYS} keys and tokens, ${ROUTES} routes.`,
    tables: [{ head: ['Measured', 'Figure', 'Target'], rows }],
    limits: [
      'The empty 204 is asked with the same access tokens. A gate answers with twelve headers, which nginx reads and a 204 has not.',
      'Of ratios nginx and the server that it asks share one core: with a core each, the gate would be a smaller part.',
      'Of what is added they have a core each, and the generator is beside nginx; a rate is half of what the gate reached on the shared core.',
      'The bare check of Digest knows users, nonces and counts, and no roles, access lists, routes or use.',
      'The cost of writing what was counted is not in the last row; it is in all others.',
    ],
  });
}
