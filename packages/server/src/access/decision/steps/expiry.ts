import type { Clock } from '../../../domain/clock.js';
import { checkExpiry } from '../../check-expiry.js';
import { callerOf, refused, type Step } from '../decision.js';

/**
 * An API key ends at its moment. The clock is looked at for each request, so a key in memory ends without the change feed.
 */
export function expiryStep(now: Clock): Step {
  return {
    name: 'expiry',
    decide(decision) {
      const { principal } = callerOf(decision);
      const refusal = principal.kind === 'apiKey' ? checkExpiry(principal, now()) : undefined;
      return refusal && refused(refusal);
    },
    record(decision) {
      const { principal } = callerOf(decision);
      if (decision.stop !== undefined || principal.kind !== 'apiKey' || principal.expiresAt === null)
        return undefined;
      return { detail: `The key works until ${new Date(principal.expiresAt).toISOString()}.` };
    },
  };
}
