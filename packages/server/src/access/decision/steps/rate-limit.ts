import { refuse } from '../../../domain/errors.js';
import { addressOf, type Decision, defineStep, refused, requestPath } from '../decision.js';

/** Takes a token of the endpoint set's bucket. A request that is decided again has taken its token before. */
export const rateLimitStep = defineStep({
  name: 'rateLimit',
  title: 'Rate Limit',
  does: 'token bucket of the endpoint set and its scope',
  refuses: '429 with Retry-After',
  decide(decision) {
    const set = decision.rule.endpointSet;
    if (set === undefined || decision.rateLimit !== undefined) return undefined;
    const { purpose } = decision;
    const taken = purpose.takeToken(set, bucketOwner(decision, set.scope));
    decision.rateLimit = taken;
    if (taken.allowed) return undefined;
    return refused(
      refuse(
        'RATE_LIMITED_TOKEN_BUCKET',
        // Recorded without the slash at its beginning.
        requestPath(decision.asked).slice(1),
        taken.retryAfterSeconds,
        taken.limit,
        taken.refillRate,
        set.refillDurationSeconds,
      ),
    );
  },
  record({ rateLimit, stop }) {
    if (rateLimit === undefined) return { detail: 'This operation is not limited.' };
    return stop === undefined
      ? { detail: `${rateLimit.remaining} of ${rateLimit.limit} requests are left on this node.` }
      : {
          detail: `All ${rateLimit.limit} requests are used up on this node.`,
          fix: `Wait ${rateLimit.retryAfterSeconds} seconds.`,
        };
  },
});

/** Nobody is known in a public operation, so there the address counts whatever the set says. */
function bucketOwner(decision: Decision, scope: string): string {
  return scope === 'ip' || decision.scopeId === undefined ? addressOf(decision).text : decision.scopeId;
}
