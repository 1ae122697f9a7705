import { lacksSecondFactor, refuseOrganization } from '../../authorize.js';
import { callerOf, defineStep, refused } from '../decision.js';

/** An organization may ask its people, not its credentials, for a second factor. */
export const secondFactorStep = defineStep({
  name: 'secondFactor',
  title: 'Second Factor',
  does: 'for people, where the organization asks for one',
  refuses: '403',
  decide(decision) {
    const { principal } = callerOf(decision);
    const { scopeOrganizationId } = decision;
    return scopeOrganizationId !== undefined && lacksSecondFactor(principal, scopeOrganizationId)
      ? refused(refuseOrganization(principal, scopeOrganizationId))
      : undefined;
  },
  record: () => undefined,
});
