import { type Expression, type RawBuilder, sql } from 'kysely';
import type { Clock } from '../domain/clock.js';
import type { EventTime } from './event-time.js';
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
export type TakePlaces = (
  database: Writer,
  slots: readonly number[],
) => Promise<{ readonly taken: Taken; readonly times: WriteTimes }>;

export function createTakePlaces({ engine, server, eventTime, now }: OrderOptions): TakePlaces {
  const take = prepared((reader, values: Placeholders<{ slots: readonly number[]; now: number }>) => ({
    compile: () => statementFor(values.slots, values.now).compile(reader),
  }));

  function statementFor(slots: readonly Expression<number>[], time: Expression<number>) {
    const list = sql.join(slots);
    if (slots.length === 1) return update(eventTime(sql`events_at`, time), list);
    // SQLite has one writer.
    if (engine === 'sqlite')
      return update(eventTime(sql`(select max(events_at) from write_order)`, time), list);
    // An update takes rows in whatever order it finds them, a sorted `for update` in that order.
    return sql<Row>`
      with held as materialized (
        select slot, events_at from write_order where slot in (${list}) order by slot for update
      )
      ${update(eventTime(sql`(select max(events_at) from held)`, time), sql`select slot from held`)}`;
  }

  const update = (eventsAt: RawBuilder<unknown>, slots: RawBuilder<unknown>) => sql<Row>`
    update write_order set value = value + 1, events_at = ${eventsAt} where slot in (${slots})
    returning slot, value, events_at as "eventsAt", ${server.identity} as server,
      ${server.time ?? sql`null`} as "serverTime"`;

  return async (database, slots) => {
    const time = now();
    const rows = await take.run(database, { slots, now: time });
    const [row] = rows;
    if (row === undefined || rows.length < slots.length) throw rowMissing();
    const places = rows.map(({ slot, value }) => ({ slot, value })).sort((a, b) => a.slot - b.slot);
    return {
      taken: { places, server: row.server },
      times: { now: row.serverTime ?? time, eventsAt: row.eventsAt },
    };
  };
}

export function rowMissing(): StoreError {
  return new StoreError('STORE_DAMAGED', 'a row of table write_order is missing; restore a backup');
}
