import { writeRateLimitPlan } from '../../domain/rate-limit-plan.js';
import { allEndpointSets } from '../../domain/rate-limits.js';
import type { ServerParts } from '../server-parts.js';
import type { TestControls } from '../test-controls.js';

/** The controls of a server for tests: no other serves an operation that asks for them. */
export function testControls({ testControls: controls }: ServerParts): TestControls {
  if (controls === undefined) throw new Error('this server was not started for tests');
  return controls;
}

export function testFaults(server: ServerParts): object {
  return {
    faults: testControls(server)
      .faults.list()
      .map(({ rule, seen, hits }) => ({ ...rule, hits, remaining: rule.times - hits, seen })),
  };
}

export function testClock(server: ServerParts): object {
  const { clock } = testControls(server);
  return {
    frozen: clock.setting().frozenAt !== undefined,
    now: new Date(clock.now()).toISOString(),
    offsetSeconds: Math.round(clock.aheadMs() / 1000),
  };
}

export function testRateLimits(server: ServerParts): object {
  const { rateLimits } = testControls(server);
  return {
    ...writeRateLimitPlan(rateLimits.plan()),
    endpointSets: [...allEndpointSets.values()].map((set) => {
      const { capacity, refillRate } = rateLimits.of(set);
      return { id: set.id, capacity, refillPerMinute: refillRate };
    }),
  };
}
