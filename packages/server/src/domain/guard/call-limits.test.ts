import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCallLimits } from './call-limits.js';
import type { ApiLimit } from './compile-api.js';

const limitOf = (count: number, perSeconds: number, each: ApiLimit['each'] = 'credential'): ApiLimit => ({
  key: `${count} per ${perSeconds} of each ${each}`,
  each,
  capacity: count,
  refillRate: count,
  refillDurationSeconds: perSeconds,
});

function withClock(maxOwners = 1_000) {
  const clock = { now: 1_700_000_000_000 };
  return { clock, calls: createCallLimits({ now: () => clock.now, maxOwners }) };
}

describe('a limit of a guarded API', () => {
  it('lets as many calls through at once as it says, and says when the next may come', () => {
    const { calls } = withClock();
    const limit = limitOf(3, 60);
    expect([1, 2, 3].map(() => calls.take(limit, 'a').remaining)).toEqual([2, 1, 0]);
    expect(calls.take(limit, 'a')).toMatchObject({ allowed: false, remaining: 0, retryAfterSeconds: 20 });
  });

  it('gives calls back evenly', () => {
    const { calls, clock } = withClock();
    const limit = limitOf(3, 60);
    for (const _ of [1, 2, 3]) calls.take(limit, 'a');
    clock.now += 19_999;
    expect(calls.peek(limit, 'a').allowed).toBe(false);
    clock.now += 1;
    expect(calls.take(limit, 'a').allowed).toBe(true);
    expect(calls.take(limit, 'a').allowed).toBe(false);
    clock.now += 60_000;
    expect(calls.peek(limit, 'a').remaining).toBe(3);
  });

  it('counts each owner and each limit for itself', () => {
    const { calls } = withClock();
    const [one, other] = [limitOf(1, 60), limitOf(2, 60)];
    calls.take(one, 'a');
    expect(calls.take(one, 'a').allowed).toBe(false);
    expect(calls.take(one, 'b').allowed).toBe(true);
    expect(calls.take(other, 'a').allowed).toBe(true);
  });

  it('takes nothing when it is only looked at', () => {
    const { calls } = withClock();
    const limit = limitOf(1, 1);
    for (const _ of [1, 2, 3]) expect(calls.peek(limit, 'a')).toMatchObject({ allowed: true, remaining: 1 });
    expect(calls.take(limit, 'a').allowed).toBe(true);
  });

  it('holds nobody up for longer because the clock was set back', () => {
    const { calls, clock } = withClock();
    const limit = limitOf(1, 60);
    calls.take(limit, 'a');
    clock.now -= 3_600_000;
    expect(calls.take(limit, 'a').retryAfterSeconds).toBe(60);
  });

  it('keeps what callers used when strangers come from many addresses', () => {
    const { calls } = withClock(10);
    const limit = limitOf(1, 60);
    calls.take(limit, 'a');
    for (let index = 0; index < 100; index++) calls.take(limitOf(1, 60, 'address'), `192.0.2.${index}`);
    expect(calls.take(limit, 'a').allowed).toBe(false);
  });

  it('never lets more through in any stretch of time than it says at once and what comes back meanwhile', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 100 }),
        fc.array(fc.nat(5_000), { minLength: 1, maxLength: 100 }),
        (count, perSeconds, waits) => {
          const { calls, clock } = withClock();
          const limit = limitOf(count, perSeconds);
          const start = clock.now;
          let taken = 0;
          for (const wait of waits) {
            clock.now += wait;
            if (calls.take(limit, 'a').allowed) taken++;
            expect(taken).toBeLessThanOrEqual(
              count + ((clock.now - start) * count) / (perSeconds * 1000) + 1e-3,
            );
          }
        },
      ),
    );
  });
});
