import { sql } from 'kysely';
import type { CredentialKind } from '../../domain/credential-kinds.js';
import { LIMIT, type Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import type { Reader } from '../store.js';
import { contains, patternOf } from './name-match.js';
import { type ProjectFilter, projectsOf } from './projects.js';
import { naturalText } from './sort-keys.js';

/** Something with a name in an organization, or an organization itself. */
export interface NamedThing {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
}

/** The projects that are meant whose name or id holds a text, by name. */
export async function searchProjects(
  reader: Reader,
  filter: ProjectFilter,
  text: string,
  limit: number,
): Promise<NamedThing[]> {
  const rows = await projects.all(reader, { ...filter, pattern: patternOf(text) }, { limit, offset: 0 });
  return rows.map(({ id, organization_id, name }) => ({ id, organizationId: organization_id, name }));
}

const projects = prepared(
  (reader, { pattern, ...filter }: Placeholders<ProjectFilter & { readonly pattern: string }>) =>
    projectsOf(reader, filter)
      .select(['id', 'organization_id', 'name'])
      .where((where) => where.or([contains(reader, 'name', pattern), contains(reader, 'id', pattern)]))
      .orderBy(naturalText(reader, sql.ref('name')))
      .orderBy('id')
      .limit(LIMIT),
);

/** The organizations among these whose name or id holds a text, by name. */
export async function searchOrganizations(
  reader: Reader,
  ids: readonly string[],
  text: string,
  limit: number,
): Promise<NamedThing[]> {
  if (ids.length === 0) return [];
  const rows = await organizations.all(reader, { ids, pattern: patternOf(text) }, { limit, offset: 0 });
  return rows.map(({ id, name }) => ({ id, organizationId: id, name }));
}

const organizations = prepared(
  (reader, { ids, pattern }: Placeholders<{ ids: readonly string[]; pattern: string }>) =>
    reader
      .selectFrom('organizations')
      .select(['id', 'name'])
      .where('id', 'in', ids)
      .where((where) => where.or([contains(reader, 'name', pattern), contains(reader, 'id', pattern)]))
      .orderBy(naturalText(reader, sql.ref('name')))
      .orderBy('id')
      .limit(LIMIT),
);

/** The team with this id. */
export async function findTeamById(reader: Reader, id: string): Promise<NamedThing | undefined> {
  const row = await teamById.first(reader, { id });
  return row && { id: row.id, organizationId: row.organization_id, name: row.name };
}

const teamById = prepared((reader, { id }: Placeholders<{ id: string }>) =>
  reader.selectFrom('teams').select(['id', 'organization_id', 'name']).where('id', '=', id),
);

/** The person with this id or user name, with every organization among these in which the person is. */
export async function findPerson(
  reader: Reader,
  named: { readonly id: string } | { readonly username: string },
  organizationIds: readonly string[],
): Promise<NamedThing[]> {
  if (organizationIds.length === 0) return [];
  const rows = await people.all(reader, { ...named, organizationIds });
  return rows.map(({ id, username, organization_id }) => ({
    id,
    organizationId: organization_id,
    name: username,
  }));
}

interface Person {
  readonly id?: string;
  readonly username?: string;
  readonly organizationIds: readonly string[];
}

const people = prepared((reader, { id, username, organizationIds }: Placeholders<Person>) => {
  let query = reader
    .selectFrom('users')
    .innerJoin('user_organization_roles', 'user_organization_roles.user_id', 'users.id')
    .select(['users.id', 'users.username', 'user_organization_roles.organization_id'])
    .distinct()
    .where('user_organization_roles.organization_id', 'in', organizationIds);
  if (id !== undefined) query = query.where('users.id', '=', id);
  if (username !== undefined) query = query.where('users.username', '=', username);
  return query.orderBy('user_organization_roles.organization_id');
});

/** A credential as a search finds it. */
export interface FoundCredential extends NamedThing {
  readonly kind: CredentialKind;
  /** What the wire knows it by: a client ID for a service account. */
  readonly handle: string;
  readonly description: string;
  /** The entry of its access list that was looked for. */
  readonly cidrBlock: string | null;
}

/** The credential with this id, public key or client ID, whatever its organization. */
export async function findCredentialNamed(
  reader: Reader,
  named: { readonly id: string } | { readonly publicKey: string } | { readonly clientId: string },
): Promise<FoundCredential | undefined> {
  const row = await credential.first(reader, named);
  return row && { ...toFound(row), cidrBlock: null };
}

interface CredentialName {
  readonly id?: string;
  readonly publicKey?: string;
  readonly clientId?: string;
}

const credential = prepared((reader, { id, publicKey, clientId }: Placeholders<CredentialName>) => {
  let query = credentialsWithNames(reader);
  if (id !== undefined) query = query.where('credentials.id', '=', id);
  if (publicKey !== undefined) query = query.where('api_keys.public_key', '=', publicKey);
  if (clientId !== undefined) query = query.where('service_accounts.client_id', '=', clientId);
  return query;
});

/** The credentials of an organization with one of these blocks in their access list, newest first. */
export async function findCredentialsListing(
  reader: Reader,
  organizationId: string,
  cidrBlocks: readonly string[],
  limit: number,
): Promise<FoundCredential[]> {
  if (cidrBlocks.length === 0) return [];
  const rows = await listing.all(reader, { organizationId, cidrBlocks }, { limit, offset: 0 });
  return rows.map((row) => ({ ...toFound(row), cidrBlock: row.cidr_block }));
}

const listing = prepared(
  (
    reader,
    { organizationId, cidrBlocks }: Placeholders<{ organizationId: string; cidrBlocks: readonly string[] }>,
  ) =>
    credentialsWithNames(reader)
      .innerJoin('access_list_entries', 'access_list_entries.credential_id', 'credentials.id')
      .select('access_list_entries.cidr_block')
      .where('credentials.organization_id', '=', organizationId)
      .where('access_list_entries.cidr_block', 'in', cidrBlocks)
      .orderBy('credentials.created_at', 'desc')
      .orderBy('credentials.id')
      .orderBy('access_list_entries.cidr_block')
      .limit(LIMIT),
);

function credentialsWithNames(reader: Reader) {
  return reader
    .selectFrom('credentials')
    .leftJoin('api_keys', 'api_keys.id', 'credentials.id')
    .leftJoin('service_accounts', 'service_accounts.id', 'credentials.id')
    .select([
      'credentials.id',
      'credentials.kind',
      'credentials.organization_id',
      'credentials.description',
      'api_keys.public_key',
      'service_accounts.client_id',
      'service_accounts.name',
    ]);
}

function toFound(row: {
  id: string;
  kind: CredentialKind;
  organization_id: string;
  description: string;
  public_key: string | null;
  client_id: string | null;
  name: string | null;
}) {
  return {
    id: row.id,
    kind: row.kind,
    organizationId: row.organization_id,
    handle: row.client_id ?? row.id,
    name: row.name ?? row.public_key ?? row.id,
    description: row.description,
  };
}
