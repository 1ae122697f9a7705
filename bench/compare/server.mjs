import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../packages/server/test/support/free-port.mjs';
import { pinned, SERVER_CORE } from '../processes.mjs';

const START_TIMEOUT_MS = 60_000;
/** The same on both sides, so that answers have one length. */
const PUBLIC_URL = 'http://sallyport.example';

/**
 * Starts a built revision on the servers' core and waits until it answers. Nothing of a revision but its command, its
 * settings and its API is used: other revisions have other files.
 */
export async function startRevision({ directory, dataDir, bootstrapFile, env = {} }) {
  const port = await freePort();
  const main = join(directory, 'packages/server/dist/main.js');
  const child = spawn(...pinned(SERVER_CORE, process.execPath, ['--max-semi-space-size=64', main, 'start']), {
    env: {
      ...withoutSettings(process.env),
      SALLYPORT_DATA_DIR: dataDir,
      SALLYPORT_HOST: '127.0.0.1',
      SALLYPORT_PORT: String(port),
      SALLYPORT_PUBLIC_URL: PUBLIC_URL,
      SALLYPORT_LOG_LEVEL: 'warn',
      SALLYPORT_RATE_LIMIT_SCALE: 'off',
      // As often as a run is long, so that every run has its share of the writing.
      SALLYPORT_USAGE_FLUSH_SECONDS: '1',
      ...(bootstrapFile && { SALLYPORT_BOOTSTRAP_FILE: bootstrapFile }),
      ...env,
    },
    // A first start prints secrets.
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  const endWithUs = () => child.kill('SIGKILL');
  process.on('exit', endWithUs);
  child.on('exit', () => process.off('exit', endWithUs));
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const stop = async () => {
    if (!isRunning()) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  };
  const deadline = performance.now() + START_TIMEOUT_MS;
  // The bootstrap file appears when the first objects are made, which may be after the first answers.
  const isReady = async () =>
    (!bootstrapFile || existsSync(bootstrapFile)) && (await answers(`${url}/readyz`));
  while (!(await isReady())) {
    if (!isRunning()) throw new Error(`the server of ${directory} ended with ${child.exitCode}`);
    if (performance.now() > deadline) {
      await stop();
      throw new Error(`the server of ${directory} did not answer in time`);
    }
    await sleep(50);
  }
  return { url, pid: child.pid, stop };
}

function withoutSettings(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('SALLYPORT_')));
}

async function answers(url) {
  try {
    const response = await fetch(url);
    await response.text();
    return response.ok;
  } catch {
    return false;
  }
}
