import { sql } from 'kysely';
import { BEYOND } from '../domain/use.js';
import type { Placeholders } from './placeholders.js';
import { prepared, preparedInsert } from './prepared.js';
import type { Reader } from './reader.js';
import type { Writer } from './writer.js';

/** What a count is of. Texts are empty where they do not apply; `code` is empty for what passed without one. */
export interface UseKey {
  readonly organizationId: string;
  readonly projectId: string;
  /** Of a person the id of the user. */
  readonly credentialId: string;
  readonly api: string;
  readonly operation: string;
  readonly code: string;
}

/** How often, in the hour or day (UTC) that begins at `startsAt`. */
export interface UseCount extends UseKey {
  readonly hours: 1 | 24;
  readonly startsAt: number;
  readonly allowed: number;
  readonly refused: number;
}

/** The row of all that is beyond the bound. */
export function useBeyond<T extends UseKey>(of: T): T {
  return { ...of, projectId: '', credentialId: BEYOND, api: '', operation: BEYOND, code: BEYOND };
}

const KEY = [
  'organization_id',
  'hours',
  'starts_at',
  'project_id',
  'credential_id',
  'api',
  'operation',
  'code',
] as const;

const add = preparedInsert('use_counts', (insert) =>
  insert.onConflict((conflict) =>
    conflict.columns([...KEY]).doUpdateSet({
      allowed: sql`use_counts.allowed + excluded.allowed`,
      refused: sql`use_counts.refused + excluded.refused`,
    }),
  ),
);

/** Adds counts, a few of them: their SQL is remembered. */
export async function addUseCounts(database: Writer, counts: readonly UseCount[]): Promise<void> {
  await add(
    database,
    counts.map((count) => ({
      organization_id: count.organizationId,
      hours: count.hours,
      starts_at: count.startsAt,
      project_id: count.projectId,
      credential_id: count.credentialId,
      api: count.api,
      operation: count.operation,
      code: count.code,
      allowed: count.allowed,
      refused: count.refused,
    })),
  );
}

type Period = Pick<UseCount, 'hours' | 'startsAt'>;

const rowsOf = prepared(
  (
    reader,
    { organizationIds, hours, startsAt }: Placeholders<Period & { organizationIds: readonly string[] }>,
  ) =>
    reader
      .selectFrom('use_counts')
      .select((select) => ['organization_id', select.fn.countAll<number>().as('total')])
      .where('organization_id', 'in', organizationIds)
      .where('hours', '=', hours)
      .where('starts_at', '=', startsAt)
      .groupBy('organization_id'),
);

/** How many rows organizations have in the period; those without any are not in it. */
export async function countUseRows(
  reader: Reader,
  { hours, startsAt }: Period,
  organizationIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await rowsOf.all(reader, { organizationIds, hours, startsAt });
  return new Map(rows.map((row) => [row.organization_id, Number(row.total)]));
}

const keysOf = prepared(
  (reader, { organizationId, hours, startsAt }: Placeholders<Period & { organizationId: string }>) =>
    reader
      .selectFrom('use_counts')
      .select(['project_id', 'credential_id', 'api', 'operation', 'code'])
      .where('organization_id', '=', organizationId)
      .where('hours', '=', hours)
      .where('starts_at', '=', startsAt),
);

/** What the rows of an organization in the period are of; as many as the bound lets there be. */
export async function listUseKeys(reader: Reader, period: Period, organizationId: string): Promise<UseKey[]> {
  const { hours, startsAt } = period;
  const rows = await keysOf.all(reader, { organizationId, hours, startsAt });
  return rows.map((row) => ({
    organizationId,
    projectId: row.project_id,
    credentialId: row.credential_id,
    api: row.api,
    operation: row.operation,
    code: row.code,
  }));
}
