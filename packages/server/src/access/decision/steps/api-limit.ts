import { siteOf } from '../../../domain/addresses.js';
import { refuse } from '../../../domain/errors.js';
import type { ApiLimit } from '../../../domain/guard/compile-api.js';
import { secondsText } from '../../../domain/time-spans.js';
import { addressOf, callerOf, type Decision, defineStep, guardedOf, refused } from '../decision.js';

/**
 * The limits of a guarded API, all of which a call needs room under. Behind the permission, so that who may not call takes
 * nothing of what callers of a project share.
 */
export const apiLimitStep = defineStep({
  name: 'apiLimit',
  title: 'Limits of the API',
  does: 'calls of each credential and project, on this node',
  refuses: '429 with Retry-After',
  decide(decision) {
    const { route, api } = guardedOf(decision);
    const { calls } = decision.purpose;
    if (route === undefined || route.limits.length === 0 || calls === undefined) return undefined;
    for (const limit of route.limits) {
      const met = calls.peek(limit, ownerOf(decision, limit));
      if (met.allowed) continue;
      decision.rateLimit = met;
      const minutes = limit.refillDurationSeconds / 60;
      return refused(refuse('RATE_LIMITED', api.name, limit.capacity, minutes, met.retryAfterSeconds));
    }
    for (const limit of route.limits) decision.rateLimit = calls.take(limit, ownerOf(decision, limit));
    return undefined;
  },
  record({ stop, rateLimit }) {
    if (rateLimit === undefined) return undefined;
    return stop === undefined
      ? { detail: `${rateLimit.remaining} of ${rateLimit.limit} calls are left on this node.` }
      : {
          detail: `All ${rateLimit.limit} calls are used up on this node.`,
          fix: `Wait ${secondsText(rateLimit.retryAfterSeconds)}.`,
        };
  },
});

function ownerOf(decision: Decision, { each }: ApiLimit): string {
  if (each === 'address') return siteOf(addressOf(decision));
  return each === 'project' ? (decision.project?.id ?? '') : callerOf(decision).principal.id;
}
