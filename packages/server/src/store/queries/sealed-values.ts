import { sql } from 'kysely';
import type { Reader } from '../store.js';
import { send, type Writer } from '../writer.js';

/** One sealed value, and where it is. */
export interface SealedValue {
  readonly table: string;
  readonly column: string;
  readonly id: string;
  readonly sealed: string;
}

/** The sealed values of a column in rows after an id, by id, so many at most. Every table with such a column has an id. */
export async function listSealedValues(
  reader: Reader,
  { table, column, afterId, limit }: { table: string; column: string; afterId: string; limit: number },
): Promise<SealedValue[]> {
  const { rows } = await sql<{ id: string; sealed: string }>`
    select id, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where id > ${afterId} and ${sql.ref(column)} is not null order by id limit ${limit}`.execute(reader);
  return rows.map(({ id, sealed }) => ({ table, column, id, sealed }));
}

/** Replaces a value, unless it has become another one meanwhile. */
export async function replaceSealedValue(
  database: Writer,
  { table, column, id, sealed }: SealedValue,
  resealed: string,
): Promise<void> {
  const statement = sql`
    update ${sql.table(table)} set ${sql.ref(column)} = ${resealed}
    where id = ${id} and ${sql.ref(column)} = ${sealed}`;
  await send(database, { compile: () => statement.compile(database) });
}
