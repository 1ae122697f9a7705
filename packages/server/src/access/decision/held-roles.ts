import { organizationIdsOf, rolesInOrganization } from '../authorize.js';
import { callerOf, type Decision } from './decision.js';

/** The roles of the caller where a request leads, for explanations; those at home where it leads nowhere. */
export function heldRoles(decision: Decision): string {
  const { principal } = callerOf(decision);
  const { scopeOrganizationId, project } = decision;
  const organizationIds =
    scopeOrganizationId === undefined ? organizationIdsOf(principal) : [scopeOrganizationId];
  const held = [
    ...organizationIds.flatMap((id) => rolesInOrganization(principal, id) ?? []),
    ...(project === undefined ? [] : (principal.projectRoles.get(project.id) ?? [])),
  ];
  return held.join(', ') || 'no role';
}
