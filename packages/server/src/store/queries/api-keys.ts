import type { CallerNotes } from '../../domain/credential-notes.js';
import type { RolesInProject } from '../../domain/roles.js';
import {
  type ApiKeyFacts,
  apiKeyFactColumns,
  apiKeyFacts,
  apiKeyFactValues,
  type ChangeableApiKeyFacts,
} from '../api-key-facts.js';
import type { Placeholders } from '../placeholders.js';
import { prepared, preparedInsert, type RowOf } from '../prepared.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';
import { type CredentialGrants, findCredentialGrants } from './credential-grants.js';
import { credentialLists } from './credential-lists.js';
import { callerNotes } from './credential-notes.js';
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
  readonly notes: CallerNotes | undefined;
}

const COLUMNS = [
  'credentials.id',
  'credentials.organization_id',
  'credentials.description',
  'credentials.created_at',
  'credentials.last_used_at',
  'credentials.last_used_address',
  'api_keys.private_key_suffix',
  ...apiKeyFactColumns,
] as const;

const forAuthentication = prepared((reader, { publicKey }: Placeholders<{ publicKey: string }>) =>
  apiKeys(reader)
    .leftJoin('credential_notes', 'credential_notes.credential_id', 'api_keys.id')
    .select([
      'api_keys.id',
      'credentials.organization_id',
      'api_keys.ha1_md5_sealed',
      'api_keys.ha1_sha256_sealed',
      'credential_notes.kind as notes_kind',
      'credential_notes.label as notes_label',
      ...apiKeyFactColumns,
    ])
    .where('api_keys.public_key', '=', publicKey),
);

export async function findApiKeyForAuthentication(
  reader: Reader,
  publicKey: string,
): Promise<ApiKeyForAuthentication | null> {
  const row = await forAuthentication.first(reader, { publicKey });
  if (!row) return null;
  return {
    id: row.id,
    organizationId: row.organization_id,
    ...apiKeyFacts(row),
    ha1Md5Sealed: row.ha1_md5_sealed,
    ha1Sha256Sealed: row.ha1_sha256_sealed,
    notes: callerNotes(row),
    ...(await findCredentialGrants(reader, row.id)),
  };
}

const byId = prepared(
  (reader, { id, organizationId }: Placeholders<{ id: string; organizationId: string }>) =>
    apiKeys(reader)
      .select(COLUMNS)
      .where('credentials.id', '=', id)
      .where('credentials.organization_id', '=', organizationId),
);

/** The key with that id in that organization. */
export async function findApiKey(
  reader: Reader,
  organizationId: string,
  id: string,
): Promise<ApiKey | undefined> {
  const row = await byId.first(reader, { id, organizationId });
  return row && (await withRoles(reader, [row]))[0];
}

const lists = credentialLists(
  'api_key',
  apiKeys,
  (keys) => keys.select(COLUMNS).orderBy('api_keys.public_key'),
  withRoles,
);

/** The organization's keys, ordered by public key. */
export const listOrganizationApiKeys = lists.ofOrganization;

/** The keys that hold a role in the project, ordered by public key. */
export const listProjectApiKeys = lists.ofProject;

function apiKeys(reader: Reader) {
  return reader.selectFrom('api_keys').innerJoin('credentials', 'credentials.id', 'api_keys.id');
}

type ApiKeyRow = RowOf<typeof byId>;

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

const room = prepared(
  (reader, { organizationId, publicKey }: Placeholders<{ organizationId: string; publicKey: string }>) =>
    reader
      .selectFrom('credentials')
      .where('organization_id', '=', organizationId)
      .where('kind', '=', 'api_key')
      .select(({ fn, selectFrom }) => [
        fn.countAll<number>().as('total'),
        selectFrom('api_keys')
          .where('public_key', '=', publicKey)
          .select((select) => select.fn.countAll<number>().as('same'))
          .as('same'),
      ]),
);

/** How many keys the organization has, and whether there is a key with that public key anywhere. */
export async function findRoomForApiKey(
  reader: Reader,
  organizationId: string,
  publicKey: string,
): Promise<{ readonly keyCount: number; readonly isTaken: boolean }> {
  const row = await room.first(reader, { organizationId, publicKey });
  return { keyCount: Number(row?.total), isTaken: Number(row?.same) > 0 };
}

/** An API key as it is stored when it is made, without its roles; the HA1 values are sealed. */
export type NewApiKey = NewCredential &
  Pick<ApiKeyFacts, 'publicKey'> &
  Partial<ApiKeyFacts> &
  Pick<ApiKey, 'privateKeySuffix'> &
  Pick<ApiKeyForAuthentication, 'ha1Md5Sealed' | 'ha1Sha256Sealed'>;

const insertApiKeys = preparedInsert('api_keys');

export async function insertApiKey(database: Writer, key: NewApiKey): Promise<void> {
  await insertCredential(database, 'api_key', key);
  await insertApiKeys(database, [
    {
      id: key.id,
      private_key_suffix: key.privateKeySuffix,
      ha1_md5_sealed: key.ha1Md5Sealed,
      ha1_sha256_sealed: key.ha1Sha256Sealed,
      ...apiKeyFactValues(key),
      public_key: key.publicKey,
    },
  ]);
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
