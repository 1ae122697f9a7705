import type { CredentialKind } from '../../domain/credential-kinds.js';
import { type CredentialNotes, NO_NOTES } from '../../domain/credential-notes.js';
import { compareNaturally } from '../../domain/natural-key.js';
import type { RolesInProject } from '../../domain/roles.js';
import { type ApiKeyFacts, apiKeyFactColumns, apiKeyFacts } from '../api-key-facts.js';
import { groupBy } from '../group-by.js';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared, preparedInsert, type RowOf } from '../prepared.js';
import { type Order, sortedPages } from '../sorted-pages.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';
import {
  type CredentialFilter,
  type CredentialScope,
  type CredentialSortName,
  type CredentialValues,
  credentialSortKeys,
  credentialsOf,
  valuesOf,
} from './credential-filter.js';
import { notesOfCredentials } from './credential-notes.js';
import { rolesOfCredentials } from './credential-roles.js';
import { findNames } from './names.js';

/** An API key or a service account, with what shows how it is used and whether it is in order. Times in UTC milliseconds. */
export interface CredentialOverview {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly organizationId: string;
  readonly description: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly lastUsedAddress: string | null;
  readonly accessListEntryCount: number;
  readonly notes: CredentialNotes;
  /** A user name, a public key or a client ID; null for the server itself, and where nobody knows. */
  readonly madeBy: string | null;
  readonly organizationRoles: readonly string[];
  /** By the name of the project. Where the scope is a project: that one alone. */
  readonly projectRoles: readonly (RolesInProject & { readonly projectName: string })[];
  /** Every project in which it has a role, whatever the scope. */
  readonly projectIds: readonly string[];
  /** Null for service accounts. */
  readonly key: (ApiKeyFacts & { readonly privateKeySuffix: string }) | null;
  /** Null for API keys. */
  readonly account: {
    readonly clientId: string;
    readonly name: string;
    /** The end of every client secret, the soonest first. */
    readonly secretsExpireAt: readonly number[];
  } | null;
}

/** The credentials of a scope in an order, newest first unless another is asked for. */
export async function listCredentials(
  reader: Reader,
  filter: CredentialFilter,
  page: Page,
  order: Order<CredentialSortName> = '-createdAt',
): Promise<Slice<CredentialOverview>> {
  const { results, totalCount } = await sorted.read(reader, valuesOf(filter), order, page);
  return { results: await withParts(reader, filter.scope, results), totalCount };
}

/** The API key with that id, or the service account with that client ID, if it is in the scope. */
export async function findCredential(
  reader: Reader,
  scope: CredentialScope,
  kind: CredentialKind,
  id: string,
): Promise<CredentialOverview | undefined> {
  const row = await single.first(reader, {
    ...valuesOf({ scope, kinds: [kind] }),
    ...(kind === 'api_key' ? { keyId: id } : { clientId: id }),
  });
  return row && (await withParts(reader, scope, [row]))[0];
}

const COLUMNS = [
  'credentials.id',
  'credentials.kind',
  'credentials.organization_id',
  'credentials.description',
  'credentials.created_at',
  'credentials.last_used_at',
  'credentials.last_used_address',
  'credentials.made_by',
  'api_keys.private_key_suffix',
  ...apiKeyFactColumns,
  'service_accounts.client_id',
  'service_accounts.name',
] as const;

const sorted = sortedPages(
  credentialsOf,
  (credentials) => credentials.select(COLUMNS),
  credentialSortKeys,
  'credentials.id',
);

interface SingleCredential extends CredentialValues {
  readonly keyId?: string;
  readonly clientId?: string;
}

const single = prepared((reader, { keyId, clientId, ...values }: Placeholders<SingleCredential>) => {
  let query = credentialsOf(reader, values).select(COLUMNS);
  if (keyId !== undefined) query = query.where('credentials.id', '=', keyId);
  if (clientId !== undefined) query = query.where('service_accounts.client_id', '=', clientId);
  return query;
});

type OverviewRow = RowOf<typeof single>;

