// Asks for a decision every 5 ms over one connection and measures the answers, in a process of its own: what the writers do
// holds up no measurement. Takes `{ url, path, accept, apiKey }` on standard input; SIGTERM ends it with the times on
// standard output, `{ at, ms }` each, `at` in milliseconds since 1970.
import { Agent, get } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDigestClient } from '../digest.mjs';

const EVERY_MS = 5;

const { url, path, accept, apiKey } = JSON.parse(await text(process.stdin));
const agent = new Agent({ keepAlive: true, maxSockets: 1 });
const digest = createDigestClient({ origin: url, ...apiKey });
await digest.challenge(path);
const times = [];
process.on('SIGTERM', () => {
  process.stdout.write(JSON.stringify(times), () => process.exit(0));
});
console.error('ready');
for (;;) {
  const at = Date.now();
  const begin = performance.now();
  const status = await ask();
  const ms = performance.now() - begin;
  if (status !== 200) throw new Error(`a decision was answered ${status}`);
  times.push({ at, ms });
  await sleep(Math.max(0, EVERY_MS - ms));
}

function ask() {
  return new Promise((resolve, reject) => {
    const headers = { Accept: accept, Authorization: digest.authorization(path) };
    get(url + path, { agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode));
    }).on('error', reject);
  });
}
