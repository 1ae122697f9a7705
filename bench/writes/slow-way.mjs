// A way to a TCP server that takes its time in either direction, in a thread of its own: `workerData` has the port and the
// delay in milliseconds, and the port of the way is the first message.
import { connect, createServer } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

const { targetPort, delayMs } = workerData;

/** How long the thread sleeps between two looks. Node's timers count whole milliseconds, and looking all the time takes a core. */
const LOOK_MS = 0.15;
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** What is under way, in the order in which it came: everything takes the same time. */
const parts = [];

function look() {
  const now = performance.now();
  let due = 0;
  while (due < parts.length && parts[due].dueAt <= now) {
    parts[due].to.write(parts[due].bytes);
    due += 1;
  }
  parts.splice(0, due);
  if (parts.length === 0) return;
  Atomics.wait(sleeper, 0, 0, LOOK_MS);
  setImmediate(look);
}

function pass(from, to) {
  from.on('data', (bytes) => {
    // On average both looks, at what came and at what is due, are late by half of the time between two.
    parts.push({ to, bytes, dueAt: performance.now() + delayMs - LOOK_MS });
    if (parts.length === 1) setImmediate(look);
  });
  from.on('error', () => {});
  from.on('close', () => to.destroy());
}

const server = createServer({ noDelay: true }, (client) => {
  const target = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
  pass(client, target);
  pass(target, client);
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
