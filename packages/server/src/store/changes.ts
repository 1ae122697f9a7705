import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ChangesTable } from './schema/installation.js';
import type { Database } from './schema.js';
import type { Place, SlotState } from './write-order.js';
import type { Writer } from './writer.js';

/** Something whose cached copies are out of date. */
export interface Change {
  readonly kind: ChangesTable['kind'];
  readonly subject: string;
}

export interface StoredChange extends Place, Change {}

/** A slot as a server showed it that may follow another one. */
interface SeenSlot extends SlotState {
  readonly isStandby: unknown;
}

/** Under the lowest place of the write that made them. */
export async function storeChanges(
  database: Writer,
  place: Place,
  changes: readonly Change[],
  now: number,
): Promise<void> {
  if (changes.length === 0) return;
  const { slot, value } = place;
  await database
    .insertInto('changes')
    .values(changes.map(({ kind, subject }) => ({ slot, value, kind, subject, created_at: now })))
    .execute();
}

/**
 * Where all slots stand and what is new above these positions: one statement, so that all of it is of one moment and of
 * one server, whatever stands between.
 */
export async function readChangesSince(
  reader: Kysely<Database>,
  positions: ReadonlyMap<number, number>,
  isStandby: RawBuilder<unknown>,
): Promise<{ slots: SeenSlot[]; changes: StoredChange[] }> {
  const { rows } = await sql<SeenSlot | (StoredChange & { readonly prunedThrough: null })>`
    select slot, value, pruned_through as "prunedThrough", null as kind, null as subject,
      ${isStandby} as "isStandby"
    from write_order
    union all
    select slot, value, null, kind, subject, null from changes where ${anyAbove(positions)}
    order by slot, value`.execute(reader);
  const slots: SeenSlot[] = [];
  const changes: StoredChange[] = [];
  for (const row of rows) {
    if (row.prunedThrough === null) changes.push(row);
    else slots.push(row);
  }
  return { slots, changes };
}

/** One range of the primary key for each slot. */
function anyAbove(positions: ReadonlyMap<number, number>): RawBuilder<unknown> {
  const ranges = [...positions].map(([slot, value]) => sql`slot = ${sql.lit(slot)} and value > ${value}`);
  return sql.join(ranges, sql` or `);
}

/** The changes of a slot from before a time. The write that calls holds the row of the slot. */
export async function forgetChanges(database: Writer, slot: number, before: number): Promise<void> {
  // Of at most an hour, so the scan for the newest old one stays short.
  const { last } = await database
    .selectFrom('changes')
    .select((select) => select.fn.max('value').as('last'))
    .where('slot', '=', slot)
    .where('created_at', '<', before)
    .executeTakeFirstOrThrow();
  if (last === null) return;
  await database.deleteFrom('changes').where('slot', '=', slot).where('value', '<=', last).execute();
  await database.updateTable('write_order').set({ pruned_through: last }).where('slot', '=', slot).execute();
}
