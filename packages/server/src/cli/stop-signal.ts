import { constants } from 'node:os';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Ctrl-C under `npm start` arrives twice, from the terminal and from npm; nobody presses it again so soon. */
const SAME_REQUEST_MS = 500;

/**
 * Resolves with the first signal that asks this process to stop. Half a second later another one ends the process at
 * once, with the status a shell gives a process that the signal ended.
 */
export function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (firstAt === undefined) {
          firstAt = performance.now();
          resolve(signal);
        } else if (performance.now() - firstAt > SAME_REQUEST_MS)
          process.exit(128 + constants.signals[signal]);
      });
    }
  });
}