async function withParts(
  reader: Reader,
  scope: CredentialScope,
  rows: readonly OverviewRow[],
): Promise<CredentialOverview[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const roles = await rolesOfCredentials(reader, ids);
  const rolesShown = (id: string) =>
    (roles.projects.get(id) ?? []).filter(
      ({ projectId }) => scope.kind === 'organization' || projectId === scope.id,
    );
  const names = await findNames(
    reader,
    'projects',
    ids.flatMap((id) => rolesShown(id).map(({ projectId }) => projectId)),
  );
  const counts = await countEntries(reader, ids);
  const secrets = await secretEnds(reader, ids);
  const notes = await notesOfCredentials(reader, ids);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    organizationId: row.organization_id,
    description: row.description,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    lastUsedAddress: row.last_used_address,
    accessListEntryCount: counts.get(row.id) ?? 0,
    notes: notes.get(row.id) ?? NO_NOTES,
    madeBy: row.made_by,
    organizationRoles: roles.organization.get(row.id) ?? [],
    projectRoles: rolesShown(row.id)
      .flatMap((granted) => {
        const projectName = names.get(granted.projectId);
        // Gone since its roles were read.
        return projectName === undefined ? [] : { ...granted, projectName };
      })
      .sort((a, b) => compareNaturally(a.projectName, b.projectName)),
    projectIds: (roles.projects.get(row.id) ?? []).map(({ projectId }) => projectId),
    key:
      row.public_key === null || row.private_key_suffix === null
        ? null
        : {
            ...apiKeyFacts({ ...row, public_key: row.public_key }),
            privateKeySuffix: row.private_key_suffix,
          },
    account:
      row.client_id === null || row.name === null
        ? null
        : {
            clientId: row.client_id,
            name: row.name,
            secretsExpireAt: (secrets.get(row.id) ?? []).map(({ expires_at }) => expires_at),
          },
  }));
}

const entryCounts = prepared((reader, { ids }: Placeholders<{ ids: readonly string[] }>) =>
  reader
    .selectFrom('access_list_entries')
    .select((select) => ['credential_id', select.fn.countAll<number>().as('total')])
    .where('credential_id', 'in', ids)
    .groupBy('credential_id'),
);

async function countEntries(reader: Reader, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await entryCounts.all(reader, { ids });
  return new Map(rows.map(({ credential_id, total }) => [credential_id, Number(total)]));
}

const secretExpiries = prepared((reader, { ids }: Placeholders<{ ids: readonly string[] }>) =>
  reader
    .selectFrom('client_secrets')
    .select(['service_account_id', 'expires_at'])
    .where('service_account_id', 'in', ids)
    .orderBy('expires_at'),
);

async function secretEnds(reader: Reader, ids: readonly string[]) {
  return groupBy(await secretExpiries.all(reader, { ids }), (row) => row.service_account_id);
}

/** What an API key and a service account have in common when they are made. `createdAt` in UTC milliseconds. */
export type NewCredential = Pick<
  CredentialOverview,
  'id' | 'organizationId' | 'description' | 'createdAt' | 'madeBy'
>;

const insertCredentials = preparedInsert('credentials');

export async function insertCredential(
  database: Writer,
  kind: CredentialKind,
  credential: NewCredential,
): Promise<void> {
  await insertCredentials(database, [
    {
      id: credential.id,
      organization_id: credential.organizationId,
      kind,
      description: credential.description,
      created_at: credential.createdAt,
      last_used_at: null,
      last_used_address: null,
      made_by: credential.madeBy,
    },
  ]);
}

export async function setCredentialDescription(
  database: Writer,
  id: string,
  description: string,
): Promise<void> {
  await database.updateTable('credentials').set({ description }).where('id', '=', id).execute();
}

/** Deletes a credential with all that belongs to it: its roles, its access list, its secrets and their tokens. */
const deletion = prepared((database, { id }: Placeholders<{ id: string }>) =>
  database.deleteFrom('credentials').where('id', '=', id),
);

export async function deleteCredential(database: Writer, id: string): Promise<void> {
  await deletion.send(database, { id });
}

/** Says when a credential was last used, in UTC milliseconds, from nowhere known. */
export async function setLastUsedAt(database: Writer, id: string, lastUsedAt: number): Promise<void> {
  await database.updateTable('credentials').set({ last_used_at: lastUsedAt }).where('id', '=', id).execute();
}
