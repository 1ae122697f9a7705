import { refuse } from '../../../domain/errors.js';
import type { OrganizationPolicy } from '../../directory.js';
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
    if (principal.kind !== 'user' || principal.session.hasSecondFactor) return undefined;
    if (scopeOrganizationId === undefined) return undefined;
    const organization = decision.basis.organizations.get(scopeOrganizationId);
    return organization instanceof Promise ? organization.then(judge) : judge(organization);
  },
  record: () => undefined,
});

function judge(organization: OrganizationPolicy | null) {
  return organization?.multiFactorAuthRequired
    ? refused(refuse('MULTI_FACTOR_AUTH_REQUIRED', organization.id))
    : undefined;
}
