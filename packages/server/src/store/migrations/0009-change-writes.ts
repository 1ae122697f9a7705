import type { Kysely } from 'kysely';

/** Which write made a change, so that a reader knows the change that it read last again (decision 12, section 3). */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('changes')
    .addColumn('write_id', 'text', (column) => column.notNull().defaultTo(''))
    .execute();
}
