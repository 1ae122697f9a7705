import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import { isOrganizationRole, isProjectRole } from '../../domain/roles.js';
import { type ApiKey, findApiKey } from '../../store/queries/api-keys.js';
import type { Reader } from '../../store/store.js';
import { readOrganizationRoles, readProjectRoles } from '../roles/check-roles.js';

/** Refuses an empty or too long description: API_KEY_REQUIRES_DESCRIPTION, INVALID_API_KEY_DESC. */
export function checkDescription(description: string): void {
  if (description.trim() === '') throw new RefusalError(refuse('API_KEY_REQUIRES_DESCRIPTION'));
  if ([...description].length > limits.apiKeyDescriptionCharacters)
    throw new RefusalError(refuse('INVALID_API_KEY_DESC', limits.apiKeyDescriptionCharacters));
}

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

/**
 * Refuses names that no role has: BAD_REQUEST. The live service does so since January 2026 where a project makes a key; of
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

/** The key, or API_KEY_NOT_FOUND; INVALID_KEY_ID for what is no id at all. */
export async function requireApiKey(reader: Reader, organizationId: string, id: string): Promise<ApiKey> {
  if (!isId(id)) throw new RefusalError(refuse('INVALID_KEY_ID', id));
  const found = await findApiKey(reader, organizationId, id);
  if (!found) throw new RefusalError(refuse('API_KEY_NOT_FOUND', id));
  return found;
}

/** The key when it holds a role in the project; API_KEY_NOT_FOUND otherwise. */
export async function requireProjectApiKey(
  reader: Reader,
  project: { id: string; organizationId: string },
  id: string,
): Promise<ApiKey> {
  const found = await requireApiKey(reader, project.organizationId, id);
  if (!found.projectRoles.some((granted) => granted.projectId === project.id))
    throw new RefusalError(refuse('API_KEY_NOT_FOUND', id));
  return found;
}
