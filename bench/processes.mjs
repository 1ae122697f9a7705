import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const SERVER_CORE = 0;
export const GENERATOR_CORE = 1;

/** Whether server and generator get a core each. */
export const canPin = availableParallelism() > 1 && ['/usr/bin/taskset', '/bin/taskset'].some(existsSync);

/** The command and arguments to spawn, on one core where that can be said. */
export function pinned(core, command, args) {
  const texts = args.map(String);
  return canPin ? ['taskset', ['-c', String(core), command, ...texts]] : [command, texts];
}

/** Starts a script of this directory on the servers' core and waits until it says where it listens. */
export async function startProcess(script, { env = {}, input = '', nodeFlags = [] } = {}) {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(...pinned(SERVER_CORE, process.execPath, [...nodeFlags, file]), {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(input);
  const started = once(createInterface(child.stdout), 'line');
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`${script} ended with ${code}`);
  });
  ended.catch(() => {});
  const [line] = await Promise.race([started, ended]);
  return {
    ...JSON.parse(line),
    pid: child.pid,
    /** The most memory it has held so far, in MiB (resident set). */
    peakMemoryMiB: () => memoryMiB(child.pid),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Our server on a filled data directory, with the flags of `npm start`. */
export function startTarget(dataDir, settings = {}) {
  return startProcess('target.mjs', {
    nodeFlags: ['--max-semi-space-size=64'],
    env: {
      SALLYPORT_DATA_DIR: dataDir,
      SALLYPORT_PORT: '0',
      SALLYPORT_LOG_LEVEL: 'warn',
      ...settings,
    },
  });
}

/** A bare server that answers everything with an empty 204. */
export function startEmpty() {
  const answer = { status: 204, headers: [], body: '', keepAliveTimeoutMs: 72_000 };
  return startProcess('reference.mjs', { input: JSON.stringify(answer) });
}

function memoryMiB(pid) {
  const status = `/proc/${pid}/status`;
  const kib = existsSync(status)
    ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Math.round(Number(kib) / 1024);
}
