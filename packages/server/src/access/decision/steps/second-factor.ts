import { refuse } from '../../../domain/errors.js';
import type { OrganizationPolicy } from '../../directory.js';
import type { LoadingCache } from '../../loading-cache.js';
import { callerOf, refused, type Step } from '../decision.js';

/** An organization may ask its people, not its credentials, for a second factor. */
export function secondFactorStep(organizations: LoadingCache<OrganizationPolicy>): Step {
  const judge = (organization: OrganizationPolicy | null) =>
    organization?.multiFactorAuthRequired
      ? refused(refuse('MULTI_FACTOR_AUTH_REQUIRED', organization.id))
      : undefined;
  return {
    name: 'secondFactor',
    decide(decision) {
      const { principal } = callerOf(decision);
      const { scopeOrganizationId } = decision;
      if (principal.kind !== 'user' || principal.session.hasSecondFactor) return undefined;
      if (scopeOrganizationId === undefined) return undefined;
      const organization = organizations.get(scopeOrganizationId);
      return organization instanceof Promise ? organization.then(judge) : judge(organization);
    },
    record: () => undefined,
  };
}
