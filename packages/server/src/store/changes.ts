import { type Kysely, type RawBuilder, sql } from 'kysely';
import { preparedInsert } from './prepared.js';
import type { ChangesTable } from './schema/installation.js';
import type { Database } from './schema.js';
import type { ServerQuestions } from './server-questions.js';
import type { Place } from './write-order.js';
import type { Writer } from './writer.js';

/** Something whose cached copies are out of date. */
export interface Change {
  readonly kind: ChangesTable['kind'];
  readonly subject: string;
}

/** A write that changed something: what no other write has, and its lowest place. */
export interface ChangingWrite extends Place {
  readonly writeId: string;
}

export interface StoredChange extends ChangingWrite, Change {}

/**
 * The last change of a slot that was read. Where there was none yet: up to which value they are no longer kept, and
 * nothing else.
 */
export interface Position extends ChangingWrite {
  readonly kind: Change['kind'] | '';
  readonly subject: string;
}

/** The row of a slot as a server showed it, with the position of somebody who has read nothing. */
interface SeenSlot extends Position {
  readonly kind: '';
  readonly isStandby: unknown;
  readonly server: unknown;
  /** What its clock said, in UTC milliseconds; null where it is not asked. */
  readonly serverTime: number | null;
  /** The number of the last write. */
  readonly written: number;
}

export interface ReadChanges {
  readonly slots: readonly SeenSlot[];
  /** In the order of slots and of each slot. */
  readonly changes: readonly StoredChange[];
}

/** A statement of SQLite has at most 32,766 parameters. */
const ROWS_AT_ONCE = 1_000;

const insertChanges = preparedInsert('changes');

export async function storeChanges(
  database: Writer,
  { slot, value, writeId }: ChangingWrite,
  changes: readonly Change[],
  now: number,
): Promise<void> {
  for (let from = 0; from < changes.length; from += ROWS_AT_ONCE) {
    const rows = changes.slice(from, from + ROWS_AT_ONCE).map(({ kind, subject }) => ({
      slot,
      value,
      kind,
      subject,
      created_at: now,
      write_id: writeId,
    }));
    await insertChanges(database, rows);
  }
}

/**
 * All slots, and the changes at these positions and above them; without positions, those of the last write of each slot.
 * One statement, so that all of it is of one moment and of one server, whatever stands between.
 */
export async function readChanges(
  reader: Kysely<Database>,
  { isStandby, identity, time }: ServerQuestions,
  positions?: Iterable<Position>,
): Promise<ReadChanges> {
  const { rows } = await sql<SeenSlot | StoredChange>`
    select slot, pruned_through as value, '' as kind, '' as subject, '' as "writeId",
      ${isStandby} as "isStandby", ${identity} as server, ${time ?? sql`null`} as "serverTime", value as written
    from write_order
    union all
    select slot, value, kind, subject, write_id, null, null, null, null from changes
    where ${positions ? anyFrom(positions) : LAST}
    order by slot, value, kind, subject`.execute(reader);
  const slots: SeenSlot[] = [];
  const changes: StoredChange[] = [];
  for (const row of rows) {
    if (row.kind === '') slots.push(row);
    else changes.push(row);
  }
  return { slots, changes };
}

const LAST = sql`value = (select max(value) from changes as same where same.slot = changes.slot)`;

/** One range of the primary key for each slot. It begins at the one row, because a write may have made thousands. */
function anyFrom(positions: Iterable<Position>): RawBuilder<unknown> {
  const ranges = Array.from(
    positions,
    ({ slot, value, kind, subject }) =>
      sql`slot = ${sql.lit(slot)} and (value, kind, subject) >= (${value}, ${kind}, ${subject})`,
  );
  return sql.join(ranges, sql` or `);
}

/**
 * The changes of a slot from before a time, but for the newest of them: a reader who has read it knows by it that nothing
 * is missing. The write that calls holds the row of the slot.
 */
export async function forgetChanges(database: Writer, slot: number, before: number): Promise<void> {
  // Of at most an hour, so the scan for the newest old one stays short.
  const { last } = await database
    .selectFrom('changes')
    .select((select) => select.fn.max('value').as('last'))
    .where('slot', '=', slot)
    .where('created_at', '<', before)
    .executeTakeFirstOrThrow();
  if (last === null) return;
  const { numDeletedRows } = await database
    .deleteFrom('changes')
    .where('slot', '=', slot)
    .where('value', '<', last)
    .executeTakeFirstOrThrow();
  if (numDeletedRows === 0n) return;
  await database
    .updateTable('write_order')
    .set({ pruned_through: last - 1 })
    .where('slot', '=', slot)
    .execute();
}
