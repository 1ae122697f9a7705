import { Worker } from 'node:worker_threads';
import { onTestFinished } from 'vitest';

/** Asks `/healthz` ten times a second in a thread of its own, so that what the test does holds up no measurement. */
export interface HealthProbe {
  /** Ends it; gives the times of the answers in milliseconds, the shortest first. */
  stop(): Promise<number[]>;
}

const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { get } = require('node:http');
  let isOver = false;
  parentPort.on('message', () => { isOver = true; });
  const times = [];
  function ask() {
    if (isOver) { parentPort.postMessage(times); parentPort.close(); return; }
    const start = performance.now();
    // A connection of its own each time, as a probe of a container runtime makes one.
    get(workerData + '/healthz', { agent: false }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        times.push(answer.statusCode === 200 ? performance.now() - start : Infinity);
        setTimeout(ask, 100);
      });
    }).on('error', () => { times.push(Infinity); setTimeout(ask, 100); });
  }
  ask();
`;

export function startHealthProbe(url: string): HealthProbe {
  const worker = new Worker(THREAD, { eval: true, workerData: url });
  onTestFinished(async () => {
    await worker.terminate();
  });
  return {
    stop: () =>
      new Promise((resolve, reject) => {
        worker.once('error', reject);
        worker.once('message', (times: number[]) => resolve(times.sort((a, b) => a - b)));
        worker.postMessage('stop');
      }),
  };
}
