import { type PermissionSet, permissionsOf, projectPermissionsOf } from '../domain/permissions.js';
import type { Principal } from './principal.js';

/** Permissions of the principal in an organization; `undefined` when it is a stranger there. */
export function permissionsInOrganization(
  principal: Principal,
  organizationId: string,
): PermissionSet | undefined {
  if (principal.organizationId !== organizationId) return undefined;
  return permissionsOf(principal.organizationRoles);
}

const NO_ROLES: readonly string[] = [];

/**
 * Permissions of the principal in a project of that organization; `undefined` when it may not know the project: a
 * stranger to the organization, or a member without a role in the project.
 */
export function permissionsInProject(
  principal: Principal,
  project: { id: string; organizationId: string },
): PermissionSet | undefined {
  if (principal.organizationId !== project.organizationId) return undefined;
  const roles = principal.projectRoles.get(project.id) ?? NO_ROLES;
  const permissions = projectPermissionsOf(principal.organizationRoles, roles);
  return permissions.has('project.read') ? permissions : undefined;
}
