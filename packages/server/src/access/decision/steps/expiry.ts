import { refuse } from '../../../domain/errors.js';
import { callerOf, defineStep, refused } from '../decision.js';

/**
 * An API key ends at its moment, not after it. The clock is looked at for each request, so a key in memory ends without the change feed.
 */
export const expiryStep = defineStep({
  name: 'expiry',
  title: 'Expiry',
  does: 'whether the moment of an API key has passed',
  refuses: '401 without a challenge',
  isMendedAtCredential: true,
  decide(decision) {
    const { principal } = callerOf(decision);
    if (principal.kind !== 'api_key' || principal.expiresAt === null) return undefined;
    const { publicKey, expiresAt } = principal;
    return expiresAt > decision.basis.now()
      ? undefined
      : refused(refuse('API_KEY_EXPIRED', publicKey, new Date(expiresAt).toISOString()));
  },
  record(decision) {
    const { principal } = callerOf(decision);
    if (decision.stop !== undefined || principal.kind !== 'api_key' || principal.expiresAt === null)
      return undefined;
    return { detail: `The key works until ${new Date(principal.expiresAt).toISOString()}.` };
  },
});
