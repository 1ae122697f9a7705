import { sql } from 'kysely';
import type { Change } from './changes.js';
import type { Placeholders } from './placeholders.js';
import { prepared } from './prepared.js';
import { SLOTS } from './subjects.js';
import type { Writer } from './writer.js';

/** More are no longer looked through one by one. */
const MOST_MISSED = 100;

/** With a row of no kind for each slot of which some are no longer kept. */
const above = prepared((reader, { through }: Placeholders<{ through: readonly number[] }>) => {
  const isAbove = (column: 'value' | 'pruned_through') =>
    sql<boolean>`(${sql.join(
      SLOTS.map((slot) => sql`slot = ${sql.lit(slot)} and ${sql.ref(column)} > ${through[slot]}`),
      sql` or `,
    )})`;
  return reader
    .selectFrom('write_order')
    .select([sql<Change['kind'] | ''>`''`.as('kind'), sql<string>`''`.as('subject')])
    .where(isAbove('pruned_through'))
    .unionAll(reader.selectFrom('changes').select(['kind', 'subject']).where(isAbove('value')))
    .limit(MOST_MISSED + 1);
});

/**
 * The changes of all slots above these numbers, as a transaction sees them: its drafts among them. Nothing where they
 * cannot be told any more.
 */
export async function changesAbove(
  database: Writer,
  through: readonly number[],
): Promise<readonly Change[] | undefined> {
  const rows = await above.all(database, { through });
  if (rows.length > MOST_MISSED) return undefined;
  const changes: Change[] = [];
  for (const { kind, subject } of rows) {
    if (kind === '') return undefined;
    changes.push({ kind, subject });
  }
  return changes;
}
