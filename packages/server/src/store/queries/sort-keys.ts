import { type Expression, type RawBuilder, sql } from 'kysely';
import { NATURAL_WIDTH } from '../../domain/natural-key.js';
import { organizationRoles, projectRoles } from '../../domain/roles.js';
import { isSqlite } from '../prepared.js';
import { NATURAL_KEY } from '../sqlite-functions.js';
import type { Reader } from '../store.js';

const ROLES = [...organizationRoles, ...projectRoles].map(({ role }) => role);

/** Of whoever has no role: after those who have one. */
const NONE = ROLES.length;

/** How many roles are stronger than the strongest that a query finds in its column `role`. */
export function strengthOf(held: (place: RawBuilder<number>) => Expression<unknown>): RawBuilder<number> {
  const cases = ROLES.map((role, place) => sql`when ${sql.lit(role)} then ${sql.lit(place)}`);
  const strongest = sql<number>`min(case role ${sql.join(cases, sql` `)} end)`;
  return sql<number>`coalesce(${held(strongest)}, ${sql.lit(NONE)})`;
}

/** A time that may be null, for never: the earliest of all. */
export function neverFirst(time: Expression<unknown>): RawBuilder<number> {
  return sql<number>`coalesce(${time}, -1)`;
}

/** A time that may be null, for never: the latest of all. */
export function neverLast(time: Expression<unknown>): RawBuilder<number> {
  return sql<number>`coalesce(${time}, ${sql.lit(Number.MAX_SAFE_INTEGER)})`;
}

/**
 * A text that may be null, for an empty one, as `naturalKey` has it: PostgreSQL by expressions that distributed engines know too,
 * SQLite by the function itself, which each connection is given.
 */
export function naturalText(reader: Reader, text: Expression<unknown>): RawBuilder<string> {
  if (isSqlite(reader)) return sql<string>`${sql.raw(NATURAL_KEY)}(coalesce(${text}, ''))`;
  const folded = sql`lower(coalesce(${byBytes(reader, text)}, ''))`;
  const filled = sql`regexp_replace(${folded}, '([0-9]+)', ${sql.lit(`${'0'.repeat(NATURAL_WIDTH)}\\1`)}, 'g')`;
  return sql<string>`regexp_replace(${filled}, ${sql.lit(`0*([0-9]{${NATURAL_WIDTH},})`)}, '\\1', 'g')`;
}

/** A text as it compares by its bytes, so that texts of several columns fit one; SQLite compares so by default. */
export function byBytes(reader: Reader, text: Expression<unknown>): RawBuilder<string> {
  return isSqlite(reader) ? sql<string>`${text}` : sql<string>`(${text}) collate "C"`;
}
