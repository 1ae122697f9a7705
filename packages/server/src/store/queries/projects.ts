import { sql } from 'kysely';
import type { Page } from '../page.js';
import type { ProjectRow } from '../schema.js';
import type { Reader } from '../store.js';

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

/** Which projects a list is about: all of an organization, or only those where a credential holds a role. */
export interface ProjectFilter {
  readonly organizationId: string;
  /** Only projects in which this credential holds a role. */
  readonly credentialId?: string | undefined;
  /** Case-insensitive beginning of the name. */
  readonly namePrefix?: string | undefined;
}

/** Projects in byte order of their names, as the live service lists them. */
export async function listProjects(
  reader: Reader,
  filter: ProjectFilter,
  page: Page,
): Promise<{ results: ProjectRow[]; totalCount: number }> {
  let query = reader.selectFrom('projects').where('organization_id', '=', filter.organizationId);
  if (filter.credentialId !== undefined) {
    query = query.where('id', 'in', (select) =>
      select
        .selectFrom('credential_project_roles')
        .select('project_id')
        .where('credential_id', '=', filter.credentialId ?? ''),
    );
  }
  if (filter.namePrefix) {
    const prefix = filter.namePrefix.toLowerCase();
    query = query.where(sql<boolean>`substr(lower(name), 1, ${prefix.length}) = ${prefix}`);
  }
  const results = await query
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { total } = await query
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { results, totalCount: Number(total) };
}
