import { workBounds } from '../domain/bounds/work.js';
import { StoreError } from './store-error.js';

/** Those who wait for something that one can have at a time, in the order in which they came. */
export interface WaitingLine<T> {
  /** Resolves with what `next` gives. Throws STORE_UNAVAILABLE when too many wait, or after TURN_TIMEOUT_MS. */
  join(): Promise<T>;
  /** Who is first, or nobody. Whoever is called with the turn has to call `next` in its time. */
  next(): ((turn: T) => void) | undefined;
}

/** As long as one write may take (write.ts): one in front may take the whole of its time. */
export const TURN_TIMEOUT_MS = 15_000;

export function createWaitingLine<T>(): WaitingLine<T> {
  const waiting = new Set<(turn: T) => void>();
  return {
    join() {
      if (waiting.size >= workBounds.waitingWrites.most)
        return Promise.reject(new StoreError('STORE_UNAVAILABLE', 'too many writes are waiting'));
      return new Promise((resolve, reject) => {
        const take = (turn: T) => {
          clearTimeout(timer);
          resolve(turn);
        };
        // Of its own: whoever is in front may hang, and then nobody calls `next`.
        const timer = setTimeout(() => {
          waiting.delete(take);
          const message = `${TURN_TIMEOUT_MS} ms went by before a write had its turn; nothing of it was done`;
          reject(new StoreError('STORE_UNAVAILABLE', message));
        }, TURN_TIMEOUT_MS);
        waiting.add(take);
      });
    },
    next() {
      const [first] = waiting;
      if (first !== undefined) waiting.delete(first);
      return first;
    },
  };
}
