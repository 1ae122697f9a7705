import { RefusalError, refuse } from '../../domain/errors.js';
import { isOrganizationRole, isProjectRole } from '../../domain/roles.js';

/** The roles without repetition. Refuses any that is no organization role. */
export function readOrganizationRoles(roles: readonly string[], organizationId: string): string[] {
  for (const role of roles)
    if (!isOrganizationRole(role))
      throw new RefusalError(refuse('INVALID_ROLE_FOR_ORG', role, organizationId));
  return [...new Set(roles)];
}

/** The roles without repetition. Refuses any that is no project role. */
export function readProjectRoles(roles: readonly string[], projectId: string): string[] {
  for (const role of roles)
    if (!isProjectRole(role)) throw new RefusalError(refuse('INVALID_ROLE_FOR_GROUP', role, projectId));
  return [...new Set(roles)];
}

/** Whether two lists without repetition name the same roles. */
export function sameRoles(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((role) => b.includes(role));
}
