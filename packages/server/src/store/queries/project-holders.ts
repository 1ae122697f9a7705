import { sql } from 'kysely';
import type { CredentialKind } from '../../domain/credential-kinds.js';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { type Order, sortedPages } from '../sorted-pages.js';
import type { Reader } from '../store.js';
import { hasOrganizationRole } from './credential-lists.js';
import { contains, patternOf } from './name-match.js';
import { byBytes, naturalText } from './sort-keys.js';

export type HolderKind = 'user' | 'team' | CredentialKind;

/** Whoever has access to a project: a person, a team, an API key or a service account. */
export interface ProjectHolder {
  readonly kind: HolderKind;
  /** In the store. */
  readonly id: string;
  /** What the wire knows it by: a client ID for a service account. */
  readonly handle: string;
  /** User name, name, or public key. */
  readonly name: string;
  /** Name of a person, or description of a credential. */
  readonly detail: string;
  /** Of an API key, in UTC milliseconds. */
  readonly expiresAt: number | null;
}

export interface HolderFilter {
  readonly organizationId: string;
  readonly projectId: string;
  /** Roles of which one has to be held, in the organization, or in the project: of its own or of a team. */
  readonly roles: readonly string[];
  /** At least one. */
  readonly kinds: readonly HolderKind[];
  /** What name, handle or detail holds somewhere. */
  readonly search?: string | undefined;
}

interface HolderValues extends Omit<HolderFilter, 'search'> {
  readonly pattern: string | undefined;
}

type Values = Placeholders<HolderValues>;

/** Who has access to a project, in an order. */
export async function listProjectHolders(
  reader: Reader,
  { search, ...filter }: HolderFilter,
  page: Page,
  order: Order<HolderSortName>,
): Promise<Slice<ProjectHolder>> {
  const values = { ...filter, pattern: search === undefined ? undefined : patternOf(search) };
  const { results, totalCount } = await sorted.read(reader, values, order, page);
  return {
    results: results.map(({ kind, id, handle, name, detail, expires_at }) => ({
      kind,
      id,
      handle,
      name,
      detail,
      expiresAt: expires_at,
    })),
    totalCount,
  };
}

function holdersOf(reader: Reader, values: Values) {
  const { kinds, pattern } = values;
  const all = peopleOf(reader, values)
    .unionAll(teamsOf(reader, values))
    .unionAll(credentialsOf(reader, values));
  const query = reader.selectFrom(all.as('holders')).where('holders.kind', 'in', kinds);
  return pattern === undefined
    ? query
    : query.where((where) =>
        where.or(
          ['holders.name', 'holders.handle', 'holders.detail'].map((column) =>
            contains(reader, column, pattern),
          ),
        ),
      );
}

const NO_END = sql<number | null>`cast(null as bigint)`;

function kind(name: HolderKind) {
  return sql<HolderKind>`${sql.lit(name)}`.as('kind');
}

/** Members of the organization alone: without that, nobody gets into its projects. */
function peopleOf(reader: Reader, { organizationId, projectId, roles }: Values) {
  return reader
    .selectFrom('users')
    .select([
      kind('user'),
      'users.id as id',
      'users.id as handle',
      byBytes(reader, sql.ref('users.username')).as('name'),
      byBytes(reader, sql`users.first_name || ' ' || users.last_name`).as('detail'),
      NO_END.as('expires_at'),
    ])
    .where('users.id', 'in', (select) =>
      select
        .selectFrom('user_organization_roles')
        .select('user_id')
        .where('organization_id', '=', organizationId),
    )
    .where((where) =>
      where.or([
        where('users.id', 'in', (select) =>
          select
            .selectFrom('user_organization_roles')
            .select('user_id')
            .where('organization_id', '=', organizationId)
            .where('role', 'in', roles),
        ),
        where('users.id', 'in', (select) =>
          select
            .selectFrom('user_project_roles')
            .select('user_id')
            .where('project_id', '=', projectId)
            .where('role', 'in', roles),
        ),
        where('users.id', 'in', (select) =>
          select
            .selectFrom('team_users')
            .innerJoin('team_project_roles', 'team_project_roles.team_id', 'team_users.team_id')
            .select('team_users.user_id')
            .where('team_project_roles.project_id', '=', projectId)
            .where('team_project_roles.role', 'in', roles),
        ),
      ]),
    );
}

function teamsOf(reader: Reader, { projectId, roles }: Values) {
  return reader
    .selectFrom('teams')
    .select([
      kind('team'),
      'teams.id as id',
      'teams.id as handle',
      byBytes(reader, sql.ref('teams.name')).as('name'),
      byBytes(reader, sql`''`).as('detail'),
      NO_END.as('expires_at'),
    ])
    .where('teams.id', 'in', (select) =>
      select
        .selectFrom('team_project_roles')
        .select('team_id')
        .where('project_id', '=', projectId)
        .where('role', 'in', roles),
    );
}

function credentialsOf(reader: Reader, { organizationId, projectId, roles }: Values) {
  return reader
    .selectFrom('credentials')
    .leftJoin('api_keys', 'api_keys.id', 'credentials.id')
    .leftJoin('service_accounts', 'service_accounts.id', 'credentials.id')
    .select([
      sql<HolderKind>`credentials.kind`.as('kind'),
      'credentials.id as id',
      sql<string>`coalesce(service_accounts.client_id, credentials.id)`.as('handle'),
      sql<string>`coalesce(${byBytes(reader, sql.ref('service_accounts.name'))}, ${byBytes(reader, sql.ref('api_keys.public_key'))})`.as(
        'name',
      ),
      byBytes(reader, sql.ref('credentials.description')).as('detail'),
      sql<number | null>`api_keys.expires_at`.as('expires_at'),
    ])
    .where('credentials.organization_id', '=', organizationId)
    .where((where) =>
      where.or([
        hasOrganizationRole(roles),
        where('credentials.id', 'in', (select) =>
          select
            .selectFrom('credential_project_roles')
            .select('credential_id')
            .where('project_id', '=', projectId)
            .where('role', 'in', roles),
        ),
      ]),
    );
}

/** What holders can be sorted by. */
export const holderSortKeys = {
  kind: (_: Values, reader: Reader) =>
    sql`case holders.kind when 'user' then '1 ' when 'team' then '2 ' when 'api_key' then '3 ' else '4 ' end || ${naturalName(reader)}`,
  name: (_: Values, reader: Reader) => naturalName(reader),
};

function naturalName(reader: Reader) {
  return naturalText(reader, sql.ref('holders.name'));
}

export type HolderSortName = keyof typeof holderSortKeys;

const sorted = sortedPages(
  holdersOf,
  (holders) => holders.select(['kind', 'id', 'handle', 'name', 'detail', 'expires_at']),
  holderSortKeys,
  'holders.id',
);
