import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { Clock } from '../domain/clock.js';
import type { EventTime } from './event-time.js';
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

/** When a write took its places, and the time of its events, in UTC milliseconds. */
export interface WriteTimes {
  readonly now: number;
  readonly eventsAt: number;
}

interface Row extends Place {
  readonly server: unknown;
  readonly eventsAt: number;
  readonly serverTime: number | null;
}

export interface OrderOptions {
  readonly engine: 'sqlite' | 'postgres';
  readonly server: Pick<ServerQuestions, 'identity' | 'time'>;
  readonly eventTime: EventTime;
  /** The clock of this process, which counts where the server is not asked for its own. */
  readonly now: Clock;
}

/**
 * The first statement of every write: takes the rows of these slots, which are in ascending order, and holds them until
 * the transaction ends.
 */
export async function takePlaces(
  database: Transaction<Database>,
  slots: readonly number[],
  options: OrderOptions,
): Promise<{ taken: Taken; times: WriteTimes }> {
  const now = options.now();
  const { rows } = await statementFor(slots, options, now).execute(database);
  const [row] = rows;
  if (row === undefined || rows.length < slots.length) throw rowMissing();
  const places = rows.map(({ slot, value }) => ({ slot, value })).sort((a, b) => a.slot - b.slot);
  return {
    taken: { places, server: row.server },
    times: { now: row.serverTime ?? now, eventsAt: row.eventsAt },
  };
}

function statementFor(slots: readonly number[], options: OrderOptions, now: number) {
  const { engine, eventTime } = options;
  const list = sql.join(slots);
  if (slots.length === 1) return take(eventTime(sql`events_at`, now), sql`(${list})`, options.server);
  // SQLite has one writer.
  if (engine === 'sqlite') {
    const last = sql`(select max(events_at) from write_order)`;
    return take(eventTime(last, now), sql`(${list})`, options.server);
  }
  // An update takes rows in whatever order it finds them, a sorted `for update` in that order.
  const last = sql`(select max(events_at) from held)`;
  return sql<Row>`
    with held as materialized (
      select slot, events_at from write_order where slot in (${list}) order by slot for update
    )
    ${take(eventTime(last, now), sql`(select slot from held)`, options.server)}`;
}

const take = (
  eventsAt: RawBuilder<unknown>,
  slots: RawBuilder<unknown>,
  { identity, time }: OrderOptions['server'],
) =>
  sql<Row>`
    update write_order set value = value + 1, events_at = ${eventsAt} where slot in ${slots}
    returning slot, value, events_at as "eventsAt", ${identity} as server, ${time ?? sql`null`} as "serverTime"`;

export function rowMissing(): StoreError {
  return new StoreError('STORE_DAMAGED', 'a row of table write_order is missing; restore a backup');
}
