import { RefusalError, refuse } from '../../domain/errors.js';
import { projectPermissionsOf } from '../../domain/permissions.js';
import { organizationIdsOf, permissionsInOrganization } from '../authorize.js';
import type { Principal } from '../principal.js';
import type { ReachRule } from './reach-rule.js';

/**
 * Whoever makes the account of a person invites it somewhere: nobody else may decide its password. Where, the body says,
 * and the service asks there.
 */
export const accountCreation: ReachRule = {
  needs: { permission: 'organization.users.write', unless: 'the caller manages the people of a project' },
  require({ caller: { principal } }) {
    const mayInviteToProject = [...principal.projectRoles.values()].some((roles) =>
      projectPermissionsOf([], roles).has('project.users.write'),
    );
    // Who lacks a second factor is told so by the service, which knows where.
    const mayLackSecondFactor = principal.kind === 'user' && principal.closedOrganizationIds.size > 0;
    if (!mayInviteToProject && !mayLackSecondFactor) requireMayInviteToOrganization(principal);
  },
};

/** Refuses who may invite to none of its organizations. */
export function requireMayInviteToOrganization(principal: Principal): void {
  const may = organizationIdsOf(principal).some((id) =>
    permissionsInOrganization(principal, id)?.has('organization.users.write'),
  );
  if (!may) throw new RefusalError(refuse('USER_UNAUTHORIZED', 'organization.users.write'));
}
