import { RefusalError, refuse } from '../../domain/errors.js';
import { requireOrganizationPermissions } from '../authorize.js';
import type { Principal } from '../principal.js';
import type { ReachRule } from './reach-rule.js';

/** The organization stands in the body. A credential belongs to one alone; of people the service asks. */
export const projectCreation: ReachRule = {
  needs: { permission: 'organization.projects.create' },
  require({ caller: { principal } }) {
    if (principal.kind !== 'user') requireMayCreateProject(principal, principal.organizationId);
  },
};

export function requireMayCreateProject(principal: Principal, organizationId: string): void {
  const permissions = requireOrganizationPermissions(principal, organizationId);
  if (!permissions.has('organization.projects.create'))
    throw new RefusalError(refuse('NOT_ORG_GROUP_CREATOR', organizationId));
}
