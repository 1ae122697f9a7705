import type { GuardDefinition } from './definition.js';

/** What Sallyport's own roles hold in a guarded API: owners everything, Read Only what is marked so. Others hold nothing. */
export const builtInHoldings = {
  ORG_OWNER: 'everything',
  ORG_READ_ONLY: 'reads',
  GROUP_OWNER: 'everything',
  GROUP_READ_ONLY: 'reads',
} as const;

/** Every role that permits something in an API, with what it permits. */
export function rolesWithPermissions({
  permissions,
  roles,
}: Pick<GuardDefinition, 'permissions' | 'roles'>): ReadonlyMap<string, readonly string[]> {
  const everything = permissions.map(({ name }) => name);
  const reads = permissions.flatMap(({ name, read }) => (read ? name : []));
  return new Map([
    ...Object.entries(builtInHoldings).map(
      ([role, holds]) => [role, holds === 'everything' ? everything : reads] as const,
    ),
    ...roles.map(({ role, permissions: held }) => [role, held] as const),
  ]);
}
