import { sql, type Transaction } from 'kysely';
import type { Database } from './schema.js';
import { StoreError } from './store-error.js';

/** A write's place among those of a slot: one above that of the write before it. */
export interface Place {
  readonly slot: number;
  readonly value: number;
}

/**
 * The first statement of every write: takes the rows of these slots, which are in ascending order, and holds them until
 * the transaction ends. Answers its places in their order.
 */
export async function takePlaces(
  database: Transaction<Database>,
  slots: readonly number[],
  engine: 'sqlite' | 'postgres',
): Promise<readonly Place[]> {
  const isOneByOne = engine === 'postgres' && slots.length > 1;
  const { rows } = await (isOneByOne ? takeInOrder(slots) : take(slots)).execute(database);
  if (rows.length < slots.length) throw rowMissing();
  return [...rows].sort((a, b) => a.slot - b.slot);
}

const take = (slots: readonly number[]) =>
  sql<Place>`update write_order set value = value + 1 where slot in (${sql.join(slots)}) returning slot, value`;

/** An update takes rows in whatever order it finds them, a sorted `for update` in that order. */
const takeInOrder = (slots: readonly number[]) =>
  sql<Place>`
    with held as materialized (
      select slot from write_order where slot in (${sql.join(slots)}) order by slot for update
    )
    update write_order set value = value + 1 where slot in (select slot from held) returning slot, value`;

export function rowMissing(): StoreError {
  return new StoreError('STORE_DAMAGED', 'a row of table write_order is missing; restore a backup');
}
