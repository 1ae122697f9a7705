import { setTimeout as sleep } from 'node:timers/promises';
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

/** The time within which that part of the answers came; `times` has the shortest first. */
export function timeWithin(times: readonly number[], part: number): number {
  return times[Math.floor((times.length - 1) * part)] ?? Number.POSITIVE_INFINITY;
}

const HEALTH_MS = 250;

/** What 99 of 100 answers are held to: 250 ms beyond that of a server which nobody troubles, on this machine as it is now. */
export async function healthLimit(url: string): Promise<number> {
  const probe = startHealthProbe(url);
  await sleep(3_000);
  return HEALTH_MS + timeWithin(await probe.stop(), 0.99);
}
