import type { Clock } from '../clock.js';
import type { TokenBucketDecision } from '../token-buckets.js';
import type { ApiLimit } from './compile-api.js';

/** Counts calls under the limits of guarded APIs, on this node. */
export interface CallLimits {
  take(limit: ApiLimit, owner: string): TokenBucketDecision;
  /** What `take` would find. */
  peek(limit: ApiLimit, owner: string): TokenBucketDecision;
  /** Forgets all calls. */
  refill(): void;
}

/**
 * One number for each limit and owner: the time at which all calls so far would have been made at an even pace (GCRA). Unlike
 * the buckets of the wires (../token-buckets.ts) all limits share one bound of memory, because owners of organizations
 * define as many as they like. Those not used for longest go first, and start full again. Addresses have a bound of their own:
 * strangers with many of them must not fill up the limits of callers.
 */
export function createCallLimits({
  now,
  maxOwners,
}: {
  readonly now: Clock;
  readonly maxOwners: number;
}): CallLimits {
  const callers = createPaces(maxOwners);
  const strangers = createPaces(maxOwners);

  function look(limit: ApiLimit, owner: string, taken: 0 | 1): TokenBucketDecision {
    const { capacity, refillRate, refillDurationSeconds } = limit;
    const paces = limit.each === 'address' ? strangers : callers;
    const key = `${limit.key} ${owner}`;
    const time = now();
    const wholeMs = refillDurationSeconds * 1000;
    const eachMs = wholeMs / refillRate;
    // Never further ahead than all calls at once: a clock that was set back holds nobody up for longer.
    const pace = Math.max(time, Math.min(paces.get(key), time + wholeMs));
    const room = Math.floor((wholeMs - (pace - time)) / eachMs + ROUNDING);
    const allowed = room >= 1;
    if (taken === 1) paces.set(key, allowed ? pace + eachMs : pace);
    return {
      allowed,
      limit: capacity,
      remaining: allowed ? room - taken : 0,
      refillRate,
      retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil((pace - time + eachMs - wholeMs) / 1000)),
    };
  }

  return {
    take: (limit, owner) => look(limit, owner, 1),
    peek: (limit, owner) => look(limit, owner, 0),
    refill() {
      callers.clear();
      strangers.clear();
    },
  };
}

/** In two generations: the one in use, and the one before it, which goes when the first is full. */
function createPaces(most: number) {
  const half = Math.max(1, Math.floor(most / 2));
  let young = new Map<string, number>();
  let old = new Map<string, number>();
  return {
    get: (key: string): number => young.get(key) ?? old.get(key) ?? 0,
    set(key: string, pace: number): void {
      if (young.size >= half && !young.has(key)) {
        old = young;
        young = new Map();
      }
      young.set(key, pace);
    },
    clear(): void {
      young = new Map();
      old = new Map();
    },
  };
}

/** Sums of fractions of a millisecond end a little beside whole calls. */
const ROUNDING = 1e-6;
