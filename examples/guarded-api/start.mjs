// Starts Sallyport in memory, the shop, and a proxy that lets through to the shop what Sallyport allows. Ctrl-C ends all three.
//   node examples/guarded-api/start.mjs [--with nginx] [--port 8080] [--listen 127.0.0.1:8088]
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { isNginxReady, isNginxThere, NGINX_PATH, nginxArguments } from './nginx.mjs';

const { values } = parseArgs({
  options: {
    with: { type: 'string', default: 'guard-proxy' },
    port: { type: 'string', default: '8080' },
    listen: { type: 'string', default: '127.0.0.1:8088' },
  },
});
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const SALLYPORT = here('../../packages/server/dist/main.js');
const STOP_SECONDS = 15;
const LOOK_MS = 50;

if (values.with !== 'guard-proxy' && values.with !== 'nginx')
  giveUp(`--with: ${JSON.stringify(values.with)} is neither guard-proxy nor nginx.`);
if (values.with === 'nginx' && !isNginxThere())
  giveUp(
    'nginx is not installed: no program of that name runs here. On Debian and Ubuntu: sudo apt install nginx-light. ' +
      'Without --with nginx, the proxy is the one that comes with Sallyport.',
  );

function giveUp(problem) {
  console.error(problem);
  process.exit(1);
}

// Builds the clone, where that is not done yet.
const { prepare } = await import('../../scripts/prepare.mjs');
await prepare({});

const children = new Set();
let stopping = false;

/** Starts a program, and resolves with what `find` finds in its output, as soon as it finds something. */
function start(name, [program, ...args], find, env = {}) {
  const child = spawn(program, args, {
    // Ctrl-C goes to this program alone, which ends the others: one that ended by itself would look as if it had failed.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  children.add(child);
  // It was decided to end while something else was waited for.
  if (stopping) child.kill('SIGTERM');
  return new Promise((resolve) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-10_000);
    });
    const look = setInterval(() => {
      const found = find(output);
      if (!found) return;
      clearInterval(look);
      resolve(found);
    }, LOOK_MS);
    child.once('exit', (status, signal) => {
      clearInterval(look);
      children.delete(child);
      if (!stopping) console.error(`${name} ended with ${status ?? signal}; its reason is above.`);
      stop(stopping ? 0 : 1);
    });
  });
}

/** Ends what is left, and this program with it. */
function stop(status) {
  if (!stopping) {
    stopping = true;
    process.exitCode = status;
    // None is left that does not listen.
    setTimeout(() => process.exit(1), STOP_SECONDS * 1000).unref();
  }
  for (const child of children) child.kill('SIGTERM');
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(0));
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

const node = process.execPath;
const [ready] = await start(
  'Sallyport',
  [
    ...[node, SALLYPORT, 'start', '--ephemeral', '--host', '127.0.0.1', '--port', values.port],
    ...['--log-level', 'warn', '--usage-flush', '1'],
    ...['--seed', here('shop.seed.yaml'), '--guard', here('shop.guard.yaml')],
  ],
  (output) => /^\{"ready":true.*\}$/m.exec(output),
);
const { baseUrl, guardUrl } = JSON.parse(ready);
const [, shop] = await start(
  'The shop',
  [node, here('shop-api.mjs')],
  (output) => /(http:\S+)/.exec(output),
  {
    PORT: '0',
  },
);
const proxy = values.with === 'nginx' ? await startNginx() : await startGuardProxy();

if (proxy !== undefined) {
  const orders = `${proxy}/v1/projects/acacacacacacacacacacac01/orders`;
  const call = (key) => `curl --digest --user ${key} --data '{"item":"lamp"}' ${orders}`;
  console.log(`Sallyport is at ${baseUrl}, and the shop is guarded at ${proxy}. Press Ctrl-C to stop them.
In another terminal, the auditor may not order a lamp, and the clerk may:

${call('acmelook:00000000-0000-4000-8000-00000000ac01')}

${call('acmesell:00000000-0000-4000-8000-00000000ac02')}
`);
}

async function startGuardProxy() {
  const [, url] = await start(
    'The proxy',
    [
      ...[node, SALLYPORT, 'guard', 'proxy', '--gate', 'shop', '--upstream', shop],
      ...['--guardUrl', guardUrl, '--listen', values.listen],
    ],
    (output) => /guarded at (\S+) /.exec(output),
  );
  return url;
}

/** The proxy that `guard snippet` configures, in a folder that goes with it. */
async function startNginx() {
  const folder = mkdtempSync(join(tmpdir(), 'guarded-shop-'));
  // Started by root, nginx gives its work to another user.
  chmodSync(folder, 0o755);
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const printed = spawnSync(
    node,
    [
      ...[SALLYPORT, 'guard', 'snippet', 'nginx', '--gate', 'shop', '--upstream', shop],
      ...['--guard', guardUrl, '--listen', values.listen],
    ],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env.PATH,
        XDG_CONFIG_HOME: folder,
        SALLYPORT_BASE_URL: baseUrl,
        MONGODB_ATLAS_ORG_ID: 'acacacacacacacacacacac00',
        MONGODB_ATLAS_PUBLIC_API_KEY: 'acmeownr',
        MONGODB_ATLAS_PRIVATE_API_KEY: '00000000-0000-4000-8000-00000000ac00',
      },
    },
  );
  if (printed.status !== 0) return stop(1);
  writeFileSync(join(folder, 'shop.conf'), printed.stdout);
  await start('nginx', ['nginx', ...nginxArguments(folder, 'shop.conf')], () => isNginxReady(folder), {
    PATH: NGINX_PATH,
  });
  return `http://${values.listen}`;
}
