// The tests of `npm test` in which something fails, alone, and how long each file takes: the form of the fault suite for every
// change.
//     node faults/short.mjs
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeScratch } from './parts/scratch.mjs';

const TESTS = [
  'e2e/copy-to-postgres',
  'e2e/cut-off-node',
  'e2e/database-away',
  'e2e/full-disk',
  'e2e/keys-rotate',
  'e2e/kill',
  'e2e/nodes',
  'e2e/slow-disk',
  'e2e/standby-takes-over',
  'e2e/wall-clock',
  'store/event-time',
  'store/order-of-writes',
  'store/postgres-away',
  'store/postgres-full',
  'store/postgres-hosts',
  'store/processes',
  'store/rolling-migrations',
  'store/tokens-across-nodes',
  'store/upgrade',
  'wire/clock-difference',
  'wire/final-revocations',
  'wire/lost-writes',
  'wire/replays',
].map((name) => `packages/server/test/${name}.test.ts`);

const root = fileURLToPath(new URL('..', import.meta.url));
const missing = TESTS.filter((file) => !existsSync(join(root, file)));
if (missing.length > 0) throw new Error(`there is no ${missing.join(', ')}`);

const outputFile = join(makeScratch('short'), 'result.json');
const begunAt = performance.now();
const { status } = spawnSync(
  'npx',
  ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`, ...TESTS],
  { cwd: root, stdio: 'inherit' },
);
const seconds = (ms) => `${(ms / 1000).toFixed(0).padStart(5)} s`;
for (const { name, startTime, endTime } of JSON.parse(readFileSync(outputFile, 'utf8')).testResults)
  process.stdout.write(`${seconds(endTime - startTime)}  ${name.slice(root.length)}\n`);
process.stdout.write(`${seconds(performance.now() - begunAt)}  all of them, three at a time\n`);
process.exit(status ?? 1);
