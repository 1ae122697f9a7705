import type { Clock } from './clock.js';
import type { EndpointSet } from './rate-limits.js';

/** What one request meets at its bucket. */
export interface TokenBucketDecision {
  readonly allowed: boolean;
  /** Tokens in a full bucket. */
  readonly limit: number;
  /** Whole tokens left, after this request when it is allowed. */
  readonly remaining: number;
  /** Seconds until the next token, rounded up; 0 while a token is left for this request. */
  readonly retryAfterSeconds: number;
  /** Tokens that come back in the set's `refillDurationSeconds`. */
  readonly refillRate: number;
}

interface TokenBucketOptions {
  /** The time in milliseconds. It may jump back, which then gives no tokens. */
  readonly now: Clock;
  /** How many buckets each endpoint set keeps; those not used for longest go first, and start full again. */
  readonly maxBuckets: number;
  /** Multiplies the published capacities and refill rates; 1 keeps them as published. */
  readonly scale: number;
}

/** The numbers an endpoint set works with here, that is: after scaling. */
interface EffectiveLimits {
  readonly capacity: number;
  /** Tokens per `refillDurationSeconds` of the set. */
  readonly refillRate: number;
}

export interface TokenBuckets {
  /** Takes one token from the bucket of a scope (an organization, project, caller or address), if there is one. */
  take(set: EndpointSet, scopeId: string): TokenBucketDecision;
  /** What `take` would find, without taking anything; `remaining` counts all that is there. */
  peek(set: EndpointSet, scopeId: string): TokenBucketDecision;
  limitsOf(set: EndpointSet): EffectiveLimits;
}

/**
 * A level counts shares of a token, as many to a token as the refill duration has milliseconds. A millisecond then
 * brings exactly `refillRate` shares: all arithmetic is on whole numbers and no rounding adds up.
 */
interface Bucket {
  level: number;
  updatedAt: number;
}

interface SetState extends EffectiveLimits {
  readonly sharesPerToken: number;
  readonly fullLevel: number;
  /** Buckets live in two generations: the one in use, and the one before it, which goes when the first is full. */
  current: Map<string, Bucket>;
  previous: Map<string, Bucket>;
}

/**
 * Token buckets in memory, one for each endpoint set and scope. Without timers: a bucket refills when it is looked at.
 * Each set has its own bound, so that a flood of addresses cannot push out the buckets of organizations.
 * Throws a RangeError for a bound below 2 or a scale that is not a positive number.
 */
export function createTokenBuckets({ now, maxBuckets, scale }: TokenBucketOptions): TokenBuckets {
  if (!Number.isSafeInteger(maxBuckets) || maxBuckets < 2) {
    throw new RangeError(`maxBuckets must be a whole number from 2 on, not ${maxBuckets}`);
  }
  if (!Number.isFinite(scale) || scale <= 0) {
    throw new RangeError(`scale must be a positive number, not ${scale}`);
  }
  const generationSize = Math.floor(maxBuckets / 2);
  const states = new Map<EndpointSet, SetState>();

  function stateOf(set: EndpointSet): SetState {
    const known = states.get(set);
    if (known !== undefined) return known;
    const capacity = Math.max(1, Math.round(set.capacity * scale));
    const sharesPerToken = set.refillDurationSeconds * 1000;
    const state = {
      capacity,
      refillRate: Math.max(1, Math.round(set.refillRate * scale)),
      sharesPerToken,
      fullLevel: capacity * sharesPerToken,
      current: new Map(),
      previous: new Map(),
    };
    states.set(set, state);
    return state;
  }

  function bucketOf(state: SetState, scopeId: string, time: number): Bucket {
    const known = state.current.get(scopeId);
    if (known !== undefined) return known;
    const bucket = state.previous.get(scopeId) ?? { level: state.fullLevel, updatedAt: time };
    if (state.current.size >= generationSize) {
      state.previous = state.current;
      state.current = new Map();
    }
    state.current.set(scopeId, bucket);
    return bucket;
  }

  function take(set: EndpointSet, scopeId: string): TokenBucketDecision {
    const state = stateOf(set);
    const time = Math.floor(now());
    const bucket = bucketOf(state, scopeId, time);
    const level = refilled(state, bucket, time);
    const allowed = level >= state.sharesPerToken;
    bucket.level = allowed ? level - state.sharesPerToken : level;
    bucket.updatedAt = time;
    return decision(state, allowed, bucket.level);
  }

  function peek(set: EndpointSet, scopeId: string): TokenBucketDecision {
    const state = stateOf(set);
    const bucket = state.current.get(scopeId) ?? state.previous.get(scopeId);
    const level = bucket === undefined ? state.fullLevel : refilled(state, bucket, Math.floor(now()));
    return decision(state, level >= state.sharesPerToken, level);
  }

  return { take, peek, limitsOf: stateOf };
}

function refilled(state: SetState, bucket: Bucket, time: number): number {
  const elapsedMs = time - bucket.updatedAt;
  if (elapsedMs <= 0) return bucket.level;
  return Math.min(state.fullLevel, bucket.level + elapsedMs * state.refillRate);
}

function decision(state: SetState, allowed: boolean, level: number): TokenBucketDecision {
  return {
    allowed,
    limit: state.capacity,
    remaining: Math.floor(level / state.sharesPerToken),
    refillRate: state.refillRate,
    retryAfterSeconds: allowed ? 0 : Math.ceil((state.sharesPerToken - level) / state.refillRate / 1000),
  };
}
