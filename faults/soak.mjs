// Half an hour of everything that callers do, on one node with SQLite: memory, handles and latency have to stay flat.
//     node faults/soak.mjs [--minutes 30] [--rate 20]
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createCaller } from './parts/caller.mjs';
import { startNode } from './parts/node.mjs';
import { beginResult } from './parts/result.mjs';
import { makeScratch } from './parts/scratch.mjs';
import { createChurn } from './soak/churn.mjs';
import { describeSoak } from './soak/description.mjs';
import { createMinutes } from './soak/minutes.mjs';
import { readProcessFigures } from './soak/process-figures.mjs';

const SAMPLE_EVERY_MS = 5000;
/** Steps under way at once; one that is due when so many run is left out and counted. */
const MOST_AT_ONCE = 200;
/** A busy machine makes answers late, not wrong. */
const CALL_TIMEOUT_MS = 60_000;
/** After which connections that nobody uses are closed on both sides. */
const REST_MS = 90_000;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, rate: { type: 'string', default: '20' } },
});
const minutes = Number(values.minutes);
const perSecond = Number(values.rate);

const result = beginResult('soak', 'npm run faults -- soak');
const scratch = makeScratch('soak');
const node = await startNode({
  directory: fileURLToPath(new URL('..', import.meta.url)),
  scratch,
  name: 'node',
});
const atRestBefore = await readProcessFigures(node);
const caller = createCaller(node.url, { timeoutMs: CALL_TIMEOUT_MS });
const strangers = createCaller(node.url, { timeoutMs: CALL_TIMEOUT_MS, localAddress: '127.0.0.66' });
const churn = createChurn({ caller, strangers, first: node.first() });
const watched = createMinutes();

const kinds = Object.entries(churn);
const weights = kinds.reduce((sum, [, { weight }]) => sum + weight, 0);

function choose() {
  let left = Math.random() * weights;
  for (const kind of kinds) {
    left -= kind[1].weight;
    if (left < 0) return kind;
  }
  return kinds[0];
}

let atOnce = 0;

async function takeStep(dueAt) {
  const [kind, { step }] = choose();
  if (atOnce >= MOST_AT_ONCE) return watched.left();
  atOnce++;
  const wrong = await step().catch((error) => [error.message]);
  atOnce--;
  watched.took({ kind, ms: performance.now() - dueAt, wrong });
}

const startedAt = performance.now();
const endsAt = startedAt + minutes * 60_000;
// A step that is due is begun, whether or not the server keeps up, and counts from when it was due.
let due = startedAt;
const pace = setInterval(() => {
  const now = performance.now();
  for (; due <= now && due < endsAt; due += 1000 / perSecond) void takeStep(due);
}, 5);
const sample = setInterval(async () => {
  watched.sampled(await readProcessFigures(node).catch(() => undefined));
}, SAMPLE_EVERY_MS);
await sleep(minutes * 60_000 + 2000);
clearInterval(pace);
clearInterval(sample);

caller.close();
strangers.close();
await sleep(minutes >= 30 ? REST_MS : 2000);
const atRest = { before: atRestBefore, after: await readProcessFigures(node) };
const isAlive = node.isRunning();
await node.stop();
result.write(describeSoak({ minutes: watched.all(), totals: watched.totals(), perSecond, atRest, isAlive }));
process.exit();
