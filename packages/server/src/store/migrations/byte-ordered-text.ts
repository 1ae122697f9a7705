import { type Expression, type Kysely, PostgresAdapter, sql } from 'kysely';

/**
 * The type of a text column that sorts by its bytes, as lists on the wire do. SQLite compares so by default; PostgreSQL
 * follows the language of the database unless the column says otherwise.
 */
export function byteOrderedText(database: Kysely<unknown>): 'text' | Expression<string> {
  return database.getExecutor().adapter instanceof PostgresAdapter ? sql<string>`text collate "C"` : 'text';
}
