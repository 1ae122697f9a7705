// One cluster and the faults that are named, within namespaces that failover.mjs has made. Writes what it found as JSON.
//     node faults/failover/inside.mjs SCRATCH RESULT synchronous|asynchronous FAULT...
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCaller } from '../parts/caller.mjs';
import { startCluster } from './cluster.mjs';
import { FAULTS } from './faults.mjs';
import { createHistory } from './history.mjs';
import { createOrganizations } from './organizations.mjs';
import { createProbe, longestGapOfActs } from './probes.mjs';
import { until } from './program.mjs';
import { createRevokers } from './revokers.mjs';
import { judge } from './verdict.mjs';
import { createWriters } from './writers.mjs';

const CALM_MS = 3000;
const RECOVERY_MS = 240_000;
/** Longer than any answer of a node may take. */
const CALL_TIMEOUT_MS = 20_000;

const [scratch, resultFile, mode, ...names] = process.argv.slice(2);
mkdirSync('/run/netns');
const cluster = await startCluster({ scratch, isSynchronous: mode === 'synchronous' });
const caller = createCaller(cluster.url, { timeoutMs: CALL_TIMEOUT_MS });
const history = createHistory();
const organizations = await createOrganizations({ caller, first: cluster.first, count: 3 });
const nodeCallers = cluster.nodes.map(({ url }) => createCaller(url, { timeoutMs: 5000 }));
const writers = createWriters({ caller, organizations, history, count: 6 });
const revokers = createRevokers({ caller, nodeCallers, organizations, history });
const { apiKey, orgId } = cluster.first;
const ask = (place) => place.digest(apiKey, 'GET', `/api/atlas/v2/orgs/${orgId}`);
const [balanced, ...alone] = [createCaller(cluster.url, { timeoutMs: 5000 }), ...nodeCallers].map((place) =>
  createProbe(() => ask(place)),
);
const known = new Set();
// What is there before anything is watched is nobody's act.
await judge({ caller, organizations, acts: [], known, begunAt: 0 });

async function watch(fault) {
  process.stdout.write(`${mode}: ${fault.what}\n`);
  writers.start();
  revokers.start();
  await sleep(CALM_MS);
  for (const watcher of [balanced, ...alone, revokers]) watcher.startAnew();
  const begunAt = performance.now();
  const context = await fault.begin(cluster);
  await sleep(fault.lastsMs ?? 0);
  const healedAt = performance.now();
  await fault.end?.(cluster, context);
  // A fault without an end is over by itself; give it the time to be noticed.
  await sleep(CALM_MS);
  const isWell = await until('the cluster to be whole again', isServing, RECOVERY_MS).then(
    () => true,
    (error) => error.message,
  );
  const wellAt = performance.now();
  await sleep(CALM_MS);
  const gaps = {
    writes: longestGapOfActs(history.acts(), begunAt, performance.now()),
    balanced: balanced.longestGapMs(),
    alone: alone.map((probe) => probe.longestGapMs()),
  };
  const statuses = { balanced: balanced.statuses(), alone: alone.map((probe) => probe.statuses()) };
  await Promise.all([writers.pause(), revokers.pause()]);
  const latest = revokers.latest();
  const verdict = await judge({ caller, organizations, acts: history.acts(), known, begunAt });
  const strange = history.strange();
  const issuedTwice = history.issuedTwice();
  const examples = [
    ...verdict.lost,
    ...verdict.eventFaults,
    ...verdict.outOfOrder,
    ...strange,
    ...issuedTwice,
  ];
  const idsIssued = history.idsIssued();
  history.startAnew();
  return {
    fault: fault.name,
    what: fault.what,
    load: Number(loadavg()[0].toFixed(1)),
    isWell,
    recoveryMs: wellAt - healedAt,
    gaps,
    statuses,
    latestMs: Math.max(0, ...Object.values(latest)),
    acknowledged: verdict.acknowledged,
    unanswered: verdict.unanswered,
    lost: verdict.lost.length,
    eventFaults: verdict.eventFaults.length,
    outOfOrder: verdict.outOfOrder.length,
    issuedTwice: issuedTwice.length,
    idsIssued,
    examples: examples.slice(0, 5),
  };
}

async function isServing() {
  if (!(await cluster.isWhole())) return false;
  const answers = await Promise.all(nodeCallers.map((node) => node.send('GET', '/readyz')));
  if (!answers.every(({ status }) => status === 200)) return false;
  const recent = performance.now() - 1000;
  return history.acts().some(({ isAcknowledged, endedAt }) => isAcknowledged && endedAt > recent);
}

const seen = [];
const save = () => writeFileSync(resultFile, JSON.stringify({ mode, seen }));
try {
  for (const fault of FAULTS.filter(({ name }) => names.includes(name))) {
    seen.push(await watch(fault));
    save();
    process.stdout.write(`    ${JSON.stringify({ ...seen.at(-1), what: undefined })}\n`);
  }
} finally {
  save();
  if (process.env.FAULTS_KEEP !== undefined) keepLogs();
}
process.exit();

/** Beside the result, because the directory of the run is in memory and ends with it. */
function keepLogs() {
  for (const file of readdirSync(scratch).filter((name) => name.endsWith('.log')))
    copyFileSync(join(scratch, file), `${resultFile}.${file}`);
}
