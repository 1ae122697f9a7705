import type { Reader } from '../store.js';

/** The id of the Organization Owner whose account is the oldest. */
export async function findOldestOwner(reader: Reader, organizationId: string): Promise<string | undefined> {
  const row = await reader
    .selectFrom('users')
    .innerJoin('user_organization_roles', 'user_organization_roles.user_id', 'users.id')
    .select('users.id')
    .where('user_organization_roles.organization_id', '=', organizationId)
    .where('user_organization_roles.role', '=', 'ORG_OWNER')
    .orderBy('users.created_at')
    .orderBy('users.id')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

/** The people who are Organization Owners: whether each can sign in, by user id. Members are few (limits.ts). */
export async function listOwners(
  reader: Reader,
  organizationId: string,
): Promise<ReadonlyMap<string, { readonly canSignIn: boolean }>> {
  const rows = await reader
    .selectFrom('user_organization_roles')
    .innerJoin('users', 'users.id', 'user_organization_roles.user_id')
    .select(['users.id', 'users.password_hash'])
    .where('organization_id', '=', organizationId)
    .where('role', '=', 'ORG_OWNER')
    .execute();
  return new Map(rows.map((row) => [row.id, { canSignIn: row.password_hash !== null }]));
}
