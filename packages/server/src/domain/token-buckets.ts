import type { Clock } from './clock.js';
import { LIMITS_OFF_SCALE, type LimitNumbers } from './rate-limit-plan.js';
import type { Limit } from './rate-limits.js';

/** What one request meets at its bucket. */
export interface TokenBucketDecision {
  readonly allowed: boolean;
  /** Tokens in a full bucket. */
  readonly limit: number;
  /** Whole tokens left, after this request when it is allowed. */
  readonly remaining: number;
  /** Seconds until the next token, rounded up; 0 while a token is left for this request. */
  readonly retryAfterSeconds: number;
  /** Tokens that come back in the limit's `refillDurationSeconds`. */
  readonly refillRate: number;
}

interface TokenBucketOptions {
  /** The time in milliseconds. It may jump back, which then gives no tokens. */
  readonly now: Clock;
  /** How many buckets each limit keeps; those not used for longest go first, and start full again. */
  readonly maxBuckets: number;
  /** The numbers that limits work with; by default their own. */
  readonly numbersOf?: NumbersOf;
}

type NumbersOf = (limit: Limit) => LimitNumbers;

export interface TokenBuckets {
  /** Takes one token from the bucket of an owner (an organization, project, caller or address), if there is one. */
  take(limit: Limit, owner: string): TokenBucketDecision;
  /** What `take` would find, without taking anything; `remaining` counts all that is there. */
  peek(limit: Limit, owner: string): TokenBucketDecision;
  limitsOf(limit: Limit): LimitNumbers;
  /** Fills all buckets. */
  refill(): void;
  /** Has limits work with other numbers from here on, with full buckets. */
  change(numbersOf: NumbersOf): void;
}

/**
 * A level counts shares of a token, as many to a token as the refill duration has milliseconds. A millisecond then
 * brings exactly `refillRate` shares: all arithmetic is on whole numbers and no rounding adds up.
 */
interface Bucket {
  level: number;
  updatedAt: number;
}

interface LimitState extends LimitNumbers {
  readonly sharesPerToken: number;
  readonly fullLevel: number;
  /** Buckets live in two generations: the one in use, and the one before it, which goes when the first is full. */
  current: Map<string, Bucket>;
  previous: Map<string, Bucket>;
}

/**
 * Token buckets in memory, one for each limit and owner. Without timers: a bucket refills when it is looked at.
 * Each limit has its own bound, so that a flood of addresses cannot push out the buckets of organizations.
 * Throws a RangeError for a bound below 2.
 */
export function createTokenBuckets({
  now,
  maxBuckets,
  numbersOf: atFirst = (limit) => limit,
}: TokenBucketOptions): TokenBuckets {
  if (!Number.isSafeInteger(maxBuckets) || maxBuckets < 2) {
    throw new RangeError(`maxBuckets must be a whole number from 2 on, not ${maxBuckets}`);
  }
  const generationSize = Math.floor(maxBuckets / 2);
  let numbersOf = atFirst;
  const states = new Map<Limit, LimitState>();

  function stateOf(limit: Limit): LimitState {
    const known = states.get(limit);
    if (known !== undefined) return known;
    const { capacity, refillRate } = numbersOf(limit);
    const sharesPerToken = limit.refillDurationSeconds * 1000;
    const state = {
      capacity,
      refillRate,
      sharesPerToken,
      fullLevel: capacity * sharesPerToken,
      current: new Map(),
      previous: new Map(),
    };
    states.set(limit, state);
    return state;
  }

  function bucketOf(state: LimitState, owner: string, time: number): Bucket {
    const known = state.current.get(owner);
    if (known !== undefined) return known;
    const bucket = state.previous.get(owner) ?? { level: state.fullLevel, updatedAt: time };
    if (state.current.size >= generationSize) {
      state.previous = state.current;
      state.current = new Map();
    }
    state.current.set(owner, bucket);
    return bucket;
  }

  function take(limit: Limit, owner: string): TokenBucketDecision {
    const state = stateOf(limit);
    const time = Math.floor(now());
    const bucket = bucketOf(state, owner, time);
    const level = refilled(state, bucket, time);
    const allowed = level >= state.sharesPerToken;
    bucket.level = allowed ? level - state.sharesPerToken : level;
    bucket.updatedAt = time;
    return decision(state, allowed, bucket.level);
  }

  function peek(limit: Limit, owner: string): TokenBucketDecision {
    const state = stateOf(limit);
    const bucket = state.current.get(owner) ?? state.previous.get(owner);
    const level = bucket === undefined ? state.fullLevel : refilled(state, bucket, Math.floor(now()));
    return decision(state, level >= state.sharesPerToken, level);
  }

  return {
    take,
    peek,
    limitsOf: stateOf,
    refill: () => states.clear(),
    change(next) {
      numbersOf = next;
      states.clear();
    },
  };
}

function refilled(state: LimitState, bucket: Bucket, time: number): number {
  const elapsedMs = time - bucket.updatedAt;
  if (elapsedMs <= 0) return bucket.level;
  return Math.min(state.fullLevel, bucket.level + elapsedMs * state.refillRate);
}

function decision(state: LimitState, allowed: boolean, level: number): TokenBucketDecision {
  return {
    allowed,
    limit: state.capacity,
    remaining: Math.floor(level / state.sharesPerToken),
    refillRate: state.refillRate,
    retryAfterSeconds: allowed ? 0 : Math.ceil((state.sharesPerToken - level) / state.refillRate / 1000),
  };
}

/** Whether what a request met is no limit any more. */
export function areLimitsOff({ capacity }: Limit, met: TokenBucketDecision): boolean {
  return met.limit >= capacity * LIMITS_OFF_SCALE;
}
