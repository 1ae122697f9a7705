import { sql } from 'kysely';
import type { Placeholders } from './placeholders.js';
import { prepared } from './prepared.js';
import type { ServerQuestions } from './server-questions.js';
import { StoreError } from './store-error.js';
import type { Writer } from './writer.js';

/** A write's place among those of a slot: one above that of the write before it. */
export interface Place {
  readonly slot: number;
  readonly value: number;
}

/** The places of a write, in the order of their slots, and the server that gave them. */
export interface Taken {
  readonly places: readonly Place[];
  readonly server: unknown;
}

type Row = Place & { readonly server: unknown };

/**
 * The first statement of every write: takes the rows of these slots, which are in ascending order, and holds them until
 * the transaction ends.
 */
export type TakePlaces = (database: Writer, slots: readonly number[]) => Promise<Taken>;

export function createTakePlaces(
  engine: 'sqlite' | 'postgres',
  { identity }: Pick<ServerQuestions, 'identity'>,
): TakePlaces {
  const take = prepared((reader, values: Placeholders<{ slots: readonly number[]; inOrder: boolean }>) => {
    const slots = sql.join(values.slots);
    // An update takes rows in whatever order it finds them, a sorted `for update` in that order.
    const held = values.inOrder
      ? sql`with held as materialized (
          select slot from write_order where slot in (${slots}) order by slot for update
        )`
      : sql``;
    const taken = values.inOrder ? sql`select slot from held` : slots;
    const statement = sql<Row>`${held}
      update write_order set value = value + 1 where slot in (${taken})
      returning slot, value, ${identity} as server`;
    return { compile: () => statement.compile(reader) };
  });

  return async (database, slots) => {
    const rows = await take.run(database, { slots, inOrder: engine === 'postgres' && slots.length > 1 });
    if (rows.length < slots.length) throw rowMissing();
    return { places: [...rows].sort((a, b) => a.slot - b.slot), server: rows[0]?.server };
  };
}

export function rowMissing(): StoreError {
  return new StoreError('STORE_DAMAGED', 'a row of table write_order is missing; restore a backup');
}
