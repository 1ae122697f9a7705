import { testingBounds } from './bounds/testing.js';
import { nearestName } from './nearest-name.js';
import { allEndpointSets, type Limit } from './rate-limits.js';

/** The scale that lifts the limits. Buckets and headers go on, with very large numbers. */
export const LIMITS_OFF_SCALE = 1_000_000;

/** The numbers that a limit works with. */
export interface LimitNumbers {
  /** Requests that can be made at once. */
  readonly capacity: number;
  /** Tokens that come back in the limit's `refillDurationSeconds`. */
  readonly refillRate: number;
}

/** Which rate limits are in force. */
export interface RateLimitPlan {
  /** Multiplies the published numbers; `LIMITS_OFF_SCALE` lifts them. */
  readonly scale: number;
  /** Endpoint sets, by their id, that have these numbers whatever the scale is. */
  readonly sets: ReadonlyMap<string, LimitNumbers>;
}

/** As published. */
export const ATLAS_LIMITS: RateLimitPlan = { scale: 1, sets: new Map() };

export const RATE_LIMIT_MODES = ['atlas', 'off'] as const;

/** A plan as people write it, in a file and in a request. */
export interface WrittenRateLimits {
  readonly mode?: unknown;
  readonly scale?: unknown;
  readonly sets?: unknown;
}

/** What is wrong with a plan that was written. */
interface PlanProblem {
  readonly field: string;
  readonly problem: string;
}

const { most: mostCapacity } = testingBounds.limitCapacity;

/** Reads what was written, or says which member of it cannot be. */
export function readRateLimitPlan(written: unknown): RateLimitPlan | PlanProblem {
  if (!isRecord(written)) return { field: 'body', problem: 'must be an object' };
  const unknown = Object.keys(written).find((name) => !['mode', 'scale', 'sets'].includes(name));
  if (unknown !== undefined) return { field: unknown, problem: 'is none of mode, scale and sets' };
  const { mode = 'atlas', scale = 1, sets = {} }: WrittenRateLimits = written;
  if (mode !== 'atlas' && mode !== 'off') return { field: 'mode', problem: 'must be atlas or off' };
  if (mode === 'off' && written.scale !== undefined)
    return { field: 'scale', problem: 'excludes mode off: there is nothing to multiply' };
  if (typeof scale !== 'number' || !(scale > 0 && scale <= LIMITS_OFF_SCALE))
    return { field: 'scale', problem: `must be a number above 0, ${LIMITS_OFF_SCALE} at most` };
  if (!isRecord(sets)) return { field: 'sets', problem: 'must be an object with the ids of endpoint sets' };
  const own = new Map<string, LimitNumbers>();
  for (const [id, numbers] of Object.entries(sets)) {
    const read = readNumbers(id, numbers);
    if ('problem' in read) return read;
    own.set(id, read);
  }
  return { scale: mode === 'off' ? LIMITS_OFF_SCALE : scale, sets: own };
}

function readNumbers(id: string, numbers: unknown): LimitNumbers | PlanProblem {
  const field = `sets.${id}`;
  if (!allEndpointSets.has(id)) {
    const meant = nearestName(id, [...allEndpointSets.keys()]);
    const guess = meant === undefined ? '; GET /rateLimits has their ids' : `; did you mean ${meant}?`;
    return { field, problem: `is no endpoint set${guess}` };
  }
  if (!isRecord(numbers)) return { field, problem: 'must be an object' };
  const unknown = Object.keys(numbers).find((name) => name !== 'capacity' && name !== 'refillPerMinute');
  if (unknown !== undefined)
    return { field: `${field}.${unknown}`, problem: 'is none of capacity and refillPerMinute' };
  const { capacity, refillPerMinute } = numbers;
  if (!isWhole(capacity, 0))
    return { field: `${field}.capacity`, problem: `must be a whole number from 0 to ${mostCapacity}` };
  if (!isWhole(refillPerMinute, 1))
    return { field: `${field}.refillPerMinute`, problem: `must be a whole number from 1 to ${mostCapacity}` };
  return { capacity, refillRate: refillPerMinute };
}

function isWhole(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= mostCapacity;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A plan as it is written. */
export function writeRateLimitPlan({ scale, sets }: RateLimitPlan) {
  return {
    mode: scale >= LIMITS_OFF_SCALE ? 'off' : 'atlas',
    ...(scale < LIMITS_OFF_SCALE && { scale }),
    sets: Object.fromEntries(
      [...sets].map(([id, { capacity, refillRate }]) => [id, { capacity, refillPerMinute: refillRate }]),
    ),
  };
}

/** The same plan with the published numbers multiplied once more. */
export function scaled(plan: RateLimitPlan, scale: number): RateLimitPlan {
  return { ...plan, scale: Math.min(LIMITS_OFF_SCALE, plan.scale * scale) };
}

/**
 * The numbers of each limit under a plan. What a set is given holds for what callers took themselves too, so that an
 * exhausted limit can be tried; refusals keep the scaled numbers, so that they stay what they are.
 */
export function numbersUnder({ scale, sets }: RateLimitPlan): (limit: Limit) => LimitNumbers {
  const own = new Map<Limit, LimitNumbers>();
  for (const [id, numbers] of sets) {
    const set = allEndpointSets.get(id);
    if (set === undefined) throw new Error(`there is no endpoint set ${id}`);
    own.set(set, numbers).set(set.own, { ...numbers, refillRate: Math.ceil(numbers.refillRate / 2) });
  }
  return (limit) =>
    own.get(limit) ?? {
      capacity: Math.max(1, Math.round(limit.capacity * scale)),
      refillRate: Math.max(1, Math.round(limit.refillRate * scale)),
    };
}
