import type { Page } from '../page.js';
import type { ProjectRow } from '../schema.js';
import type { Reader } from '../store.js';
import { equalsInAnyCase, startsWith } from './name-match.js';

export async function findProject(reader: Reader, id: string): Promise<ProjectRow | undefined> {
  return reader.selectFrom('projects').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Which organization a project belongs to, for the decision. */
export async function findProjectScope(
  reader: Reader,
  id: string,
): Promise<{ id: string; organizationId: string } | null> {
  const row = await reader
    .selectFrom('projects')
    .select('organization_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { id, organizationId: row.organization_id } : null;
}

/** Which projects are meant: all of some organizations, and single ones. */
export interface ProjectFilter {
  /** Organizations of which all projects are meant. */
  readonly organizationIds: readonly string[];
  /** Single projects that are meant as well. */
  readonly projectIds?: readonly string[];
  /** Only projects of this organization. */
  readonly within?: string;
  /** Only projects in which this team has roles. */
  readonly ofTeam?: string;
  /** Beginning of the name; upper and lower case of ASCII letters count as the same. */
  readonly namePrefix?: string | undefined;
  /** The whole name, case as above. */
  readonly name?: string | undefined;
}

/** Projects in byte order of their names, as the live service lists them. */
export async function listProjects(
  reader: Reader,
  filter: ProjectFilter,
  page: Page,
): Promise<{ results: ProjectRow[]; totalCount: number }> {
  const results = await projectsOf(reader, filter)
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { results, totalCount: await countProjects(reader, filter) };
}

/** The projects of exactly this name. */
export async function findProjectsByName(
  reader: Reader,
  filter: ProjectFilter,
  name: string,
): Promise<ProjectRow[]> {
  return projectsOf(reader, filter).selectAll().where('name', '=', name).orderBy('id').execute();
}

export async function countProjects(reader: Reader, filter: ProjectFilter): Promise<number> {
  const { total } = await projectsOf(reader, filter)
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

function projectsOf(reader: Reader, filter: ProjectFilter) {
  const { organizationIds, projectIds = [], within, ofTeam, namePrefix, name } = filter;
  let query = reader
    .selectFrom('projects')
    .where((where) =>
      where.or([
        ...(organizationIds.length > 0 ? [where('organization_id', 'in', organizationIds)] : []),
        ...(projectIds.length > 0 ? [where('id', 'in', projectIds)] : []),
      ]),
    );
  if (within !== undefined) query = query.where('organization_id', '=', within);
  if (ofTeam !== undefined)
    query = query.where('id', 'in', (select) =>
      select.selectFrom('team_project_roles').select('project_id').where('team_id', '=', ofTeam),
    );
  if (namePrefix) query = query.where(startsWith('name', namePrefix));
  if (name) query = query.where(equalsInAnyCase('name', name));
  return query;
}

/** The public keys and client ids of the credentials that hold a role in the project: what their cached copies go by. */
export async function listProjectCredentials(reader: Reader, projectId: string): Promise<string[]> {
  const rows = await reader
    .selectFrom('credentials')
    .leftJoin('api_keys', 'api_keys.id', 'credentials.id')
    .leftJoin('service_accounts', 'service_accounts.id', 'credentials.id')
    .select(['api_keys.public_key', 'service_accounts.client_id'])
    .where('credentials.id', 'in', (select) =>
      select
        .selectFrom('credential_project_roles')
        .select('credential_id')
        .where('project_id', '=', projectId),
    )
    .execute();
  return rows.flatMap(({ public_key, client_id }) => public_key ?? client_id ?? []);
}

/** The ids of the people who hold a role in the project, of their own or through a team. */
export async function listProjectUserIds(reader: Reader, projectId: string): Promise<string[]> {
  const direct = reader
    .selectFrom('user_project_roles')
    .select('user_id')
    .where('project_id', '=', projectId);
  const throughTeams = reader
    .selectFrom('team_users')
    .innerJoin('team_project_roles', 'team_project_roles.team_id', 'team_users.team_id')
    .select('team_users.user_id')
    .where('team_project_roles.project_id', '=', projectId);
  const rows = await direct.union(throughTeams).execute();
  return rows.map(({ user_id }) => user_id);
}

/** Those with a role of their own in the project who are no members of the organization, by user name. */
export async function listProjectUsersOutside(
  reader: Reader,
  projectId: string,
  organizationId: string,
): Promise<{ id: string; username: string }[]> {
  return reader
    .selectFrom('users')
    .select(['id', 'username'])
    .where('id', 'in', (select) =>
      select.selectFrom('user_project_roles').select('user_id').where('project_id', '=', projectId),
    )
    .where('id', 'not in', (select) =>
      select
        .selectFrom('user_organization_roles')
        .select('user_id')
        .where('organization_id', '=', organizationId),
    )
    .orderBy('username')
    .execute();
}
