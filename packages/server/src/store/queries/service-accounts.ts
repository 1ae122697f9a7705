import type { RolesInProject } from '../../domain/roles.js';
import type { Page } from '../page.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';
import { type ClientSecret, secretsOfAccounts } from './client-secrets.js';
import { type CredentialGrants, findCredentialGrants } from './credential-grants.js';
import { rolesOfCredentials } from './credential-roles.js';
import { insertCredential, type NewCredential, setCredentialDescription } from './credentials.js';
import { rolesInProjects } from './roles-in-projects.js';

/** A service account as the API shows it. Times in UTC milliseconds. */
export interface ServiceAccount {
  readonly id: string;
  readonly clientId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly organizationRoles: readonly string[];
  readonly projectRoles: readonly RolesInProject[];
  readonly secrets: readonly ClientSecret[];
}

/** A service account as authentication needs it. */
export interface ServiceAccountForAuthentication extends CredentialGrants {
  readonly id: string;
  readonly organizationId: string;
  readonly secrets: readonly { readonly id: string; readonly hash: string; readonly expiresAt: number }[];
}

export async function findServiceAccountForAuthentication(
  reader: Reader,
  clientId: string,
): Promise<ServiceAccountForAuthentication | null> {
  const row = await reader
    .selectFrom('service_accounts')
    .innerJoin('credentials', 'credentials.id', 'service_accounts.id')
    .select(['credentials.id', 'credentials.organization_id'])
    .where('service_accounts.client_id', '=', clientId)
    .executeTakeFirst();
  if (!row) return null;
  const secrets = await reader
    .selectFrom('client_secrets')
    .select(['id', 'secret_hash', 'expires_at'])
    .where('service_account_id', '=', row.id)
    .execute();
  return {
    id: row.id,
    organizationId: row.organization_id,
    secrets: secrets.map((secret) => ({
      id: secret.id,
      hash: secret.secret_hash,
      expiresAt: secret.expires_at,
    })),
    ...(await findCredentialGrants(reader, row.id)),
  };
}

/** The account with that client ID in that organization. */
export async function findServiceAccount(
  reader: Reader,
  organizationId: string,
  clientId: string,
): Promise<ServiceAccount | undefined> {
  const rows = await accountRows(reader)
    .where('service_accounts.client_id', '=', clientId)
    .where('credentials.organization_id', '=', organizationId)
    .execute();
  return (await withParts(reader, rows))[0];
}

/** The organization's accounts, oldest first. */
export async function listOrganizationServiceAccounts(
  reader: Reader,
  organizationId: string,
  page: Page,
): Promise<{ results: ServiceAccount[]; totalCount: number }> {
  const rows = await accountRows(reader)
    .where('credentials.organization_id', '=', organizationId)
    .where('credentials.kind', '=', 'service_account')
    .orderBy('credentials.created_at')
    .orderBy('credentials.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return {
    results: await withParts(reader, rows),
    totalCount: await countOrganizationServiceAccounts(reader, organizationId),
  };
}

export async function countOrganizationServiceAccounts(
  reader: Reader,
  organizationId: string,
): Promise<number> {
  const { total } = await reader
    .selectFrom('credentials')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'service_account')
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** The accounts that hold a role in the project, oldest first. */
export async function listProjectServiceAccounts(
  reader: Reader,
  projectId: string,
  page: Page,
): Promise<{ results: ServiceAccount[]; totalCount: number }> {
  const assigned = reader
    .selectFrom('credential_project_roles')
    .select('credential_id')
    .where('project_id', '=', projectId);
  const rows = await accountRows(reader)
    .where('credentials.id', 'in', assigned)
    .orderBy('credentials.created_at')
    .orderBy('credentials.id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await reader
    .selectFrom('service_accounts')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where('id', 'in', assigned)
    .executeTakeFirstOrThrow();
  return { results: await withParts(reader, rows), totalCount: Number(total) };
}

/** The projects that an account is assigned to, by id, with its roles there. */
export async function listServiceAccountProjects(
  reader: Reader,
  id: string,
  page: Page,
): Promise<{ results: RolesInProject[]; totalCount: number }> {
  const granted = reader.selectFrom('credential_project_roles').where('credential_id', '=', id);
  const projects = await granted
    .select('project_id')
    .distinct()
    .orderBy('project_id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await granted
    .select((select) => select.fn.count<number>('project_id').distinct().as('total'))
    .executeTakeFirstOrThrow();
  const ids = projects.map((row) => row.project_id);
  const roles =
    ids.length === 0
      ? []
      : await granted
          .select(['project_id', 'role'])
          .where('project_id', 'in', ids)
          .orderBy('project_id')
          .orderBy('role')
          .execute();
  return {
    results: rolesInProjects(roles),
    totalCount: Number(total),
  };
}

function accountRows(reader: Reader) {
  return reader
    .selectFrom('service_accounts')
    .innerJoin('credentials', 'credentials.id', 'service_accounts.id')
    .select([
      'credentials.id',
      'credentials.organization_id',
      'credentials.description',
      'credentials.created_at',
      'credentials.last_used_at',
      'service_accounts.client_id',
      'service_accounts.name',
    ]);
}

type AccountRow = Awaited<ReturnType<ReturnType<typeof accountRows>['execute']>>[number];

async function withParts(reader: Reader, rows: readonly AccountRow[]): Promise<ServiceAccount[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const roles = await rolesOfCredentials(reader, ids);
  const secrets = await secretsOfAccounts(reader, ids);
  return rows.map((row) => ({
    id: row.id,
    clientId: row.client_id,
    organizationId: row.organization_id,
    name: row.name,
    description: row.description,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    organizationRoles: roles.organization.get(row.id) ?? [],
    projectRoles: roles.projects.get(row.id) ?? [],
    secrets: secrets.get(row.id) ?? [],
  }));
}

/** A service account as it is stored when it is made, without its roles and secrets. */
export type NewServiceAccount = NewCredential & Pick<ServiceAccount, 'clientId' | 'name'>;

export async function insertServiceAccount(database: Writer, account: NewServiceAccount): Promise<void> {
  await insertCredential(database, 'service_account', account);
  await database
    .insertInto('service_accounts')
    .values({
      id: account.id,
      client_id: account.clientId,
      name: account.name,
      expiry_warned_days: null,
      expiry_reported: 0,
    })
    .execute();
}

export async function setServiceAccountDetails(
  database: Writer,
  id: string,
  { name, description }: Pick<ServiceAccount, 'name' | 'description'>,
): Promise<void> {
  await database.updateTable('service_accounts').set({ name }).where('id', '=', id).execute();
  await setCredentialDescription(database, id, description);
}
