import { type Expression, expressionBuilder, type Nullable, type SelectQueryBuilder, sql } from 'kysely';
import type { CredentialKind } from '../../domain/credential-kinds.js';
import type { Placeholders } from '../placeholders.js';
import type { Database } from '../schema.js';
import type { Reader } from '../store.js';
import { hasOrganizationRole, isOfOrganization, isOfProject } from './credential-lists.js';
import { contains, patternOf } from './name-match.js';
import { naturalText, neverFirst, neverLast, strengthOf } from './sort-keys.js';

/** All credentials of an organization, or those of a project. */
export type CredentialScope =
  | { readonly kind: 'organization'; readonly id: string }
  | {
      readonly kind: 'project';
      readonly id: string;
      /** Besides those with a role in the project: those of its organization with one of these roles there. */
      readonly through?: { readonly organizationId: string; readonly roles: readonly string[] } | undefined;
    };

/** Which credentials are meant. Times in UTC milliseconds. */
export interface CredentialFilter {
  readonly scope: CredentialScope;
  /** At least one. */
  readonly kinds: readonly CredentialKind[];
  /** What the public key, the client ID, the name or the description holds somewhere. */
  readonly search?: string | undefined;
  /** Whether to leave out those that have an entry in their access list. */
  readonly withoutAccessList?: boolean | undefined;
  /** A role that they hold in the scope. */
  readonly role?: string | undefined;
  /** A project in which they hold a role. */
  readonly inProject?: string | undefined;
  /** A project in which they hold none of their own. */
  readonly notInProject?: string | undefined;
  readonly neverUsed?: boolean | undefined;
  /** Neither made nor used since. */
  readonly idleSince?: number | undefined;
  /** The key, or a client secret, ends after the one time and not after the other. */
  readonly ends?: { readonly after: number; readonly by: number } | undefined;
  /** Noted of them. */
  readonly noteKind?: string | undefined;
  readonly owner?: string | undefined;
  readonly tag?: string | undefined;
  /** By the name of then. */
  readonly madeBy?: string | undefined;
  /** The key has ended by then, or there is no client secret that has not. */
  readonly endedBy?: number | undefined;
}

/** The filter as the queries take it. */
export interface CredentialValues
  extends Pick<
    CredentialFilter,
    | 'kinds'
    | 'withoutAccessList'
    | 'role'
    | 'inProject'
    | 'notInProject'
    | 'neverUsed'
    | 'idleSince'
    | 'endedBy'
    | 'noteKind'
    | 'owner'
    | 'tag'
    | 'madeBy'
  > {
  readonly organizationId?: string;
  readonly projectId?: string;
  readonly throughOrganizationId?: string | undefined;
  readonly throughRoles?: readonly string[] | undefined;
  readonly pattern: string | undefined;
  readonly endsAfter: number | undefined;
  readonly endsBy: number | undefined;
}

export function valuesOf({ scope, search, ends, ...filter }: CredentialFilter): CredentialValues {
  return {
    ...filter,
    ...(scope.kind === 'organization'
      ? { organizationId: scope.id }
      : {
          projectId: scope.id,
          throughOrganizationId: scope.through?.organizationId,
          throughRoles: scope.through?.roles,
        }),
    pattern: search === undefined ? undefined : patternOf(search),
    endsAfter: ends?.after,
    endsBy: ends?.by,
  };
}

/** The tables, with what only one kind of credentials has. */
type OfEitherKind = {
  [Table in keyof Database]: Table extends 'api_keys' | 'service_accounts'
    ? Nullable<Database[Table]>
    : Database[Table];
};

type Credentials = SelectQueryBuilder<OfEitherKind, 'credentials' | 'api_keys' | 'service_accounts', object>;

/** The credentials that are meant, as yet without columns. */
export function credentialsOf(reader: Reader, values: Placeholders<CredentialValues>): Credentials {
  const { kinds, pattern, withoutAccessList } = values;
  let query = inScope(reader, values).where('credentials.kind', 'in', kinds);
  if (pattern !== undefined)
    query = query.where((where) => where.or(SEARCHED.map((column) => contains(reader, column, pattern))));
  if (withoutAccessList)
    query = query.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('access_list_entries')
            .select('access_list_entries.cidr_block')
            .whereRef('access_list_entries.credential_id', '=', 'credentials.id'),
        ),
      ),
    );
  return notedAsAsked(usedAsAsked(endingAsAsked(grantedAsAsked(query, values), values), values), values);
}

const SEARCHED = [
  'api_keys.public_key',
  'service_accounts.client_id',
  'service_accounts.name',
  'credentials.description',
];

function inScope(reader: Reader, values: Placeholders<CredentialValues>): Credentials {
  const { organizationId, projectId, throughOrganizationId, throughRoles } = values;
  const query: Credentials = reader
    .selectFrom('credentials')
    .leftJoin('api_keys', 'api_keys.id', 'credentials.id')
    .leftJoin('service_accounts', 'service_accounts.id', 'credentials.id');
  if (organizationId !== undefined) return query.where(isOfOrganization(organizationId));
  if (projectId === undefined) return query;
  if (throughOrganizationId === undefined || throughRoles === undefined)
    return query.where(isOfProject(projectId));
  return query.where((where) =>
    where.or([
      isOfProject(projectId),
      where('credentials.organization_id', '=', throughOrganizationId).and(hasOrganizationRole(throughRoles)),
    ]),
  );
}

