import type { OrganizationRow } from '../schema.js';
import type { Reader } from '../store.js';

export async function findOrganization(reader: Reader, id: string): Promise<OrganizationRow | undefined> {
  return reader.selectFrom('organizations').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What the decision needs to know of an organization. */
export async function findOrganizationPolicy(
  reader: Reader,
  id: string,
): Promise<{ id: string; apiAccessListRequired: boolean } | null> {
  const row = await reader
    .selectFrom('organizations')
    .select('api_access_list_required')
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { id, apiAccessListRequired: row.api_access_list_required === 1 } : null;
}
