import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../packages/server/test/support/free-port.mjs';

const START_TIMEOUT_MS = 180_000;

/**
 * Starts a built server as a process of its own and waits until it is ready. `directory` is the root of the tree it was
 * built in, `scratch` where it keeps its files and its log, `settings` are environment variables, `prefix` the words before
 * the command, for example to run it on another `address`.
 */
export async function startNode({
  directory,
  scratch,
  name,
  settings = {},
  address = '127.0.0.1',
  port,
  prefix = [],
}) {
  const ownPort = port ?? (await freePort());
  const bootstrapFile = join(scratch, `${name}-first.json`);
  const logFile = join(scratch, `${name}.log`);
  const log = openSync(logFile, 'a', 0o600);
  const main = join(directory, 'packages/server/dist/main.js');
  const [command, ...args] = [...prefix, process.execPath, '--max-semi-space-size=64', main, 'start'];
  const child = spawn(command, args, {
    env: {
      PATH: process.env.PATH,
      SALLYPORT_DATA_DIR: join(scratch, `${name}-data`),
      SALLYPORT_HOST: address,
      SALLYPORT_PORT: String(ownPort),
      SALLYPORT_LOG_LEVEL: 'warn',
      SALLYPORT_RATE_LIMIT_SCALE: 'off',
      SALLYPORT_NONCE_LIFETIME_SECONDS: '3600',
      SALLYPORT_BOOTSTRAP_FILE: bootstrapFile,
      ...settings,
    },
    stdio: ['ignore', log, log],
  });
  const endWithUs = () => child.kill('SIGKILL');
  process.on('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const end = async (signal) => {
    if (!isRunning()) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  const url = `http://${address}:${ownPort}`;
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!(await isReady(url))) {
    if (!isRunning() || performance.now() > deadline) {
      await end('SIGKILL');
      throw new Error(`node ${name} did not start:\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
    }
    await sleep(50);
  }
  return {
    name,
    url,
    port: ownPort,
    pid: child.pid,
    isRunning,
    /** What the first start made; `undefined` when another node was first. */
    first: () => (existsSync(bootstrapFile) ? JSON.parse(readFileSync(bootstrapFile, 'utf8')) : undefined),
    signal: (signal) => child.kill(signal),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

async function isReady(url) {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2000) });
    await answer.text();
    return answer.ok;
  } catch {
    return false;
  }
}
