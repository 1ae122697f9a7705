import { RefusalError, refuse } from '../../domain/errors.js';
import { isOrganizationRole, isProjectRole } from '../../domain/roles.js';
import { findCustomRoles, type GrantScope } from '../../store/queries/custom-roles.js';
import type { Reader } from '../../store/store.js';
import { shown } from '../wire/shown.js';

/**
 * The role that a list is narrowed by: one of Sallyport's own, or of a guarded API. That may have none of that name any more: somebody
 * can hold it still.
 */
export async function readRoleFilter(
  reader: Reader,
  role: string | undefined,
  { scope, id }: GrantScope,
): Promise<string | undefined> {
  if (role === undefined) return undefined;
  if (scope === 'organization' ? isOrganizationRole(role) : isProjectRole(role)) return role;
  const [custom] = await findCustomRoles(reader, [role]);
  if (custom?.scope === scope) return role;
  const description = `is neither a role in ${scope === 'organization' ? 'an organization' : 'a project'} nor one that a guarded API defines for it`;
  throw new RefusalError({
    ...refuse(scope === 'organization' ? 'INVALID_ROLE_FOR_ORG' : 'INVALID_ROLE_FOR_GROUP', shown(role), id),
    fields: [{ field: 'role', description }],
  });
}
