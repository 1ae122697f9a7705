import {
  requireOrganizationPermissions,
  requireVisibleProject,
  rolesInOrganization,
} from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { requireProject } from '../../changes/projects/require-project.js';
import { type Permission, type PermissionSet, permissions } from '../../domain/permissions.js';
import type { Reader } from '../../store/store.js';

/** What somebody may do in one organization or project, and through which roles; both in alphabetical order. */
export interface HeldPermissions {
  readonly permissions: readonly Permission[];
  readonly roles: readonly string[];
}

/** What the caller holds in an organization. For strangers the organization does not exist. */
export function heldInOrganization({ principal }: Caller, organizationId: string): HeldPermissions {
  const set = requireOrganizationPermissions(principal, organizationId);
  return held(set, rolesInOrganization(principal, organizationId) ?? []);
}

/**
 * What the caller holds in a project. Its roles in the organization are among the roles, since they count there too.
 * Refuses who may not see the project as the decision does.
 */
export async function heldInProject(
  reader: Reader,
  { principal }: Caller,
  projectId: string,
): Promise<HeldPermissions> {
  const found = await requireProject(reader, projectId);
  const { project, permissions: set } = requireVisibleProject(principal, projectId, found);
  return held(set, [
    ...(rolesInOrganization(principal, project.organizationId) ?? []),
    ...(principal.projectRoles.get(projectId) ?? []),
  ]);
}

function held(set: PermissionSet, roles: readonly string[]): HeldPermissions {
  return {
    permissions: permissions.filter((permission) => set.has(permission)).sort(),
    // A person can have a role directly and through a team.
    roles: [...new Set(roles)].sort(),
  };
}
