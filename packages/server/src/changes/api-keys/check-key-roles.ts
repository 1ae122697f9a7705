import { RefusalError, refuse } from '../../domain/errors.js';
import { readOrganizationRoles, readProjectRoles } from '../roles/check-roles.js';

/** The roles without repetition. Refuses none at all and any that is no organization role. */
export function checkOrganizationRoles(roles: readonly string[], organizationId: string): string[] {
  if (roles.length === 0) throw new RefusalError(refuse('MISSING_API_KEY_ROLES'));
  return readOrganizationRoles(roles, organizationId);
}

/** The roles without repetition. Refuses none at all and any that is no project role. */
export function checkProjectRoles(roles: readonly string[], projectId: string): string[] {
  if (roles.length === 0) throw new RefusalError(refuse('MISSING_API_KEY_ROLES'));
  return readProjectRoles(roles, projectId);
}
