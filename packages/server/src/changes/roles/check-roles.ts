import { type Refusal, RefusalError, refuse } from '../../domain/errors.js';
import { isOrganizationRole, isProjectRole } from '../../domain/roles.js';
import { type GrantScope, listGrantable } from '../../store/queries/custom-roles.js';
import type { Reader } from '../../store/store.js';

/** The roles without repetition. Refuses any that cannot be granted in the organization. */
export function readOrganizationRoles(
  reader: Reader,
  roles: readonly string[],
  organizationId: string,
): Promise<string[]> {
  return readRoles(reader, roles, { scope: 'organization', id: organizationId }, isOrganizationRole, (role) =>
    refuse('INVALID_ROLE_FOR_ORG', role, organizationId),
  );
}

/** The roles without repetition. Refuses any that cannot be granted in the project. */
export function readProjectRoles(
  reader: Reader,
  roles: readonly string[],
  projectId: string,
): Promise<string[]> {
  return readRoles(reader, roles, { scope: 'project', id: projectId }, isProjectRole, (role) =>
    refuse('INVALID_ROLE_FOR_GROUP', role, projectId),
  );
}

/** The store is asked only for roles that are not Sallyport's own: those of guarded APIs. */
async function readRoles(
  reader: Reader,
  roles: readonly string[],
  where: GrantScope,
  isBuiltIn: (role: string) => boolean,
  refusalOf: (role: string) => Refusal,
): Promise<string[]> {
  const others = roles.filter((role) => !isBuiltIn(role));
  const grantable = others.length === 0 ? [] : await listGrantable(reader, others, where);
  const unknown = others.find((role) => !grantable.includes(role));
  if (unknown !== undefined) throw new RefusalError(refusalOf(unknown));
  return [...new Set(roles)];
}

/** Whether two lists without repetition name the same roles. */
export function sameRoles(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((role) => b.includes(role));
}
