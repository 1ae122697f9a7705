import { StoreError } from './store-error.js';

/** Those who wait for something that one can have at a time, in the order in which they came. */
export interface WaitingLine<T> {
  /** Resolves with what `next` gives. Throws STORE_UNAVAILABLE when too many wait, or when its turn comes too late. */
  join(): Promise<T>;
  /** Who is first, or nobody. Whoever is called with the turn has to call `next` in its time. */
  next(): ((turn: T) => void) | undefined;
}

const MOST_WAITING = 1_000;
/** As long as one write may take (write.ts): one in front may take the whole of its time. */
export const TURN_TIMEOUT_MS = 15_000;

export function createWaitingLine<T>(): WaitingLine<T> {
  const waiting: { cameAt: number; resolve(turn: T): void; reject(error: StoreError): void }[] = [];
  return {
    join() {
      if (waiting.length >= MOST_WAITING)
        return Promise.reject(new StoreError('STORE_UNAVAILABLE', 'too many writes are waiting'));
      return new Promise((resolve, reject) => waiting.push({ cameAt: performance.now(), resolve, reject }));
    },
    next() {
      for (;;) {
        const first = waiting.shift();
        if (first === undefined) return undefined;
        if (performance.now() - first.cameAt <= TURN_TIMEOUT_MS) return first.resolve;
        const message = `${TURN_TIMEOUT_MS} ms went by before a write had its turn`;
        first.reject(new StoreError('STORE_UNAVAILABLE', message));
      }
    },
  };
}
