import { storeUnavailable } from './unavailable.js';

/** Those who wait for a session, in the order in which they came. */
export interface SessionLine<S> {
  length(): number;
  /** Throws STORE_UNAVAILABLE when too many wait, when the time is up, or with the reason that all are told. */
  join(): Promise<S>;
  /** Gives a session to who is first; false when nobody waits. */
  give(session: S): boolean;
  refuseAll(reason: unknown): void;
}

/** Requests beyond that are told at once instead of after the time-out. */
const MOST_WAITING = 1_000;

interface Waiting<S> {
  resolve(session: S): void;
  reject(error: unknown): void;
}

/**
 * @param waitMs how long to wait for a session
 * @param reason why none could be opened, if that is so
 */
export function createSessionLine<S>(waitMs: number, reason: () => unknown): SessionLine<S> {
  const waiting = new Map<Waiting<S>, NodeJS.Timeout>();

  function leave(one: Waiting<S>): void {
    clearTimeout(waiting.get(one));
    waiting.delete(one);
  }

  return {
    length: () => waiting.size,
    async join() {
      if (waiting.size >= MOST_WAITING) throw storeUnavailable('too many requests wait for a connection');
      return new Promise<S>((resolve, reject) => {
        const mine = { resolve, reject };
        const giveUp = () => {
          leave(mine);
          reject(storeUnavailable(reason() ?? `no connection was free within ${waitMs} ms`));
        };
        waiting.set(mine, setTimeout(giveUp, waitMs));
      });
    },
    give(session) {
      const [first] = waiting.keys();
      if (first === undefined) return false;
      leave(first);
      first.resolve(session);
      return true;
    },
    refuseAll(why) {
      for (const one of [...waiting.keys()]) {
        leave(one);
        one.reject(storeUnavailable(why));
      }
    },
  };
}
