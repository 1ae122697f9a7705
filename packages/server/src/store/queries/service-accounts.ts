import type { CallerNotes } from '../../domain/credential-notes.js';
import type { RolesInProject } from '../../domain/roles.js';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared, type RowOf } from '../prepared.js';
import { preparedPages } from '../prepared-pages.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';
import { type ClientSecret, secretsOfAccounts } from './client-secrets.js';
import { type CredentialGrants, findCredentialGrants } from './credential-grants.js';
import { credentialLists } from './credential-lists.js';
import { callerNotes } from './credential-notes.js';
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
  readonly notes: CallerNotes | undefined;
}

const COLUMNS = [
  'credentials.id',
  'credentials.organization_id',
  'credentials.description',
  'credentials.created_at',
  'credentials.last_used_at',
  'service_accounts.client_id',
  'service_accounts.name',
] as const;

const idByClientId = prepared((reader, { clientId }: Placeholders<{ clientId: string }>) =>
  accounts(reader)
    .leftJoin('credential_notes', 'credential_notes.credential_id', 'credentials.id')
    .select([
      'credentials.id',
      'credentials.organization_id',
      'credential_notes.kind as notes_kind',
      'credential_notes.label as notes_label',
    ])
    .where('service_accounts.client_id', '=', clientId),
);

const secretHashes = prepared((reader, { id }: Placeholders<{ id: string }>) =>
  reader
    .selectFrom('client_secrets')
    .select(['id', 'secret_hash', 'expires_at'])
    .where('service_account_id', '=', id),
);

export async function findServiceAccountForAuthentication(
  reader: Reader,
  clientId: string,
): Promise<ServiceAccountForAuthentication | null> {
  const row = await idByClientId.first(reader, { clientId });
  if (!row) return null;
  const secrets = await secretHashes.all(reader, { id: row.id });
  return {
    id: row.id,
    organizationId: row.organization_id,
    notes: callerNotes(row),
    secrets: secrets.map((secret) => ({
      id: secret.id,
      hash: secret.secret_hash,
      expiresAt: secret.expires_at,
    })),
    ...(await findCredentialGrants(reader, row.id)),
  };
}

const byClientId = prepared(
  (reader, { organizationId, clientId }: Placeholders<{ organizationId: string; clientId: string }>) =>
    accounts(reader)
      .select(COLUMNS)
      .where('service_accounts.client_id', '=', clientId)
      .where('credentials.organization_id', '=', organizationId),
);

/** The account with that client ID in that organization. */
export async function findServiceAccount(
  reader: Reader,
  organizationId: string,
  clientId: string,
): Promise<ServiceAccount | undefined> {
  const row = await byClientId.first(reader, { organizationId, clientId });
  return row && (await withParts(reader, [row]))[0];
}

const lists = credentialLists(
  'service_account',
  accounts,
  (list) => list.select(COLUMNS).orderBy('credentials.created_at').orderBy('credentials.id'),
  withParts,
);

/** The organization's accounts, oldest first. */
export const listOrganizationServiceAccounts = lists.ofOrganization;

export const countOrganizationServiceAccounts = lists.countOfOrganization;

/** The accounts that hold a role in the project, oldest first. */
export const listProjectServiceAccounts = lists.ofProject;

const projectsOfAccount = preparedPages(
  (reader, { id }: Placeholders<{ id: string }>) =>
    reader.selectFrom(
      reader
        .selectFrom('credential_project_roles')
        .select('project_id')
        .distinct()
        .where('credential_id', '=', id)
        .as('assigned'),
    ),
  (assigned) => assigned.select('project_id').orderBy('project_id'),
);

const rolesOfAccount = prepared(
  (reader, { id, projectIds }: Placeholders<{ id: string; projectIds: readonly string[] }>) =>
    reader
      .selectFrom('credential_project_roles')
      .select(['project_id', 'role'])
      .where('credential_id', '=', id)
      .where('project_id', 'in', projectIds)
      .orderBy('project_id')
      .orderBy('role'),
);

/** The projects that an account is assigned to, by id, with its roles there. */
export async function listServiceAccountProjects(
  reader: Reader,
  id: string,
  page: Page,
): Promise<Slice<RolesInProject>> {
  const { results, totalCount } = await projectsOfAccount.read(reader, { id }, page);
  if (results.length === 0) return { results: [], totalCount };
  const projectIds = results.map((row) => row.project_id);
  const roles = await rolesOfAccount.all(reader, { id, projectIds });
  return { results: rolesInProjects(roles), totalCount };
}

function accounts(reader: Reader) {
  return reader
    .selectFrom('service_accounts')
    .innerJoin('credentials', 'credentials.id', 'service_accounts.id');
}

type AccountRow = RowOf<typeof byClientId>;

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
