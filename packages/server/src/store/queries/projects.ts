import type { Selectable, SelectQueryBuilder } from 'kysely';
import type { ProjectSettingOverrides } from '../../domain/project-settings.js';
import { type Filled, flag } from '../columns.js';
import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import { preparedPages } from '../prepared-pages.js';
import type { Database } from '../schema.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';
import { equalsInAnyCase, folded, startsWith } from './name-match.js';

export interface Tag {
  readonly key: string;
  readonly value: string;
}

/** A project as lists have it. `createdAt` in UTC milliseconds. */
export interface ListedProject {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly createdAt: number;
  readonly withDefaultAlertsSettings: boolean;
  readonly regionUsageRestrictions: string | null;
  /** In the order given. */
  readonly tags: readonly Tag[];
}

/** A project with what is set in it. */
export interface Project extends ListedProject {
  readonly slowOperationThresholding: boolean;
  /** Only what was ever set, so that defaults stay defaults. */
  readonly settings: ProjectSettingOverrides;
}

const LISTED = [
  'id',
  'organization_id',
  'name',
  'created_at',
  'with_default_alerts_settings',
  'region_usage_restrictions',
  'tags',
] as const;
const COLUMNS = [...LISTED, 'slow_operation_thresholding', 'settings'] as const;

const byId = prepared((reader, { id }: Placeholders<{ id: string }>) =>
  reader.selectFrom('projects').select(COLUMNS).where('id', '=', id),
);

export async function findProject(reader: Reader, id: string): Promise<Project | undefined> {
  const row = await byId.first(reader, { id });
  return row && toProject(row);
}

const scopeById = prepared((reader, { id }: Placeholders<{ id: string }>) =>
  reader.selectFrom('projects').select('organization_id').where('id', '=', id),
);

/** Which organization a project belongs to, for the decision. */
export async function findProjectScope(
  reader: Reader,
  id: string,
): Promise<{ id: string; organizationId: string } | null> {
  const row = await scopeById.first(reader, { id });
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

const byName = preparedPages(projectsOf, (projects) => projects.select(LISTED).orderBy('name').orderBy('id'));

/** Projects in byte order of their names, as the live service lists them. */
export async function listProjects(
  reader: Reader,
  filter: ProjectFilter,
  page: Page,
): Promise<Slice<ListedProject>> {
  const { results, totalCount } = await byName.read(reader, valuesOf(filter), page);
  return { results: results.map(toListed), totalCount };
}

const ofExactName = prepared(
  (reader, { exactName, ...filter }: Placeholders<ProjectFilter & { exactName: string }>) =>
    projectsOf(reader, filter).select(COLUMNS).where('name', '=', exactName).orderBy('id'),
);

/** The projects of exactly this name. */
export async function findProjectsByName(
  reader: Reader,
  filter: ProjectFilter,
  name: string,
): Promise<Project[]> {
  return (await ofExactName.all(reader, { ...valuesOf(filter), exactName: name })).map(toProject);
}

/** How many projects an organization has, and whether one of them has the name. */
export async function projectsBeside(
  reader: Reader,
  organizationId: string,
  name: string,
): Promise<{ total: number; hasName: boolean }> {
  const { total, named } = await reader
    .selectFrom('projects')
    .select((select) => [
      select.fn.countAll<number>().as('total'),
      select.fn.count<number>(select.case().when('name', '=', name).then(1).end()).as('named'),
    ])
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return { total, hasName: named > 0 };
}

export function countProjects(reader: Reader, filter: ProjectFilter): Promise<number> {
  return byName.count(reader, valuesOf(filter));
}

/** The filter as the queries take it. */
function valuesOf(filter: ProjectFilter): ProjectFilter {
  const { namePrefix, name } = filter;
  if (namePrefix === undefined && name === undefined) return filter;
  return { ...filter, namePrefix: folded(namePrefix), name: folded(name) };
}

/** The projects that are meant, as yet without columns. */
export function projectsOf(
  reader: Reader,
  filter: Placeholders<ProjectFilter>,
): SelectQueryBuilder<Database, 'projects', object> {
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
    ...toListed(row),
    slowOperationThresholding: row.slow_operation_thresholding === 1,
    settings: row.settings === '{}' ? {} : (JSON.parse(row.settings) as ProjectSettingOverrides),
  };
}

function toListed(row: Pick<Selectable<Database['projects']>, (typeof LISTED)[number]>): ListedProject {
  return {
    id: row.id,
    organizationId: row.organization_id,
    name: row.name,
    createdAt: row.created_at,
    withDefaultAlertsSettings: row.with_default_alerts_settings === 1,
    regionUsageRestrictions: row.region_usage_restrictions,
    // Empty in most projects, and then parsing would take longer than all the rest.
    tags: row.tags === '[]' ? [] : (JSON.parse(row.tags) as Tag[]),
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
