// Starts Sallyport in memory, the shop, and a proxy that lets through to the shop what Sallyport allows. Ctrl-C ends all three.
//   node examples/guarded-api/start.mjs [--port 8080] [--listen 127.0.0.1:8088]
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    listen: { type: 'string', default: '127.0.0.1:8088' },
  },
});
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const SALLYPORT = here('../../packages/server/dist/main.js');
const STOP_SECONDS = 15;

// Builds the clone, where that is not done yet.
await import('../../scripts/prepare.mjs');

const children = new Set();
let stopping = false;

/** Starts a program, and resolves with what the form finds in its output. */
function start(name, args, form, env = {}) {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  children.add(child);
  return new Promise((resolve) => {
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-10_000);
      const found = form.exec(output);
      if (found !== null) resolve(found);
    });
    child.once('exit', (status, signal) => {
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

for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(0));

const [ready] = await start(
  'Sallyport',
  [
    ...[
      SALLYPORT,
      'start',
      '--ephemeral',
      '--host',
      '127.0.0.1',
      '--port',
      values.port,
      '--log-level',
      'warn',
      '--usage-flush',
      '1',
    ],
    ...['--seed', here('shop.seed.yaml'), '--guard', here('shop.guard.yaml')],
  ],
  /^\{"ready":true.*\}$/m,
);
const { baseUrl, guardUrl } = JSON.parse(ready);
const [, shop] = await start('The shop', [here('shop-api.mjs')], /(http:\S+)/, { PORT: '0' });
const [, proxy] = await start(
  'The proxy',
  [
    ...[SALLYPORT, 'guard', 'proxy', '--gate', 'shop', '--upstream', shop],
    ...['--guardUrl', guardUrl, '--listen', values.listen],
  ],
  /guarded at (\S+) /,
);

const ORDERS = `${proxy}/v1/projects/acacacacacacacacacacac01/orders`;
const call = (key) => `curl --digest --user ${key} --data '{"item":"lamp"}' ${ORDERS}`;
console.log(`Sallyport is at ${baseUrl}, and the shop is guarded at ${proxy}. Press Ctrl-C to stop them.
In another terminal, the auditor may not order a lamp, and the clerk may:

${call('acmelook:00000000-0000-4000-8000-00000000ac01')}

${call('acmesell:00000000-0000-4000-8000-00000000ac02')}
`);
