import type { Kysely } from 'kysely';

/** Of when the last events of a slot are, so that those that follow are not earlier (decision 32). */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .alterTable('write_order')
    .addColumn('events_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
}
