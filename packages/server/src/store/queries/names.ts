import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import type { Reader } from '../store.js';

type Named = 'organizations' | 'projects' | 'teams';

const namesIn = (table: Named) =>
  prepared((reader, { ids }: Placeholders<{ ids: readonly string[] }>) =>
    reader.selectFrom(table).select(['id', 'name']).where('id', 'in', ids),
  );

const names = {
  organizations: namesIn('organizations'),
  projects: namesIn('projects'),
  teams: namesIn('teams'),
};

/** Names of organizations, projects or teams by their ids; those that are gone are not in it. */
export async function findNames(
  reader: Reader,
  table: Named,
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await names[table].all(reader, { ids: [...new Set(ids)] });
  return new Map(rows.map(({ id, name }) => [id, name]));
}
