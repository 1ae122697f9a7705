import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../packages/server/test/support/free-port.mjs';
import { ROOT } from '../../scripts/run.mjs';
import { releaseProxies } from '../proxies-release/proxies.mjs';
import { debianProxies } from './proxies.mjs';
import { startRelay } from './relay.mjs';
import { startProxy } from './start-proxy.mjs';
import { startUpstream } from './upstream.mjs';

const { env } = process;
const PROXIES = { ...debianProxies, ...releaseProxies };

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
  const command = PROXIES[PROXY].command({ directory, files });
  const proxy = await startProxy(command, { name: PROXY, directory, port });
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    relay,
    upstream,
    log: proxy.log,
    async stop() {
      await proxy.stop();
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
