import { RefusalError, refuse } from '../../domain/errors.js';
import { isOrganizationRole, isProjectRole } from '../../domain/roles.js';
import { readOrganizationRoles, readProjectRoles } from '../roles/check-roles.js';

/** Refuses an empty list; with `project`, in the words for a project that makes a key. */
export function requireSomeRole(roles: readonly string[] = [], ...scope: [] | ['project']): void {
  if (roles.length === 0) throw new RefusalError(refuse('MISSING_API_KEY_ROLES', ...scope));
}

/** The roles without repetition. Refuses an empty list and roles that are not organization roles. */
export function checkOrganizationRoles(roles: readonly string[], organizationId: string): string[] {
  requireSomeRole(roles);
  return readOrganizationRoles(roles, organizationId);
}

/** The roles without repetition. Refuses an empty list and roles that are not project roles. */
export function checkProjectRoles(roles: readonly string[], projectId: string): string[] {
  requireSomeRole(roles);
  return readProjectRoles(roles, projectId);
}

/**
 * Refuses names that no role has. The live service does so since January 2026 where a project makes a key; of
 * other operations that is not known, and they name the role in `detail`, which is all that many clients print.
 */
export function checkRoleNames(roles: readonly string[]): void {
  const unknown = roles.filter((role) => !isOrganizationRole(role) && !isProjectRole(role));
  if (unknown.length === 0) return;
  throw new RefusalError({
    ...refuse('BAD_REQUEST'),
    fields: unknown.map((role) => ({
      field: '_roles',
      description: `Invalid role name '${role}'. Must be a valid Role name.`,
    })),
  });
}
