import type { Reader } from '../store.js';

/** The limits that were set in the project: name → value. */
export async function findProjectLimits(
  reader: Reader,
  projectId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await reader
    .selectFrom('project_limits')
    .select(['name', 'value'])
    .where('project_id', '=', projectId)
    .execute();
  return new Map(rows.map(({ name, value }) => [name, value]));
}
