import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Database } from './schema.js';
import type { ServerQuestions } from './server-questions.js';
import { StoreError } from './store-error.js';

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
export async function takePlaces(
  database: Transaction<Database>,
  slots: readonly number[],
  engine: 'sqlite' | 'postgres',
  { identity }: Pick<ServerQuestions, 'identity'>,
): Promise<Taken> {
  const isOneByOne = engine === 'postgres' && slots.length > 1;
  const { rows } = await (isOneByOne ? takeInOrder(slots, identity) : take(slots, identity)).execute(
    database,
  );
  if (rows.length < slots.length) throw rowMissing();
  return { places: [...rows].sort((a, b) => a.slot - b.slot), server: rows[0]?.server };
}

const take = (slots: readonly number[], identity: RawBuilder<unknown>) =>
  sql<Row>`
    update write_order set value = value + 1 where slot in (${sql.join(slots)})
    returning slot, value, ${identity} as server`;

/** An update takes rows in whatever order it finds them, a sorted `for update` in that order. */
const takeInOrder = (slots: readonly number[], identity: RawBuilder<unknown>) =>
  sql<Row>`
    with held as materialized (
      select slot from write_order where slot in (${sql.join(slots)}) order by slot for update
    )
    update write_order set value = value + 1 where slot in (select slot from held)
    returning slot, value, ${identity} as server`;

export function rowMissing(): StoreError {
  return new StoreError('STORE_DAMAGED', 'a row of table write_order is missing; restore a backup');
}
