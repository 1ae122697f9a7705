import type { Selectable } from 'kysely';
import type { ProjectSettingOverrides } from '../../domain/project-settings.js';
import { type Filled, flag } from '../columns.js';
import type { Page } from '../page.js';
import type { Database } from '../schema.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';
import { equalsInAnyCase, startsWith } from './name-match.js';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** A project with what is set in it. `createdAt` in UTC milliseconds. */
export interface Project {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly createdAt: number;
  readonly withDefaultAlertsSettings: boolean;
  readonly regionUsageRestrictions: string | null;
  readonly slowOperationThresholding: boolean;
  /** In the order given. */
  readonly tags: readonly Tag[];
  /** Only what was ever set, so that defaults stay defaults. */
  readonly settings: ProjectSettingOverrides;
}

export async function findProject(reader: Reader, id: string): Promise<Project | undefined> {
  const row = await reader.selectFrom('projects').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toProject(row);
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
): Promise<{ results: Project[]; totalCount: number }> {
  const rows = await projectsOf(reader, filter)
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { results: rows.map(toProject), totalCount: await countProjects(reader, filter) };
}

/** The projects of exactly this name. */
export async function findProjectsByName(
  reader: Reader,
  filter: ProjectFilter,
  name: string,
): Promise<Project[]> {
  const rows = await projectsOf(reader, filter).selectAll().where('name', '=', name).orderBy('id').execute();
  return rows.map(toProject);
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

export async function insertProject(database: Writer, project: Project): Promise<void> {
  const { id, createdAt } = project;
  await database
    .insertInto('projects')
    .values({ id, created_at: createdAt, ...(columnsOf(project) as Filled<ReturnType<typeof columnsOf>>) })
    .execute();
}

/** What is to be changed; what is absent stays. */
export type ProjectChange = {
  readonly [Name in Exclude<keyof Project, 'id' | 'createdAt'>]?: Project[Name] | undefined;
};

export async function updateProject(database: Writer, id: string, change: ProjectChange): Promise<void> {
  await database.updateTable('projects').set(columnsOf(change)).where('id', '=', id).execute();
}

/** Deletes a project with the roles, limits and entries in it. */
export async function deleteProject(database: Writer, id: string): Promise<void> {
  await database.deleteFrom('projects').where('id', '=', id).execute();
}

function toProject(row: Selectable<Database['projects']>): Project {
  return {
    id: row.id,
    organizationId: row.organization_id,
    name: row.name,
    createdAt: row.created_at,
    withDefaultAlertsSettings: row.with_default_alerts_settings === 1,
    regionUsageRestrictions: row.region_usage_restrictions,
    slowOperationThresholding: row.slow_operation_thresholding === 1,
    tags: JSON.parse(row.tags) as Tag[],
    settings: JSON.parse(row.settings) as ProjectSettingOverrides,
  };
}

/** The columns of what is given; an absent one is `undefined`, which an update leaves alone. */
function columnsOf(change: ProjectChange) {
  return {
    organization_id: change.organizationId,
    name: change.name,
    with_default_alerts_settings: flag(change.withDefaultAlertsSettings),
    region_usage_restrictions: change.regionUsageRestrictions,
    slow_operation_thresholding: flag(change.slowOperationThresholding),
    tags: change.tags && JSON.stringify(change.tags),
    settings: change.settings && JSON.stringify(change.settings),
  };
}
