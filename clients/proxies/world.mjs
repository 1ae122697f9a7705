import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ROOT } from '../../scripts/run.mjs';
import { releaseProxies } from '../proxies-release/proxies.mjs';
import { debianProxies } from './proxies.mjs';
import { startRelay } from './relay.mjs';
import { startUpstream } from './upstream.mjs';

const { env } = process;
const PROXIES = { ...debianProxies, ...releaseProxies };
const START_TIMEOUT_MS = 20_000;

/** The name of the proxy that is tested, which its gate has too. */
export const PROXY = env.PROXY;

/** Runs the program with the key: each run of it would take one of the service account's tokens, which are counted. */
export function sallyport(args, directory) {
  return execFileSync(...programOf(args, directory));
}

/** The same while relay and upstream go on serving. Resolves with the exit status and what was written. */
export function sallyportBeside(args, directory) {
  return new Promise((resolve) => {
    execFile(...programOf(args, directory), (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : error.code, stdout, stderr }),
    );
  });
}

function programOf(args, directory) {
  const { MONGODB_ATLAS_CLIENT_ID, MONGODB_ATLAS_CLIENT_SECRET, ...others } = env;
  const options = { encoding: 'utf8', env: { ...others, XDG_CONFIG_HOME: directory } };
  return [process.execPath, [`${ROOT}packages/server/dist/main.js`, ...args], options];
}

/** What its gate speaks, which is also what its configuration is asked for by. */
export const dialectOf = (proxy) => proxy.replace(/-current$/, '');

/** The paths of its API that take a role. */
export const ORDERS = `/v2/projects/${env.MONGODB_ATLAS_PROJECT_ID}/orders`;

/**
 * The proxy, started with the files that `guard snippet` prints, in front of an upstream that keeps what reached it. It asks through
 * a relay that counts connections and can be cut.
 */
export async function startWorld({ gate = PROXY, guard = env.GUARD_URL, more = [] } = {}) {
  const relay = await startRelay(Number(new URL(guard).port));
  const upstream = await startUpstream();
  const port = await freePort();
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-proxy-'));
  // nginx gives its work to another user.
  chmodSync(directory, 0o755);
  const files = printFiles(directory, { gate, upstream: upstream.url, guard: relay.url, port, more });
  const [program, ...args] = PROXIES[PROXY].command({ directory, files });
  const child = spawn(program, args, {
    cwd: directory,
    env: { PATH: env.PATH, HOME: directory },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, which ends as a whole: nginx has processes that outlive the one that started them.
    detached: true,
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      log = (log + text).slice(-20_000);
    });
  child.on('error', (error) => {
    log += error.message;
  });
  const end = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended already.
    }
  };
  process.on('exit', end);
  await listening(
    port,
    () => child.exitCode !== null || child.pid === undefined,
    () => log,
  );
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    relay,
    upstream,
    log: () => log,
    async stop() {
      const ended = child.exitCode === null ? once(child, 'close') : undefined;
      end();
      await ended;
      process.off('exit', end);
      await relay.stop();
      await upstream.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Writes what the command prints, and returns the names of the files; the first one is that of the proxy itself. */
function printFiles(directory, { gate, upstream, guard, port, more }) {
  const args = ['--gate', gate, '--upstream', upstream, '--guard', guard, '--listen', `127.0.0.1:${port}`];
  const print = (...form) =>
    sallyport(['guard', 'snippet', dialectOf(PROXY), ...args, ...more, ...form], directory);
  const { files } = JSON.parse(print('--output', 'json'));
  for (const { name } of files) writeFileSync(join(directory, name), print('--file', name));
  return files.map(({ name }) => name);
}

async function freePort() {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function listening(port, hasEnded, log) {
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (performance.now() < deadline && !hasEnded()) {
    const socket = connect(port, '127.0.0.1');
    const isThere = await new Promise((resolve) => {
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    });
    socket.destroy();
    if (isThere) return;
    await wait(50);
  }
  throw new Error(`${PROXY} did not start:\n${log()}`);
}
