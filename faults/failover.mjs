// Three nodes, PostgreSQL under Patroni, etcd and HAProxy, each on a host of its own, and what happens when they fail.
//     node faults/failover.mjs [FAULT...]
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeFailover } from './failover/description.mjs';
import { FAULTS } from './failover/faults.mjs';
import { ensurePrograms } from './failover/programs-needed.mjs';
import { beginResult, readResult } from './parts/result.mjs';
import { makeScratch } from './parts/scratch.mjs';

/** What asynchronous replication loses is seen where a standby takes over. */
const ASYNCHRONOUS = ['kill-primary', 'cut-and-kill'];

ensurePrograms();
const named = process.argv.slice(2);
const chosen = named.length > 0 ? named : FAULTS.map(({ name }) => name);
const result = beginResult('failover', 'npm run faults -- failover');
const scratch = makeScratch('failover');
// PostgreSQL's account has to get to its directory.
chmodSync(scratch, 0o711);

const runs = [];
for (const [mode, faults] of [
  ['synchronous', chosen],
  ['asynchronous', ASYNCHRONOUS.filter((name) => chosen.includes(name))],
]) {
  if (faults.length === 0) continue;
  const { seen } = await watchWithin(mode, faults);
  runs.push({ mode, seen: seen.map((one) => ({ ...one, revision: result.revision })) });
}
result.write(describeFailover(named.length > 0 ? withEarlier(runs) : runs));
process.exit();

/**
 * Runs a cluster in namespaces of its own: network, mounts, processes and shared memory. So nothing of it can reach the
 * machine's network, and nothing stays when it ends, however it ends.
 */
async function watchWithin(mode, faults) {
  const resultFile = join(scratch, `${mode}.json`);
  const inner = join(scratch, mode);
  const script = `
    mount -t tmpfs tmpfs /run; mount -t tmpfs tmpfs /dev/shm
    mkdir "$1"; mount -t tmpfs tmpfs "$1"; chmod 755 "$1"
    # Not exec: the first process of a namespace has to wait for those that lost their parent.
    shift; "$@"; exit $?`;
  const inside = fileURLToPath(new URL('failover/inside.mjs', import.meta.url));
  const child = spawn(
    'unshare',
    [
      ...['--net', '--mount', '--pid', '--ipc', '--fork', '--mount-proc', '--kill-child'],
      ...['sh', '-c', script, 'sh', inner],
      ...[process.execPath, inside, inner, resultFile, mode, ...faults],
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  process.on('exit', () => child.kill('SIGKILL'));
  await once(child, 'exit');
  if (!existsSync(resultFile)) throw new Error(`the ${mode} cluster ended without a result`);
  return JSON.parse(readFileSync(resultFile, 'utf8'));
}

/** What earlier runs found of the faults that this one did not try. */
function withEarlier(newer) {
  const earlier = readResult('failover')?.runs ?? [];
  const order = FAULTS.map(({ name }) => name);
  return ['synchronous', 'asynchronous'].map((mode) => {
    const of = (from) => from.find((run) => run.mode === mode)?.seen ?? [];
    const byFault = new Map([...of(earlier), ...of(newer)].map((one) => [one.fault, one]));
    return {
      mode,
      seen: [...byFault.values()].sort((a, b) => order.indexOf(a.fault) - order.indexOf(b.fault)),
    };
  });
}
