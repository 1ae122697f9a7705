import type { Reader } from '../store.js';

/** Names of organizations, projects or teams by their ids; those that are gone are not in it. */
export async function findNames(
  reader: Reader,
  table: 'organizations' | 'projects' | 'teams',
  ids: readonly string[],
): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .selectFrom(table)
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
