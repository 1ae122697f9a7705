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

/** Whether the organization has an Organization Owner beside this user. */
export async function hasOtherOwner(
  reader: Reader,
  organizationId: string,
  userId: string,
): Promise<boolean> {
  const row = await reader
    .selectFrom('user_organization_roles')
    .select('user_id')
    .where('organization_id', '=', organizationId)
    .where('role', '=', 'ORG_OWNER')
    .where('user_id', '!=', userId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
