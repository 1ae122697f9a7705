import type { RolesInProject } from '../../domain/roles.js';

/** The role assignments of a body, in the words of the services. */
export function readAssignments(
  assignments: readonly { readonly groupId: string; readonly groupRoles: readonly string[] }[],
): RolesInProject[] {
  return assignments.map(({ groupId, groupRoles }) => ({ projectId: groupId, roles: groupRoles }));
}
