// The rows about service accounts: bearer requests beside the bare server, and tokens minted beside npm's oidc-provider.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import { startBareServer } from './bare-server.mjs';
import { BEARER_PEERS } from './peers.mjs';
import { GENERATOR_CORE, pinned, startProcess, startTarget } from './processes.mjs';
import { target, writeSection } from './section.mjs';
import { seedTokens } from './seed-tokens.mjs';

const PATH = '/api/private/ipinfo';
const TOKENS = [1, 1_000, 100_000];
const CONNECTIONS = 32;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);

/** More than any machine gives out. */
const MOST_TOKENS_PER_SECOND = 5_000;
/**
 * Half of the live tokens that one account may have: each round begins with the same accounts, and gives some of them one more
 * than the others.
 */
const TOKENS_PER_ACCOUNT = 50;
const MOST_ROUNDS = 50;
/** Access tokens live for an hour, and all of them have to live to the end. */
const MOST_SECONDS = 20;
if (!(rounds >= 1 && rounds <= MOST_ROUNDS && seconds > 0 && seconds <= MOST_SECONDS)) {
  console.error(`--rounds takes 1 to ${MOST_ROUNDS}, --seconds up to ${MOST_SECONDS}.`);
  process.exit(2);
}
/** autocannon counts whole seconds and leaves the first out. */
const MINTING_SECONDS = Math.max(2, seconds);
const MINTING_ACCOUNTS = Math.max(
  1_000,
  Math.ceil((rounds * MINTING_SECONDS * MOST_TOKENS_PER_SECOND) / TOKENS_PER_ACCOUNT),
);

const directory = mkdtempSync(join(tmpdir(), 'sallyport-bench-'));
const rows = [];
try {
  const loadgen = join(directory, 'loadgen');
  const source = fileURLToPath(new URL('./loadgen/loadgen.c', import.meta.url));
  execFileSync('cc', ['-O2', '-o', loadgen, source]);
  for (const tokens of TOKENS) await measureUse(loadgen, tokens);
  await measureMinting();
} finally {
  rmSync(directory, { recursive: true, force: true });
}
if (options.write) writeResults();

async function withTarget(name, tokens, accounts, measure) {
  const dataDir = join(directory, name);
  const tokensFile = join(directory, `${name}.tokens`);
  const minting = await seedTokens({ dataDir, tokens, tokensFile, accounts });
  const target = await startTarget(dataDir, { SALLYPORT_RATE_LIMIT_SCALE: 'off' });
  try {
    return await measure(target, tokensFile, minting);
  } finally {
    await target.stop();
  }
}

async function measureUse(loadgen, tokens) {
  await withTarget(`use-${tokens}`, tokens, 0, async (target, tokensFile) => {
    const [token] = readFileSync(tokensFile, 'utf8').split('\n', 1);
    const reference = await startBareServer(target.url + PATH, {
      Accept: 'application/json',
      Authorization: `Bearer ${token}`,
    });
    try {
      // Every token once or more, so that the rows show the steady state.
      await load(loadgen, target, tokensFile, Math.max(1, tokens / 4_000));
      const ratios = [];
      for (let round = 0; round < rounds; round++) {
        const floor = await load(loadgen, reference, undefined, seconds);
        const ours = await load(loadgen, target, tokensFile, seconds);
        ratios.push(ours / floor);
      }
      report(
        `Bearer request, ${tokens.toLocaleString('en')} live tokens`,
        ratios,
        tokens === 1 ? 0.65 : undefined,
      );
    } finally {
      await reference.stop();
    }
  });
}

async function measureMinting() {
  await withTarget('mint', 0, MINTING_ACCOUNTS, async (target, _tokensFile, accounts) => {
    const peer = await startProcess('oidc-provider.mjs', { input: JSON.stringify({ clients: accounts }) });
    try {
      const ratios = [];
      for (let round = 0; round < rounds; round++) {
        const theirs = await mint(`${peer.url}/token`, accounts);
        const ours = await mint(`${target.url}/api/oauth/token`, accounts);
        ratios.push(ours / theirs);
      }
      report('Tokens minted (ES256 JWT, stored durably), to oidc-provider (in memory)', ratios, 1);
    } finally {
      await peer.stop();
    }
  });
}

/** Tokens per second. */
async function mint(url, accounts) {
  const requests = accounts.map(({ clientId, secret }) => ({
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      Authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
    },
    body: 'grant_type=client_credentials',
  }));
  let connection = 0;
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: MINTING_SECONDS,
    requests,
    // Each has accounts of its own: with one list, all connections would begin with the first and never reach the last.
    setupClient(client) {
      const own = connection++;
      client.setRequests(requests.filter((_request, index) => index % CONNECTIONS === own));
    },
  });
  if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx} of the calls to ${url} failed`);
  return result.requests.average;
}

/** Calls per second. */
async function load(loadgen, server, tokensFile, duration) {
  const child = spawn(
    ...pinned(GENERATOR_CORE, loadgen, [
      ...['--port', new URL(server.url).port, '--path', `${PATH}?n={n}`],
      ...['--header', 'Accept: application/json', '--connections', CONNECTIONS, '--seconds', duration],
      ...['--warmup', 0.5, '--pids', server.pid],
      ...(tokensFile === undefined ? ['--mode', 'none'] : ['--mode', 'bearer', '--tokens-file', tokensFile]),
    ]),
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const result = JSON.parse(await text(child.stdout));
  if (result.calls !== result.ok) throw new Error(`${result.calls - result.ok} calls of a run failed`);
  return result.cps;
}

function report(name, ratios, goal) {
  const inOrder = [...ratios].sort((a, b) => a - b);
  const median = inOrder[inOrder.length >> 1];
  const spread = `${median.toFixed(2)} (${inOrder[0].toFixed(2)}–${inOrder.at(-1).toFixed(2)})`;
  const row = [name, spread, goal === undefined ? '–' : target(`≥ ${goal}`, median >= goal)];
  rows.push(row);
  console.log(`${name.padEnd(75)} ${spread.padEnd(20)} ${row[2]}`);
}

function writeResults() {
  writeSection('tokens', {
    about: `Bearer requests are ratios to a bare \`node:http\` server that answers the same bytes; minting is a ratio to npm's
oidc-provider (client credentials, ES256, JWTs, kept in memory) on the same core. Median (minimum–maximum) of ${rounds} pairs of
runs of ${seconds} seconds, ${CONNECTIONS} connections.`,
    tables: [{ head: ['Measured', 'Ratio', 'Target'], rows }, BEARER_PEERS],
    limits: [
      'The tokens were used before, so their signatures are remembered.',
      `Minting is spread evenly over ${MINTING_ACCOUNTS.toLocaleString('en')} service accounts, so that none reaches its limit of live tokens.`,
    ],
  });
}
