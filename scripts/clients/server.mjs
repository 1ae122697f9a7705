import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../run.mjs';
import { usualSeed } from './seed.mjs';

const MAIN = `${ROOT}packages/server/dist/main.js`;
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 15_000;

/**
 * Starts the built server in memory on a free port. `args` go to `sallyport start`; `settings` are environment variables,
 * the published rate limits hold unless they say otherwise. The seed's first service account is the one that `env` names.
 */
export async function startServer({ seed = usualSeed(), args = [], settings = {} } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-clients-'));
  const seedFile = join(directory, 'seed.json');
  const logFile = join(directory, 'log');
  writeFileSync(seedFile, JSON.stringify(seed));
  const log = openSync(logFile, 'w');
  const child = spawn(
    process.execPath,
    [MAIN, 'start', '--ephemeral', '--port', '0', '--seed', seedFile, ...args],
    { cwd: directory, env: { PATH: process.env.PATH, ...settings }, stdio: ['ignore', 'pipe', log] },
  );
  closeSync(log);
  const ended = once(child, 'close');
  const end = () => {
    child.kill('SIGTERM');
    rmSync(directory, { recursive: true, force: true });
  };
  process.on('exit', end);
  const stop = async () => {
    end();
    const killing = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    await ended;
    clearTimeout(killing);
    process.off('exit', end);
  };
  const readLog = () => readFileSync(logFile, 'utf8');
  try {
    const line = await firstLine(child);
    return { ...described(JSON.parse(line)), url: await urlIn(readLog), readLog, stop };
  } catch (error) {
    const reason = readLog();
    await stop();
    throw new Error(`The server did not start: ${error.message}\n${reason}`);
  }
}

/** What suites are told about a server: the line it prints when it is ready, and the same as environment variables. */
function described(line) {
  const serviceAccount = line.seed?.organizations
    .flatMap((organization) => organization.serviceAccounts ?? [])
    .find(({ clientSecret }) => clientSecret !== undefined);
  const env = {
    MONGODB_ATLAS_BASE_URL: line.baseUrl,
    MONGODB_ATLAS_PUBLIC_API_KEY: line.apiKey.publicKey,
    MONGODB_ATLAS_PRIVATE_API_KEY: line.apiKey.privateKey,
    MONGODB_ATLAS_CLIENT_ID: serviceAccount?.clientId,
    MONGODB_ATLAS_CLIENT_SECRET: serviceAccount?.clientSecret,
    MONGODB_ATLAS_ORG_ID: line.orgId,
    MONGODB_ATLAS_PROJECT_ID: line.groupId,
  };
  return {
    line,
    env: Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)),
  };
}

async function firstLine(child) {
  const giveUp = setTimeout(() => child.kill('SIGKILL'), START_TIMEOUT_MS);
  try {
    for await (const line of createInterface({ input: child.stdout })) return line;
    throw new Error('it ended before it was ready');
  } finally {
    clearTimeout(giveUp);
    child.stdout.resume();
  }
}

/** Where it listens; that is not the base URL of the line when the server has a public one. */
async function urlIn(readLog) {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline) {
    const [, url] = /"url":"([^"]+)"/.exec(readLog()) ?? [];
    if (url !== undefined) return url;
    await wait(20);
  }
  throw new Error('its log does not say where it listens');
}
