import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANY_OPERATION, createFaults, type FaultRule, type FaultTarget } from './faults.js';

const TARGETS: readonly FaultTarget[] = [
  { names: ['listGroups', 'atlas.listGroups'], hasRateLimit: true, asksWho: true },
  { names: ['token', 'oauth.createAccessToken'], hasRateLimit: true, asksWho: true },
  { names: ['getHealth'], hasRateLimit: false, asksWho: false },
];
const [LIST, TOKEN, HEALTH] = TARGETS as [FaultTarget, FaultTarget, FaultTarget];

const rule = (more: Partial<FaultRule> = {}): FaultRule => ({
  operation: 'listGroups',
  credential: undefined,
  status: 500,
  connection: undefined,
  delayMs: 0,
  retryAfterSeconds: undefined,
  effect: 'before',
  times: 1,
  after: 0,
  ...more,
});

function faultsOf(...rules: FaultRule[]) {
  const faults = createFaults();
  faults.set(rules);
  return faults;
}

describe('a fault', () => {
  it('lets pass as many requests as it says, meets as many as it says, and is used up', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        fc.nat({ max: 60 }),
        (after, times, requests) => {
          const faults = faultsOf(rule({ after, times }));
          const met = Array.from({ length: requests }, () => faults.take(LIST, null) !== undefined);
          expect(met).toEqual(met.map((_, index) => index >= after && index < after + times));
          const seen = Math.min(requests, after + times);
          expect(faults.list()).toMatchObject([{ seen, hits: Math.max(0, seen - after) }]);
        },
      ),
    );
  });

  it('that was given back is there for the next request', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.boolean(), { maxLength: 40 }),
        (after, times, keeps) => {
          const faults = faultsOf(rule({ after, times }));
          let kept = 0;
          for (const keep of keeps) {
            const taken = faults.take(LIST, null);
            if (keep && taken) kept += 1;
            else taken?.giveBack();
          }
          expect(faults.list()[0]?.hits).toBe(kept);
          expect(kept).toBeLessThanOrEqual(times);
        },
      ),
    );
  });

  it('meets its own credential and operation alone', () => {
    const faults = faultsOf(rule({ credential: 'aaaabbbb' }));
    expect(faults.take(LIST, 'ccccdddd')).toBeUndefined();
    expect(faults.take(LIST, null)).toBeUndefined();
    expect(faults.take(TOKEN, 'aaaabbbb')).toBeUndefined();
    expect(faults.list()[0]?.seen).toBe(0);
    expect(faults.take(LIST, 'aaaabbbb')?.place).toBe(1);
  });

  it('of 429 passes over what has no rate limit', () => {
    const faults = faultsOf(rule({ operation: ANY_OPERATION, status: 429 }));
    expect(faults.take(HEALTH, null)).toBeUndefined();
    expect(faults.take(TOKEN, null)).toBeDefined();
  });

  it('takes the place of all that were set before', () => {
    const faults = faultsOf(rule({ times: 5 }));
    faults.take(LIST, null);
    faults.set([rule()]);
    expect(faults.list()).toMatchObject([{ seen: 0, hits: 0 }]);
  });
});

describe('several faults', () => {
  it('meet each request with one of them, each no more often than it says', () => {
    const some = fc.record({
      operation: fc.constantFrom('listGroups', 'token', ANY_OPERATION),
      times: fc.integer({ min: 1, max: 4 }),
      after: fc.nat({ max: 4 }),
    });
    fc.assert(
      fc.property(
        fc.array(some, { maxLength: 6 }),
        fc.array(fc.constantFrom(...TARGETS), { maxLength: 60 }),
        (rules, requests) => {
          const faults = faultsOf(...rules.map(rule));
          const places = requests.flatMap((target) => faults.take(target, null)?.place ?? []);
          faults.list().forEach(({ hits, seen, rule: { times, after } }, index) => {
            expect(hits).toBe(places.filter((place) => place === index + 1).length);
            expect(hits).toBeLessThanOrEqual(times);
            expect(seen).toBeLessThanOrEqual(times + after);
          });
        },
      ),
    );
  });

  it('come in their order: the second sees nothing of what the first has met', () => {
    const faults = faultsOf(rule({ times: 2 }), rule({ status: 503 }));
    expect([1, 2, 3, 4].map(() => faults.take(LIST, null)?.rule.status)).toEqual([500, 500, 503, undefined]);
  });
});
