// How long nodes that are cut off from the database accept what was revoked on another node.
//     node faults/staleness.mjs [--trials 200] [--nodes 10] [CUT...]
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createCaller } from './parts/caller.mjs';
import { startNode } from './parts/node.mjs';
import { startPostgres } from './parts/postgres.mjs';
import { beginResult } from './parts/result.mjs';
import { makeScratch } from './parts/scratch.mjs';
import { CUTS, processesOf } from './staleness/cuts.mjs';
import { BOUND_MS, describeStaleness } from './staleness/description.mjs';
import { startProxy } from './staleness/proxy.mjs';
import { makeOrganizations, makeRevocations } from './staleness/revocations.mjs';
import { revokeAll, warm, watch } from './staleness/trial.mjs';

const { values, positionals } = parseArgs({
  options: { trials: { type: 'string', default: '200' }, nodes: { type: 'string', default: '10' } },
  allowPositionals: true,
});
const trialsWanted = Number(values.trials);
const cuts = CUTS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));

// Each node ends with this process.
process.setMaxListeners(50);
const result = beginResult('staleness', 'npm run faults -- staleness');
const scratch = makeScratch('staleness');
const postgres = await startPostgres({ scratch, settings: { max_connections: 300, fsync: 'off' } });
const databaseUrl = postgres.createDatabase('sallyport');
const writer = await startNode(nodeOptions('writer', databaseUrl));
const first = writer.first();
const write = createCaller(writer.url, { timeoutMs: 30_000 });
const nodes = [];
// One after the other: a machine on which all start together is slower.
while (nodes.length < Number(values.nodes)) nodes.push(await startReader(`reader ${nodes.length + 1}`));
const world = { nodes, databaseUrl, database: processesOf(postgres) };

const found = [];
for (const cut of cuts) {
  const trials = [];
  while (trials.length < trialsWanted) {
    trials.push(...(await round(cut)));
    process.stdout.write(`${cut.name}: ${trials.length} of ${trialsWanted} trials\n`);
  }
  found.push({ title: cut.title, trials });
  // So that an interrupted run leaves what it has found.
  result.write(describeStaleness(found, { nodes: nodes.length }));
}
await Promise.all([writer, ...nodes].map(({ stop }) => stop()));
await postgres.stop();
process.exit();

/** One trial on each reading node. */
async function round(cut) {
  const trials = await Promise.all(
    nodes.map(async (node) => ({ node, ...(await makeRevocations(write, { ...node, first })) })),
  );
  await Promise.all(trials.map(({ node, kinds }) => warm(node, kinds)));
  await cut.before(world);
  const revoked = await Promise.all(trials.map(({ kinds }) => revokeAll(kinds)));
  const watches = trials.map(({ node, kinds }, index) => watch(node, kinds, revoked[index]));
  await cut.after?.(world);
  await Promise.all(watches.map(({ quiet }) => quiet()));
  await cut.heal(world);
  const accepted = await Promise.all(watches.map(({ settle }) => settle()));
  await Promise.all(trials.map(({ tidy }) => tidy()));
  return accepted;
}

async function startReader(name) {
  const proxy = await startProxy(Number(new URL(databaseUrl).port));
  const url = new URL(databaseUrl);
  url.port = String(proxy.port);
  const node = await startNode(nodeOptions(name.replace(' ', '-'), url.href));
  const organizations = await makeOrganizations(write, first, name);
  return { ...node, name, proxy, organizations, caller: createCaller(node.url, { timeoutMs: 30_000 }) };
}

function nodeOptions(name, url) {
  return {
    directory: fileURLToPath(new URL('..', import.meta.url)),
    scratch,
    name,
    settings: {
      SALLYPORT_DATABASE_URL: url,
      SALLYPORT_MASTER_KEY: 'cd'.repeat(32),
      SALLYPORT_MAX_STALENESS: String(BOUND_MS / 1000),
      SALLYPORT_LOG_LEVEL: 'fatal',
    },
  };
}
