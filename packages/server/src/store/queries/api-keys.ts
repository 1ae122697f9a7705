import type { RolesInProject } from '../../domain/roles.js';
import {
  type ApiKeyFacts,
  apiKeyFactColumns,
  apiKeyFacts,
  apiKeyFactValues,
  type ChangeableApiKeyFacts,
} from '../api-key-facts.js';
import type { Page } from '../page.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';
import { type CredentialGrants, findCredentialGrants } from './credential-grants.js';
import { rolesOfCredentials } from './credential-roles.js';
import { insertCredential, type NewCredential, setCredentialDescription } from './credentials.js';

/** An API key as the API shows it. Times in UTC milliseconds. */
export interface ApiKey extends ApiKeyFacts {
  readonly id: string;
  readonly organizationId: string;
  readonly description: string;
  readonly privateKeySuffix: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly lastUsedAddress: string | null;
  readonly organizationRoles: readonly string[];
  readonly projectRoles: readonly RolesInProject[];
}

/** An API key as authentication needs it; the HA1 values are sealed. */
export interface ApiKeyForAuthentication extends ApiKeyFacts, CredentialGrants {
  readonly id: string;
  readonly organizationId: string;
  readonly ha1Md5Sealed: string;
  readonly ha1Sha256Sealed: string;
}

export async function findApiKeyForAuthentication(
  reader: Reader,
  publicKey: string,
): Promise<ApiKeyForAuthentication | null> {
  const row = await reader
    .selectFrom('api_keys')
    .innerJoin('credentials', 'credentials.id', 'api_keys.id')
    .select([
      'api_keys.id',
      'credentials.organization_id',
      'api_keys.ha1_md5_sealed',
      'api_keys.ha1_sha256_sealed',
      ...apiKeyFactColumns,
    ])
    .where('api_keys.public_key', '=', publicKey)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    organizationId: row.organization_id,
    ...apiKeyFacts(row),
    ha1Md5Sealed: row.ha1_md5_sealed,
    ha1Sha256Sealed: row.ha1_sha256_sealed,
    ...(await findCredentialGrants(reader, row.id)),
  };
}

/** The key with that id in that organization. */
export async function findApiKey(
  reader: Reader,
  organizationId: string,
  id: string,
): Promise<ApiKey | undefined> {
  const rows = await apiKeyRows(reader)
    .where('credentials.id', '=', id)
    .where('credentials.organization_id', '=', organizationId)
    .execute();
  return (await withRoles(reader, rows))[0];
}

/** The organization's keys, ordered by public key. */
export async function listOrganizationApiKeys(
  reader: Reader,
  organizationId: string,
  page: Page,
): Promise<{ results: ApiKey[]; totalCount: number }> {
  const rows = await apiKeyRows(reader)
    .where('credentials.organization_id', '=', organizationId)
    .orderBy('api_keys.public_key')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return {
    results: await withRoles(reader, rows),
    totalCount: await countOrganizationApiKeys(reader, organizationId),
  };
}

export async function countOrganizationApiKeys(reader: Reader, organizationId: string): Promise<number> {
  const { total } = await reader
    .selectFrom('credentials')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'api_key')
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** The keys that hold a role in the project, ordered by public key. */
export async function listProjectApiKeys(
  reader: Reader,
  projectId: string,
  page: Page,
): Promise<{ results: ApiKey[]; totalCount: number }> {
  const assigned = reader
    .selectFrom('credential_project_roles')
    .select('credential_id')
    .where('project_id', '=', projectId);
  const rows = await apiKeyRows(reader)
    .where('credentials.id', 'in', assigned)
    .orderBy('api_keys.public_key')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await reader
    .selectFrom('api_keys')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where('id', 'in', assigned)
    .executeTakeFirstOrThrow();
  return { results: await withRoles(reader, rows), totalCount: Number(total) };
}

function apiKeyRows(reader: Reader) {
  return reader
    .selectFrom('api_keys')
    .innerJoin('credentials', 'credentials.id', 'api_keys.id')
    .select([
      'credentials.id',
      'credentials.organization_id',
      'credentials.description',
      'credentials.created_at',
      'credentials.last_used_at',
      'credentials.last_used_address',
      'api_keys.private_key_suffix',
      ...apiKeyFactColumns,
    ]);
}

type ApiKeyRow = Awaited<ReturnType<ReturnType<typeof apiKeyRows>['execute']>>[number];

async function withRoles(reader: Reader, rows: readonly ApiKeyRow[]): Promise<ApiKey[]> {
  if (rows.length === 0) return [];
  const roles = await rolesOfCredentials(
    reader,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    description: row.description,
    ...apiKeyFacts(row),
    privateKeySuffix: row.private_key_suffix,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    lastUsedAddress: row.last_used_address,
    organizationRoles: roles.organization.get(row.id) ?? [],
    projectRoles: roles.projects.get(row.id) ?? [],
  }));
}

export async function isPublicKeyTaken(reader: Reader, publicKey: string): Promise<boolean> {
  const key = await reader
    .selectFrom('api_keys')
    .select('id')
    .where('public_key', '=', publicKey)
    .executeTakeFirst();
  return key !== undefined;
}

/** An API key as it is stored when it is made, without its roles; the HA1 values are sealed. */
export type NewApiKey = NewCredential &
  Pick<ApiKeyFacts, 'publicKey'> &
  Partial<ApiKeyFacts> &
  Pick<ApiKey, 'privateKeySuffix'> &
  Pick<ApiKeyForAuthentication, 'ha1Md5Sealed' | 'ha1Sha256Sealed'>;

export async function insertApiKey(database: Writer, key: NewApiKey): Promise<void> {
  await insertCredential(database, 'api_key', key);
  await database
    .insertInto('api_keys')
    .values({
      id: key.id,
      public_key: key.publicKey,
      private_key_suffix: key.privateKeySuffix,
      ha1_md5_sealed: key.ha1Md5Sealed,
      ha1_sha256_sealed: key.ha1Sha256Sealed,
      ...apiKeyFactValues(key),
    })
    .execute();
}

/** Changes the facts that are given. */
export async function setApiKeyFacts(
  database: Writer,
  id: string,
  { description, ...facts }: Partial<ChangeableApiKeyFacts>,
): Promise<void> {
  if (description !== undefined) await setCredentialDescription(database, id, description);
  const values = apiKeyFactValues(facts);
  if (Object.keys(values).length > 0)
    await database.updateTable('api_keys').set(values).where('id', '=', id).execute();
}
