import { sql } from 'kysely';
import { groupBy } from '../group-by.js';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import { type Order, sortedPages } from '../sorted-pages.js';
import type { Reader } from '../store.js';
import { contains, patternOf } from './name-match.js';
import { naturalText, strengthOf } from './sort-keys.js';

/** A team as lists show it. */
export interface ListedTeam {
  readonly id: string;
  readonly name: string;
  /** Those who will be in it once they accept their invitation included. */
  readonly memberCount: number;
  readonly projectCount: number;
  /** In the project of the list, in alphabetical order; none in a list of the organization. */
  readonly roles: readonly string[];
}

/** Which teams are meant: those of an organization, or those with a role in a project. */
export interface TeamListFilter {
  readonly organizationId?: string;
  readonly projectId?: string;
  /** What the name holds somewhere. */
  readonly search?: string | undefined;
  /** A role in the project. */
  readonly role?: string | undefined;
  /** Whether to leave out those that somebody is in. */
  readonly withoutMembers?: boolean | undefined;
  /** Whether to leave out those with a role in some project. */
  readonly withoutProjects?: boolean | undefined;
  /** Whether to leave out those with a role in this project. */
  readonly notInProject?: string | undefined;
  /** Only those in which this user or pending user is, or will be. */
  readonly ofPerson?: string | undefined;
  /** The time that tells which invitations have expired, in UTC milliseconds. */
  readonly now: number;
}

interface TeamValues extends Omit<TeamListFilter, 'search'> {
  readonly pattern: string | undefined;
}

type Values = Placeholders<TeamValues>;

/** The teams that are meant, in an order. */
export async function listSortedTeams(
  reader: Reader,
  { search, ...filter }: TeamListFilter,
  page: Page,
  order: Order<TeamSortName>,
): Promise<Slice<ListedTeam>> {
  const values = { ...filter, pattern: search === undefined ? undefined : patternOf(search) };
  const { results, totalCount } = await sorted.read(reader, values, order, page);
  const { projectId } = filter;
  const rolesOf = await rolesIn(
    reader,
    projectId,
    results.map(({ id }) => id),
  );
  return {
    results: results.map((row) => ({
      id: row.id,
      name: row.name,
      memberCount: Number(row.member_count),
      projectCount: Number(row.project_count),
      roles: rolesOf.get(row.id)?.map(({ role }) => role) ?? [],
    })),
    totalCount,
  };
}

const roles = prepared(
  (reader, { projectId, ids }: Placeholders<{ projectId: string; ids: readonly string[] }>) =>
    reader
      .selectFrom('team_project_roles')
      .select(['team_id', 'role'])
      .where('project_id', '=', projectId)
      .where('team_id', 'in', ids)
      .orderBy('role'),
);

async function rolesIn(reader: Reader, projectId: string | undefined, ids: readonly string[]) {
  if (projectId === undefined || ids.length === 0) return new Map<string, { role: string }[]>();
  return groupBy(await roles.all(reader, { projectId, ids }), (row) => row.team_id);
}

function teamsOf(reader: Reader, values: Values) {
  const {
    organizationId,
    projectId,
    pattern,
    role,
    withoutMembers,
    withoutProjects,
    notInProject,
    ofPerson,
  } = values;
  let query = reader.selectFrom('teams');
  if (organizationId !== undefined) query = query.where('teams.organization_id', '=', organizationId);
  if (projectId !== undefined)
    query = query.where('teams.id', 'in', (select) => {
      const assigned = select
        .selectFrom('team_project_roles')
        .select('team_id')
        .where('project_id', '=', projectId);
      return role === undefined ? assigned : assigned.where('role', '=', role);
    });
  if (notInProject !== undefined)
    query = query.where('teams.id', 'not in', (select) =>
      select.selectFrom('team_project_roles').select('team_id').where('project_id', '=', notInProject),
    );
  if (ofPerson !== undefined)
    query = query.where(
      sql<boolean>`(teams.id in (select team_id from team_users where user_id = ${ofPerson})
        or teams.id in (select invitation_teams.team_id from invitation_teams
          inner join organization_invitations on organization_invitations.id = invitation_teams.invitation_id
          where organization_invitations.pending_user_id = ${ofPerson}))`,
    );
  if (pattern !== undefined) query = query.where(contains(reader, 'teams.name', pattern));
  if (withoutMembers) query = query.where(memberCount(values), '=', 0);
  if (withoutProjects)
    query = query.where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('team_project_roles')
            .select('team_project_roles.role')
            .whereRef('team_project_roles.team_id', '=', 'teams.id'),
        ),
      ),
    );
  return query;
}

function memberCount({ now }: Values) {
  return sql<number>`((select count(*) from team_users where team_users.team_id = teams.id)
    + (select count(*) from invitation_teams
      inner join organization_invitations on organization_invitations.id = invitation_teams.invitation_id
      where invitation_teams.team_id = teams.id
        and organization_invitations.organization_id = teams.organization_id
        and organization_invitations.rejected_at is null
        and organization_invitations.expires_at > ${now}))`;
}

const PROJECT_COUNT = sql<number>`(select count(distinct project_id) from team_project_roles where team_project_roles.team_id = teams.id)`;

type SortKey = (values: Values, reader: Reader) => ReturnType<typeof sql>;

/** What teams can be sorted by. */
export const teamSortKeys = {
  name: (_, reader) => naturalText(reader, sql.ref('teams.name')),
  members: (values) => memberCount(values),
  projects: () => PROJECT_COUNT,
  roles: ({ projectId }) =>
    strengthOf((strongest) =>
      projectId === undefined
        ? sql`null`
        : sql`(select ${strongest} from team_project_roles where team_id = teams.id and project_id = ${projectId})`,
    ),
} satisfies Record<string, SortKey>;

export type TeamSortName = keyof typeof teamSortKeys;

const sorted = sortedPages(
  teamsOf,
  (teams, values) =>
    teams.select([
      'teams.id',
      'teams.name',
      memberCount(values).as('member_count'),
      PROJECT_COUNT.as('project_count'),
    ]),
  teamSortKeys,
  'teams.id',
);
