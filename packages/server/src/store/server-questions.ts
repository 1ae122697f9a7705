import { type RawBuilder, sql } from 'kysely';

/** What is asked about the server that answers. */
export interface ServerQuestions {
  /** Whether it follows another one, and may be behind it. */
  readonly isStandby: RawBuilder<unknown>;
  /** A text that no other server has. */
  readonly identity: RawBuilder<unknown>;
  /** Its clock at that moment, in UTC milliseconds. Absent where the clock of this process is to be taken. */
  readonly time?: RawBuilder<unknown>;
}

/** Of an engine that has one server. */
export const ONE_SERVER: ServerQuestions = { isStandby: sql`false`, identity: sql`''` };

/** Two servers do not start in the same microsecond. */
export const POSTGRES_SERVER: ServerQuestions = {
  isStandby: sql`pg_is_in_recovery()`,
  identity: sql`cast(extract(epoch from pg_postmaster_start_time()) as text)`,
  // The transaction began before it waited for the rows that order writes.
  time: sql`cast(floor(extract(epoch from clock_timestamp()) * 1000) as bigint)`,
};
