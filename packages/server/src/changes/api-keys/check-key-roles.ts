import { RefusalError, refuse } from '../../domain/errors.js';
import { isOrganizationRole, isProjectRole } from '../../domain/roles.js';
import { findCustomRoles } from '../../store/queries/custom-roles.js';
import type { Reader } from '../../store/store.js';
import { readOrganizationRoles, readProjectRoles } from '../roles/check-roles.js';

/** Refuses an empty list; with `project`, in the words for a project that makes a key. */
export function requireSomeRole(roles: readonly string[] = [], ...scope: [] | ['project']): void {
  if (roles.length === 0) throw new RefusalError(refuse('MISSING_API_KEY_ROLES', ...scope));
}

/** The roles without repetition. Refuses an empty list and roles that are not organization roles. */
export async function checkOrganizationRoles(
  reader: Reader,
  roles: readonly string[],
  organizationId: string,
): Promise<string[]> {
  requireSomeRole(roles);
  return readOrganizationRoles(reader, roles, organizationId);
}

/** The roles without repetition. Refuses an empty list and roles that are not project roles. */
export async function checkProjectRoles(
  reader: Reader,
  roles: readonly string[],
  projectId: string,
): Promise<string[]> {
  requireSomeRole(roles);
  return readProjectRoles(reader, roles, projectId);
}

/**
 * Refuses names that no role has. The live service does so since January 2026 where a project makes a key; of
 * other operations that is not known, and they name the role in `detail`, which is all that many clients print.
 */
export async function checkRoleNames(reader: Reader, roles: readonly string[]): Promise<void> {
  const others = roles.filter((role) => !isOrganizationRole(role) && !isProjectRole(role));
  if (others.length === 0) return;
  const custom = new Set((await findCustomRoles(reader, others)).map(({ role }) => role));
  const unknown = others.filter((role) => !custom.has(role));
  if (unknown.length === 0) return;
  throw new RefusalError({
    ...refuse('BAD_REQUEST'),
    fields: unknown.map((role) => ({
      field: '_roles',
      description: `Invalid role name '${role}'. Must be a valid Role name.`,
    })),
  });
}
