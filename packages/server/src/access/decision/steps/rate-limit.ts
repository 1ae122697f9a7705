import { secondsText } from '../../../domain/time-spans.js';
import { areLimitsOff } from '../../../domain/token-buckets.js';
import { defineStep } from '../decision.js';
import { limitMet, lookAtToken, takeToken } from '../limits.js';

/**
 * Takes a token of the endpoint set's bucket, from callers that hold the permission. Where more is asked (reach.ts) it only
 * looks whether there is one.
 */
export const rateLimitStep = defineStep({
  name: 'rateLimit',
  title: 'Rate Limit',
  does: 'token bucket of the endpoint set and its scope',
  refuses: '429 with Retry-After',
  decide(decision) {
    const isAskedMore = decision.rule.operation?.reach !== undefined && !decision.isRepeated;
    return isAskedMore ? lookAtToken(decision) : takeToken(decision);
  },
  record(decision) {
    const { rule, stop } = decision;
    const met = limitMet(decision);
    if (met === undefined || rule.endpointSet === undefined)
      return { detail: 'This operation is not limited.' };
    if (areLimitsOff(rule.endpointSet, met)) return { detail: 'Rate limits are off on this server.' };
    if (stop !== undefined)
      return {
        detail: `All ${met.limit} requests are used up on this node.`,
        fix: `Wait ${secondsText(met.retryAfterSeconds)}.`,
      };
    const left = `${met.remaining} of ${met.limit} requests are left on this node`;
    // Nothing was taken, so what is let through without one is let through by the share.
    const isByShare = met.remaining === 0;
    return { detail: isByShare ? `${left}, of which this caller took less than its share.` : `${left}.` };
  },
});
