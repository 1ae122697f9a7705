import type { Page, Slice } from '../page.js';
import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import { preparedPages } from '../prepared-pages.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

export interface Team {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
}

const COLUMNS = ['id', 'organization_id as organizationId', 'name'] as const;

interface TeamFilter {
  readonly organizationId: string;
  readonly id?: string;
  readonly name?: string;
}

const single = prepared((reader, { organizationId, id, name }: Placeholders<TeamFilter>) => {
  let query = teamsOf(reader, { organizationId }).select(COLUMNS);
  if (id !== undefined) query = query.where('id', '=', id);
  if (name !== undefined) query = query.where('name', '=', name);
  return query;
});

export function findTeam(reader: Reader, organizationId: string, id: string): Promise<Team | undefined> {
  return single.first(reader, { organizationId, id });
}

export function findTeamByName(
  reader: Reader,
  organizationId: string,
  name: string,
): Promise<Team | undefined> {
  return single.first(reader, { organizationId, name });
}

const byName = preparedPages(teamsOf, (teams) => teams.select(COLUMNS).orderBy('name'));

/** The organization's teams, by name. */
export async function listTeams(reader: Reader, organizationId: string, page: Page): Promise<Slice<Team>> {
  const { results, totalCount } = await byName.read(reader, { organizationId }, page);
  return { results: results.map(({ id, name }) => ({ id, organizationId, name })), totalCount };
}

export function countTeams(reader: Reader, organizationId: string): Promise<number> {
  return byName.count(reader, { organizationId });
}

function teamsOf(reader: Reader, { organizationId }: Placeholders<{ organizationId: string }>) {
  return reader.selectFrom('teams').where('organization_id', '=', organizationId);
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
