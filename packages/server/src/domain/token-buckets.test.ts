import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATLAS_LIMITS, numbersUnder } from './rate-limit-plan.js';
import { type EndpointSet, endpointSets } from './rate-limits.js';
import { createTokenBuckets } from './token-buckets.js';

function fixture({ maxBuckets = 100, scale = 1 } = {}) {
  const clock = { now: 1_700_000_000_000 };
  const buckets = createTokenBuckets({
    now: () => clock.now,
    maxBuckets,
    numbersOf: numbersUnder({ ...ATLAS_LIMITS, scale }),
  });
  return { clock, buckets };
}

function endpointSet(capacity: number, refillRate: number): EndpointSet {
  return { ...endpointSets['organizations-organization'], capacity, refillRate };
}

const settings = endpointSets['organization-settings-organization'];

describe('a token bucket', () => {
  it('is full at first, lets its capacity through, and then refuses', () => {
    const { buckets } = fixture();
    for (let remaining = 9; remaining >= 0; remaining--) {
      expect(buckets.take(settings, 'a')).toEqual({
        allowed: true,
        limit: 10,
        remaining,
        refillRate: 5,
        retryAfterSeconds: 0,
      });
    }
    // 5 per 60 seconds: the next token is 12 seconds away.
    expect(buckets.take(settings, 'a')).toEqual({
      allowed: false,
      limit: 10,
      remaining: 0,
      refillRate: 5,
      retryAfterSeconds: 12,
    });
  });

  it('has a token again when it said so, and not a second earlier', () => {
    const { buckets, clock } = fixture();
    for (let i = 0; i < 10; i++) buckets.take(settings, 'a');
    clock.now += 3_500;
    expect(buckets.take(settings, 'a').retryAfterSeconds).toBe(9);
    clock.now += 8_000;
    expect(buckets.take(settings, 'a').allowed).toBe(false);
    clock.now += 1_000;
    expect(buckets.take(settings, 'a').allowed).toBe(true);
  });

  it('belongs to one scope of one endpoint set', () => {
    const { buckets } = fixture();
    for (let i = 0; i < 10; i++) buckets.take(settings, 'a');
    expect(buckets.take(settings, 'a').allowed).toBe(false);
    expect(buckets.take(settings, 'b').allowed).toBe(true);
    expect(buckets.take(endpointSets['organizations-organization'], 'a').allowed).toBe(true);
  });

  it('gives nothing for time that runs backwards, and goes on from there', () => {
    const { buckets, clock } = fixture();
    for (let i = 0; i < 10; i++) buckets.take(settings, 'a');
    clock.now -= 3_600_000;
    expect(buckets.take(settings, 'a').allowed).toBe(false);
    clock.now += 12_000;
    expect(buckets.take(settings, 'a').allowed).toBe(true);
  });

  it('can be looked at without being touched', () => {
    const { buckets, clock } = fixture();
    expect(buckets.peek(settings, 'a')).toMatchObject({ allowed: true, remaining: 10 });
    for (let i = 0; i < 10; i++) buckets.take(settings, 'a');
    expect(buckets.peek(settings, 'a')).toMatchObject({
      allowed: false,
      remaining: 0,
      refillRate: 5,
      retryAfterSeconds: 12,
    });
    clock.now += 24_000;
    expect(buckets.peek(settings, 'a')).toMatchObject({ allowed: true, remaining: 2 });
    expect(buckets.peek(settings, 'a').remaining).toBe(2);
    expect(buckets.take(settings, 'a').remaining).toBe(1);
  });

  it('is as much larger and faster as the scale says', () => {
    const { buckets, clock } = fixture({ scale: 3 });
    expect(buckets.limitsOf(settings)).toMatchObject({ capacity: 30, refillRate: 15 });
    for (let i = 0; i < 30; i++) expect(buckets.take(settings, 'a').allowed).toBe(true);
    expect(buckets.take(settings, 'a')).toMatchObject({ allowed: false, limit: 30, retryAfterSeconds: 4 });
    clock.now += 4_000;
    expect(buckets.take(settings, 'a').allowed).toBe(true);
  });

  it('never scales down to a bucket that lets nothing through', () => {
    const { buckets } = fixture({ scale: 0.001 });
    expect(buckets.limitsOf(settings)).toMatchObject({ capacity: 1, refillRate: 1 });
    expect(buckets.take(settings, 'a').allowed).toBe(true);
  });

  it('is never fuller than its capacity, however long it waits', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 5000 }),
        fc.array(fc.integer({ min: -1_000_000, max: 100_000_000 }), { maxLength: 60 }),
        (capacity, refillRate, waitsMs) => {
          const { buckets, clock } = fixture();
          const set = endpointSet(capacity, refillRate);
          for (const waitMs of waitsMs) {
            clock.now += waitMs;
            expect(buckets.peek(set, 'a').remaining).toBeLessThanOrEqual(capacity);
            expect(buckets.take(set, 'a').remaining).toBeLessThan(capacity);
          }
        },
      ),
    );
  });

  it('refills at exactly its rate, however the time is cut into pieces', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 20 }),
        fc.integer({ min: 1, max: 2500 }),
        fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 100 }),
        (capacity, refillRate, waitsMs) => {
          // No step may fill the bucket to the brim, or what spills over would be missing from the count.
          fc.pre(200 * refillRate <= (capacity - 1) * 60_000);
          const { buckets, clock } = fixture();
          const set = endpointSet(capacity, refillRate);
          for (let i = 0; i < capacity; i++) buckets.take(set, 'a');
          let taken = 0;
          let elapsedMs = 0;
          for (const waitMs of waitsMs) {
            clock.now += waitMs;
            elapsedMs += waitMs;
            while (buckets.take(set, 'a').allowed) taken++;
          }
          expect(taken).toBe(Math.floor((elapsedMs * refillRate) / 60_000));
        },
      ),
    );
  });

  it('keeps its word: waiting as long as it says is always enough', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2500 }),
        fc.integer({ min: 0, max: 60_000 }),
        (refillRate, waitMs) => {
          const { buckets, clock } = fixture();
          const set = endpointSet(1, refillRate);
          buckets.take(set, 'a');
          clock.now += waitMs;
          const { retryAfterSeconds, allowed } = buckets.take(set, 'a');
          fc.pre(!allowed);
          expect(retryAfterSeconds).toBeGreaterThanOrEqual(1);
          clock.now += (retryAfterSeconds - 1) * 1000;
          expect(buckets.peek(set, 'a').retryAfterSeconds).toBeLessThanOrEqual(1);
          clock.now += 1000;
          expect(buckets.take(set, 'a').allowed).toBe(true);
        },
      ),
    );
  });
});

