import { type Refusal, RefusalError, refuse } from '../domain/errors.js';
import { type PermissionSet, permissionsOf, projectPermissionsOf } from '../domain/permissions.js';
import type { Principal } from './principal.js';

const NO_ROLES: readonly string[] = [];

/** The organizations whose member the principal is: one for a credential, any number for a person. */
export function organizationIdsOf(principal: Principal): readonly string[] {
  return principal.kind === 'user' ? [...principal.organizationRoles.keys()] : [principal.organizationId];
}

/** The principal's roles in an organization; `undefined` when it is a stranger there. */
export function rolesInOrganization(
  principal: Principal,
  organizationId: string,
): readonly string[] | undefined {
  if (principal.kind === 'user') return principal.organizationRoles.get(organizationId);
  return principal.organizationId === organizationId ? principal.organizationRoles : undefined;
}

/** Permissions of the principal in an organization; `undefined` when it is a stranger there. */
export function permissionsInOrganization(
  principal: Principal,
  organizationId: string,
): PermissionSet | undefined {
  const roles = rolesInOrganization(principal, organizationId);
  return roles && permissionsOf(roles);
}

/**
 * Permissions of the principal in a project of that organization; `undefined` when it may not see the project: a
 * stranger to the organization, or a member without a role in the project.
 */
export function permissionsInProject(
  principal: Principal,
  project: { id: string; organizationId: string },
): PermissionSet | undefined {
  const organizationRoles = rolesInOrganization(principal, project.organizationId);
  if (organizationRoles === undefined) return undefined;
  const roles = principal.projectRoles.get(project.id) ?? NO_ROLES;
  const permissions = projectPermissionsOf(organizationRoles, roles);
  return permissions.has('project.read') ? permissions : undefined;
}

/** Whether the organization is one of the person's that the session does not open, for want of a second factor. */
export function lacksSecondFactor(principal: Principal, organizationId: string): boolean {
  return principal.kind === 'user' && principal.closedOrganizationIds.has(organizationId);
}

/**
 * How an organization is refused in which the principal has no role: MULTI_FACTOR_AUTH_REQUIRED to whom a second factor
 * opens it. To strangers it answers like one that does not exist.
 */
export function refuseOrganization(principal: Principal, organizationId: string): Refusal {
  return lacksSecondFactor(principal, organizationId)
    ? refuse('MULTI_FACTOR_AUTH_REQUIRED', organizationId)
    : refuse('ORG_NOT_FOUND', organizationId);
}

/** The permissions of a principal in the organization, or else the refusal of it. */
export function requireOrganizationPermissions(principal: Principal, organizationId: string): PermissionSet {
  const permissions = permissionsInOrganization(principal, organizationId);
  if (permissions === undefined) throw new RefusalError(refuseOrganization(principal, organizationId));
  return permissions;
}

/** What there is of the id that was asked for. */
type FoundProject = { readonly id: string; readonly organizationId: string } | null | undefined;

/**
 * How a project is refused to whoever may not see it. Members of its organization hear that it is not for them, as the
 * live service has it. To strangers it answers like one that does not exist: nothing is learnt.
 */
export function refuseProject(principal: Principal, projectId: string, found: FoundProject): Refusal {
  if (found && lacksSecondFactor(principal, found.organizationId))
    return refuseOrganization(principal, found.organizationId);
  return found && rolesInOrganization(principal, found.organizationId) !== undefined
    ? refuse('USER_CANNOT_ACCESS_GROUP')
    : refuse('GROUP_NOT_FOUND', projectId);
}

/** The project with the permissions of a principal that may see it, or else the refusal of it. */
export function requireVisibleProject<Project extends FoundProject>(
  principal: Principal,
  projectId: string,
  found: Project,
): { readonly project: NonNullable<Project>; readonly permissions: PermissionSet } {
  const permissions = found ? permissionsInProject(principal, found) : undefined;
  if (!found || permissions === undefined) throw new RefusalError(refuseProject(principal, projectId, found));
  return { project: found, permissions };
}
