import type { Page } from '../page.js';
import type { OrganizationRow } from '../schema.js';
import type { Reader } from '../store.js';
import { startsWith } from './name-match.js';

export async function findOrganization(reader: Reader, id: string): Promise<OrganizationRow | undefined> {
  return reader.selectFrom('organizations').selectAll().where('id', '=', id).executeTakeFirst();
}

/** What the decision needs to know of an organization. */
export async function findOrganizationPolicy(
  reader: Reader,
  id: string,
): Promise<{ id: string; apiAccessListRequired: boolean; multiFactorAuthRequired: boolean } | null> {
  const row = await reader
    .selectFrom('organizations')
    .select(['api_access_list_required', 'multi_factor_auth_required'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row
    ? {
        id,
        apiAccessListRequired: row.api_access_list_required === 1,
        multiFactorAuthRequired: row.multi_factor_auth_required === 1,
      }
    : null;
}

/** Those of the named organizations whose name begins with the prefix, if one is given, in byte order of their names. */
export async function listOrganizations(
  reader: Reader,
  filter: { readonly ids: readonly string[]; readonly namePrefix?: string | undefined },
  page: Page,
): Promise<{ results: OrganizationRow[]; totalCount: number }> {
  if (filter.ids.length === 0) return { results: [], totalCount: 0 };
  let query = reader.selectFrom('organizations').where('id', 'in', filter.ids);
  if (filter.namePrefix) query = query.where(startsWith('name', filter.namePrefix));
  const results = await query
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await query
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { results, totalCount: Number(total) };
}

export async function hasProjects(reader: Reader, organizationId: string): Promise<boolean> {
  const project = await reader
    .selectFrom('projects')
    .select('id')
    .where('organization_id', '=', organizationId)
    .limit(1)
    .executeTakeFirst();
  return project !== undefined;
}

/** What the credentials of an organization present themselves with: public keys and client IDs. */
export async function credentialNamesOf(
  reader: Reader,
  organizationId: string,
): Promise<{ publicKeys: string[]; clientIds: string[] }> {
  const inOrganization = reader
    .selectFrom('credentials')
    .select('id')
    .where('organization_id', '=', organizationId);
  const apiKeys = await reader
    .selectFrom('api_keys')
    .select('public_key')
    .where('id', 'in', inOrganization)
    .orderBy('public_key')
    .execute();
  const serviceAccounts = await reader
    .selectFrom('service_accounts')
    .select('client_id')
    .where('id', 'in', inOrganization)
    .orderBy('client_id')
    .execute();
  return {
    publicKeys: apiKeys.map((row) => row.public_key),
    clientIds: serviceAccounts.map((row) => row.client_id),
  };
}

/** The name of a user who holds a role in the organization; `undefined` for anybody else. */
export async function findMemberName(
  reader: Reader,
  organizationId: string,
  userId: string,
): Promise<string | undefined> {
  const row = await reader
    .selectFrom('users')
    .select('username')
    .where('id', '=', userId)
    .where('id', 'in', (select) =>
      select
        .selectFrom('user_organization_roles')
        .select('user_id')
        .where('organization_id', '=', organizationId),
    )
    .executeTakeFirst();
  return row?.username;
}