describe('the token buckets of an endpoint set', () => {
  it('are bounded: the one not used for longest is forgotten and starts full again', () => {
    const { buckets } = fixture({ maxBuckets: 20 });
    for (let i = 0; i < 10; i++) buckets.take(settings, 'old');
    for (let i = 0; i < 30; i++) buckets.take(settings, `other${i}`);
    expect(buckets.peek(settings, 'old').remaining).toBe(10);
  });

  it('keep what is in use, whatever passes by', () => {
    const { buckets } = fixture({ maxBuckets: 20 });
    for (let i = 0; i < 10; i++) buckets.take(settings, 'busy');
    for (let i = 0; i < 500; i++) {
      buckets.take(settings, `other${i}`);
      if (i % 5 === 0) expect(buckets.take(settings, 'busy').allowed).toBe(false);
    }
  });

  it('are not pushed out by another set', () => {
    const { buckets } = fixture({ maxBuckets: 2 });
    for (let i = 0; i < 10; i++) buckets.take(settings, 'a');
    for (let i = 0; i < 100; i++) buckets.take(endpointSets['root-ip'], `192.0.2.${i}`);
    expect(buckets.take(settings, 'a').allowed).toBe(false);
  });

  it.each([1, 2.5])('cannot be made with %s buckets', (maxBuckets) => {
    expect(() => createTokenBuckets({ now: Date.now, maxBuckets })).toThrow(RangeError);
  });

  it('are full with the new numbers when those change', () => {
    const { buckets } = fixture();
    for (let i = 0; i < 10; i++) buckets.take(settings, 'a');
    buckets.change(() => ({ capacity: 2, refillRate: 60 }));
    expect(buckets.peek(settings, 'a')).toMatchObject({ limit: 2, remaining: 2, refillRate: 60 });
    for (let i = 0; i < 2; i++) buckets.take(settings, 'a');
    expect(buckets.take(settings, 'a')).toMatchObject({ allowed: false, retryAfterSeconds: 1 });
  });
});
