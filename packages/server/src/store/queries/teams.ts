import type { Page } from '../page.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

export interface Team {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
}

export async function findTeam(
  reader: Reader,
  organizationId: string,
  id: string,
): Promise<Team | undefined> {
  return teamRows(reader, organizationId).where('id', '=', id).executeTakeFirst();
}

export async function findTeamByName(
  reader: Reader,
  organizationId: string,
  name: string,
): Promise<Team | undefined> {
  return teamRows(reader, organizationId).where('name', '=', name).executeTakeFirst();
}

/** The organization's teams, by name. */
export async function listTeams(
  reader: Reader,
  organizationId: string,
  page: Page,
): Promise<{ results: Team[]; totalCount: number }> {
  const results = await teamRows(reader, organizationId)
    .orderBy('name')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { results, totalCount: await countTeams(reader, organizationId) };
}

export async function countTeams(reader: Reader, organizationId: string): Promise<number> {
  const { total } = await reader
    .selectFrom('teams')
    .select((select) => select.fn.countAll<number>().as('total'))
    .where('organization_id', '=', organizationId)
    .executeTakeFirstOrThrow();
  return Number(total);
}

function teamRows(reader: Reader, organizationId: string) {
  return reader
    .selectFrom('teams')
    .select(['id', 'organization_id as organizationId', 'name'])
    .where('organization_id', '=', organizationId);
}

export async function insertTeam(
  database: Writer,
  team: Team & { readonly createdAt: number },
): Promise<void> {
  await database
    .insertInto('teams')
    .values({
      id: team.id,
      organization_id: team.organizationId,
      name: team.name,
      created_at: team.createdAt,
    })
    .execute();
}

export async function setTeamName(database: Writer, id: string, name: string): Promise<void> {
  await database.updateTable('teams').set({ name }).where('id', '=', id).execute();
}

export async function deleteTeam(database: Writer, id: string): Promise<void> {
  await database.deleteFrom('teams').where('id', '=', id).execute();
}
