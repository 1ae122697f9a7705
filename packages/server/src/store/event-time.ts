import { type Expression, type RawBuilder, sql } from 'kysely';
import { HOUR_MS } from '../domain/time-spans.js';

/**
 * The time of the events of a write, in SQL and UTC milliseconds. `last` is that of the write before it in the same slots,
 * `now` what the clock of this process says.
 */
export type EventTime = (last: RawBuilder<unknown>, now: Expression<number>) => RawBuilder<unknown>;

/** A clock that was set back by more was wrong before, and a trail that waited for it would be wrong for as long. */
const LONGEST_WAIT_MS = HOUR_MS;

/** A clock that can be set at will, and is believed. */
export const asTold: EventTime = (_, now) => given(now);

/** The clock of the process, but never before the last write. */
export const asTheProcessSays: EventTime = (last, now) => notBefore(last, given(now), 0);

/** The clock of the server. Of two writes in one millisecond on two nodes the ids do not say which came first, so time does. */
export const asTheServerSays =
  (clock: RawBuilder<unknown>): EventTime =>
  (last) =>
    notBefore(last, clock, 1);

const given = (now: Expression<number>) => sql`cast(${now} as bigint)`;

const notBefore = (last: RawBuilder<unknown>, time: RawBuilder<unknown>, stepMs: number) => sql`
  case when ${last} between ${time} and ${time} + ${sql.lit(LONGEST_WAIT_MS)}
    then ${last} + ${sql.lit(stepMs)} else ${time} end`;
