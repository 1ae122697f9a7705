import { sql } from 'kysely';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { type Order, sortedPages } from '../sorted-pages.js';
import type { Reader } from '../store.js';
import { contains, patternOf } from './name-match.js';
import { type ProjectFilter, projectsOf } from './projects.js';
import { naturalText } from './sort-keys.js';

/** A project as lists show it. `createdAt` in UTC milliseconds. */
interface ProjectOverview {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly createdAt: number;
  /** With a role of their own in it. */
  readonly credentialCount: number;
  readonly teamCount: number;
  readonly userCount: number;
}

interface ProjectListFilter extends ProjectFilter {
  /** What the name or the id holds somewhere. */
  readonly search?: string | undefined;
  /** Only projects in which this user or pending user has a role of their own, or will. */
  readonly ofPerson?: string | undefined;
}

type ProjectValues = Omit<ProjectListFilter, 'search'> & { readonly pattern: string | undefined };

/** The projects that are meant, in an order. */
export async function listSortedProjects(
  reader: Reader,
  { search, ...filter }: ProjectListFilter,
  page: Page,
  order: Order<ProjectSortName>,
): Promise<Slice<ProjectOverview>> {
  const values = { ...filter, pattern: search === undefined ? undefined : patternOf(search) };
  const { results, totalCount } = await sorted.read(reader, values, order, page);
  return {
    results: results.map((row) => ({
      id: row.id,
      organizationId: row.organization_id,
      name: row.name,
      createdAt: row.created_at,
      credentialCount: Number(row.credential_count),
      teamCount: Number(row.team_count),
      userCount: Number(row.user_count),
    })),
    totalCount,
  };
}

function listed(reader: Reader, { pattern, ofPerson, ...values }: Placeholders<ProjectValues>) {
  let query = projectsOf(reader, values);
  if (ofPerson !== undefined)
    query = query.where(
      sql<boolean>`(projects.id in (select project_id from user_project_roles where user_id = ${ofPerson})
        or projects.id in (select project_invitations.project_id from project_invitations
          inner join organization_invitations on organization_invitations.id = project_invitations.invitation_id
          where organization_invitations.pending_user_id = ${ofPerson}))`,
    );
  return pattern === undefined
    ? query
    : query.where((where) => where.or([contains(reader, 'name', pattern), contains(reader, 'id', pattern)]));
}

/** How many of a kind have a role in the project. */
function holders(table: string, column: string) {
  return sql<number>`(select count(distinct ${sql.ref(column)}) from ${sql.table(table)} where project_id = projects.id)`;
}

const CREDENTIALS = holders('credential_project_roles', 'credential_id');
const TEAMS = holders('team_project_roles', 'team_id');
const USERS = holders('user_project_roles', 'user_id');

/** What projects can be sorted by. */
export const projectSortKeys = {
  name: (_: unknown, reader: Reader) => naturalText(reader, sql.ref('name')),
  created: () => sql.ref('created_at'),
  credentials: () => CREDENTIALS,
  teams: () => TEAMS,
  users: () => USERS,
};

export type ProjectSortName = keyof typeof projectSortKeys;

const sorted = sortedPages(
  listed,
  (projects) =>
    projects.select([
      'id',
      'organization_id',
      'name',
      'created_at',
      CREDENTIALS.as('credential_count'),
      TEAMS.as('team_count'),
      USERS.as('user_count'),
    ]),
  projectSortKeys,
  'id',
);
