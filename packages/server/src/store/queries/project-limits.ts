import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

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

export async function setProjectLimit(
  database: Writer,
  projectId: string,
  { name, value }: { readonly name: string; readonly value: number },
): Promise<void> {
  await database
    .insertInto('project_limits')
    .values({ project_id: projectId, name, value })
    .onConflict((conflict) => conflict.columns(['project_id', 'name']).doUpdateSet({ value }))
    .execute();
}

/** Puts a limit back to its default; false when it was not set. */
export async function deleteProjectLimit(
  database: Writer,
  projectId: string,
  name: string,
): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('project_limits')
    .where('project_id', '=', projectId)
    .where('name', '=', name)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