function grantedAsAsked(query: Credentials, values: Placeholders<CredentialValues>): Credentials {
  const { projectId, role, inProject, notInProject } = values;
  let asked = query;
  if (role !== undefined)
    asked = asked.where(
      projectId === undefined
        ? hasOrganizationRole([role])
        : ({ exists, selectFrom }) =>
            exists(
              selectFrom('credential_project_roles')
                .select('credential_project_roles.role')
                .whereRef('credential_project_roles.credential_id', '=', 'credentials.id')
                .where('credential_project_roles.project_id', '=', projectId)
                .where('credential_project_roles.role', '=', role),
            ),
    );
  if (notInProject !== undefined) asked = asked.where(({ not }) => not(isOfProject(notInProject)));
  return inProject === undefined ? asked : asked.where(isOfProject(inProject));
}

function usedAsAsked(query: Credentials, values: Placeholders<CredentialValues>): Credentials {
  const { neverUsed, idleSince } = values;
  let asked = query;
  if (neverUsed) asked = asked.where('credentials.last_used_at', 'is', null);
  if (idleSince !== undefined)
    asked = asked
      .where('credentials.created_at', '<', idleSince)
      .where(neverFirst(sql.ref('credentials.last_used_at')), '<', idleSince);
  return asked;
}

function notedAsAsked(query: Credentials, values: Placeholders<CredentialValues>): Credentials {
  const { noteKind, owner, tag, madeBy } = values;
  let asked = query;
  if (noteKind !== undefined || owner !== undefined)
    asked = asked.where(({ exists, selectFrom }) => {
      let notes = selectFrom('credential_notes')
        .select('credential_notes.kind')
        .whereRef('credential_notes.credential_id', '=', 'credentials.id');
      if (noteKind !== undefined) notes = notes.where('credential_notes.kind', '=', noteKind);
      if (owner !== undefined) notes = notes.where('credential_notes.owner', '=', owner);
      return exists(notes);
    });
  if (tag !== undefined)
    asked = asked.where(({ exists, selectFrom }) =>
      exists(
        selectFrom('credential_tags')
          .select('credential_tags.tag')
          .whereRef('credential_tags.credential_id', '=', 'credentials.id')
          .where('credential_tags.tag', '=', tag),
      ),
    );
  return madeBy === undefined ? asked : asked.where('credentials.made_by', '=', madeBy);
}

function endingAsAsked(query: Credentials, values: Placeholders<CredentialValues>): Credentials {
  const { endsAfter, endsBy, endedBy } = values;
  let asked = query;
  if (endsAfter !== undefined && endsBy !== undefined)
    asked = asked.where((where) =>
      where.or([
        where('api_keys.expires_at', '>', endsAfter).and('api_keys.expires_at', '<=', endsBy),
        where.exists(secretsEndingAfter(endsAfter).where('client_secrets.expires_at', '<=', endsBy)),
      ]),
    );
  if (endedBy !== undefined)
    asked = asked.where((where) =>
      where.or([
        where('api_keys.expires_at', '<=', endedBy),
        where('service_accounts.id', 'is not', null).and(
          where.not(where.exists(secretsEndingAfter(endedBy))),
        ),
      ]),
    );
  return asked;
}

function secretsEndingAfter(time: Expression<number>) {
  return expressionBuilder<Database, 'credentials'>()
    .selectFrom('client_secrets')
    .select('client_secrets.id')
    .whereRef('client_secrets.service_account_id', '=', 'credentials.id')
    .where('client_secrets.expires_at', '>', time);
}

type SortKey = (values: Placeholders<CredentialValues>, reader: Reader) => ReturnType<typeof sql>;

/** What is noted of a credential; an empty text where nothing is. */
function noted(reader: Reader, column: 'kind' | 'label' | 'owner') {
  const found = sql`(select ${sql.ref(column)} from credential_notes where credential_id = credentials.id)`;
  return naturalText(reader, found);
}

/** What credentials can be sorted by. */
export const credentialSortKeys = {
  name: (_, reader) => naturalText(reader, sql`coalesce(service_accounts.name, api_keys.public_key)`),
  description: (_, reader) => naturalText(reader, sql.ref('credentials.description')),
  roles: ({ projectId }) =>
    strengthOf((strongest) =>
      projectId === undefined
        ? sql`(select ${strongest} from credential_organization_roles where credential_id = credentials.id)`
        : sql`(select ${strongest} from credential_project_roles where credential_id = credentials.id and project_id = ${projectId})`,
    ),
  accessListEntries: () =>
    sql`(select count(*) from access_list_entries where credential_id = credentials.id)`,
  noteKind: (_, reader) => noted(reader, 'kind'),
  label: (_, reader) => noted(reader, 'label'),
  owner: (_, reader) => noted(reader, 'owner'),
  madeBy: (_, reader) => naturalText(reader, sql.ref('credentials.made_by')),
  lastUsedAt: () => neverFirst(sql.ref('credentials.last_used_at')),
  createdAt: () => sql.ref('credentials.created_at'),
  expiresAt: () =>
    neverLast(
      sql`coalesce(api_keys.expires_at, (select max(expires_at) from client_secrets where service_account_id = credentials.id))`,
    ),
} satisfies Record<string, SortKey>;

export type CredentialSortName = keyof typeof credentialSortKeys;
