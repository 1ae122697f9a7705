import type { CompiledQuery, Transaction } from 'kysely';
import type { Database } from './schema.js';

/** What statements that change something run on: the transaction of a write. */
export type Writer = Transaction<Database>;

/** A statement whose answer nobody needs. */
export interface UncountedQuery extends CompiledQuery {
  readonly isUncounted: true;
}

/**
 * Runs an update or delete of which nobody needs to know how many rows it found. To PostgreSQL it is sent ahead of the
 * next statement (postgres-driver.ts), as inserts are; when it fails, that one fails in its place.
 */
export async function send(
  database: Writer,
  statement: CompiledQuery | { compile(): CompiledQuery },
): Promise<void> {
  const compiled = 'compile' in statement ? statement.compile() : statement;
  const query: UncountedQuery = { ...compiled, isUncounted: true };
  await database.executeQuery(query);
}
