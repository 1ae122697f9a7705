// How long a test waits for a state to be back: reset and restore of a hundred credentials, over HTTP.
import { parseArgs } from 'node:util';
import { startServer } from '../scripts/clients/server.mjs';
import { target, writeSection } from './section.mjs';

const CREDENTIALS = 100;
const MOST_MS = 20;
/** The first ones compile what the others run. */
const WARM_UP = 10;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '50' },
    write: { type: 'boolean', default: false },
  },
});
const rounds = Number(options.rounds);
const server = await startServer({ seed: seedOf(CREDENTIALS), settings: { SALLYPORT_LOG_LEVEL: 'info' } });
let rows;
try {
  await control('PUT', 'snapshots/hundred');
  rows = [
    ['`POST /_test/snapshots/hundred:restore`', await measured('snapshots/hundred:restore')],
    ['`POST /_test/reset`', await measured('reset')],
  ].map(([what, times]) => {
    const [median, late] = [at(times, 0.5), at(times, 0.95)];
    return [
      what,
      `${median.toFixed(1)} ms`,
      `${late.toFixed(1)} ms`,
      target(`median under ${MOST_MS} ms`, median < MOST_MS),
    ];
  });
} finally {
  await server.stop();
}
for (const row of rows) console.log(row.join('  '));
if (options.write)
  writeSection('restores', {
    about: `A server for tests with ${CREDENTIALS} credentials: API keys and service accounts with two secrets, each with access list entries. Before
each of ${rounds} times an organization is made, so that there is something to take away again. Wall time over HTTP.`,
    tables: [{ head: ['Call', 'Median', '95 %', 'Target'], rows }],
    limits: [],
  });

async function measured(path) {
  const times = [];
  for (let round = 0; round < WARM_UP + rounds; round++) {
    await control('POST', 'organizations', { name: `Changed ${round}`, apiKeys: [], projects: [] });
    const startedAt = performance.now();
    await control('POST', path);
    if (round >= WARM_UP) times.push(performance.now() - startedAt);
  }
  return times.sort((one, other) => one - other);
}

async function control(method, path, body) {
  const answer = await fetch(`${server.line.baseUrl}/_test/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
}

function at(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

function seedOf(credentials) {
  const half = Array.from({ length: credentials / 2 }, (_, index) => index);
  const shared = {
    projects: [{ name: 'Payments', roles: ['GROUP_OWNER'] }],
    accessList: ['127.0.0.0/8', '198.51.100.0/24'],
  };
  return {
    organizations: [
      {
        name: 'Acme',
        projects: [{ name: 'Payments' }],
        apiKeys: half.map((index) => ({ description: `key ${index}`, roles: ['ORG_OWNER'], ...shared })),
        serviceAccounts: half.map((index) => ({
          name: `account ${index}`,
          description: 'one of many',
          roles: ['ORG_MEMBER'],
          secrets: [{}, {}],
          ...shared,
        })),
      },
    ],
  };
}
