// A way to a TCP server that takes its time in either direction, in a thread of its own: `workerData` has the port and the
// delay in milliseconds, and the port of the way is the first message.
import { connect, createServer } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

const { targetPort, delayMs } = workerData;

/** Hands everything on in its order, each part once its time has come. */
function pass(from, to) {
  const parts = [];
  let timer;
  function handOn() {
    timer = undefined;
    const now = performance.now();
    while (parts.length > 0 && parts[0].dueAt <= now) to.write(parts.shift().bytes);
    // Timers count whole milliseconds and come late rather than early; the rest is waited for by looking again.
    if (parts.length > 0) timer = parts[0].dueAt - now > 1.2 ? setTimeout(handOn, 1) : setImmediate(handOn);
  }
  from.on('data', (bytes) => {
    parts.push({ bytes, dueAt: performance.now() + delayMs });
    timer ??= setTimeout(handOn, Math.max(1, delayMs - 1));
  });
  from.on('error', () => {});
  from.on('close', () => {
    clearTimeout(timer);
    clearImmediate(timer);
    to.destroy();
  });
}

const server = createServer({ noDelay: true }, (client) => {
  const target = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
  pass(client, target);
  pass(target, client);
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
