import type { Clock } from '../domain/clock.js';

/** What is remembered of one key: attempts that are not known to have succeeded, and when the next may be made. */
interface Remembered {
  failures: number;
  /** UTC milliseconds, both. */
  notBefore: number;
  lastAt: number;
}

export interface AttemptRule {
  /** Attempts that cost no waiting. */
  readonly free: number;
  /** The wait after the first attempt beyond those; it doubles with each further one. */
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** A key without attempts for this long starts anew. */
  readonly forgetAfterMs: number;
}

/**
 * Attempts by key, with waits that double. In memory and bounded: of more keys than `maxKeys` those not used for longest
 * are forgotten. `now` is in UTC milliseconds.
 */
export interface Attempts {
  /** Milliseconds until the key may be tried; 0: now. */
  waitMs(key: string): number;
  failuresOf(key: string): number;
  /** Whether anything is remembered of the key. */
  isKnown(key: string): boolean;
  /** Counts an attempt. `free` overrides the rule's number. Returns the way to take it back, with the wait it caused. */
  count(key: string, free?: number): () => void;
  /** Lets nobody try the key for this long. */
  hold(key: string, waitMs: number): void;
  forget(key: string): void;
  forgetAll(): void;
}

export function createAttempts(options: { rule: AttemptRule; maxKeys: number; now: Clock }): Attempts {
  const { rule, maxKeys, now } = options;
  // In the order of use: the first is the one not used for longest.
  const records = new Map<string, Remembered>();

  function find(key: string): Remembered | undefined {
    const record = records.get(key);
    if (record === undefined || record.lastAt + rule.forgetAfterMs > now()) return record;
    records.delete(key);
    return undefined;
  }

  function touch(key: string): Remembered {
    const record: Remembered = find(key) ?? { failures: 0, notBefore: 0, lastAt: 0 };
    records.delete(key);
    if (records.size >= maxKeys) {
      const [oldest] = records.keys();
      if (oldest !== undefined) records.delete(oldest);
    }
    record.lastAt = now();
    records.set(key, record);
    return record;
  }

  return {
    waitMs: (key) => Math.max(0, (find(key)?.notBefore ?? 0) - now()),
    failuresOf: (key) => find(key)?.failures ?? 0,
    isKnown: (key) => find(key) !== undefined,
    count(key, free = rule.free) {
      const record = touch(key);
      record.failures += 1;
      const beyond = record.failures - free;
      const waitMs = beyond <= 0 ? 0 : Math.min(rule.longestWaitMs, rule.firstWaitMs * 2 ** (beyond - 1));
      const before = record.notBefore;
      const caused = now() + waitMs;
      record.notBefore = caused;
      return () => {
        record.failures = Math.max(0, record.failures - 1);
        if (record.notBefore === caused) record.notBefore = before;
      };
    },
    hold(key, waitMs) {
      touch(key).notBefore = now() + waitMs;
    },
    forget: (key) => records.delete(key),
    forgetAll: () => records.clear(),
  };
}
