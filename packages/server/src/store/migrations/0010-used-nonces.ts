import type { Kysely } from 'kysely';

/**
 * Nonces and counts of the Digest requests that wrote something, so that none of them is done twice (decision 12, section 5).
 * `slot` and `value` are the lowest place of the write, by which the rows of a slot are as old as their order.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('used_nonces')
    .addColumn('nonce', 'text', (column) => column.notNull())
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('slot', 'integer', (column) => column.notNull())
    .addColumn('value', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('used_nonces_key', ['nonce', 'count'])
    .execute();
  await database.schema
    .createIndex('used_nonces_by_place')
    .on('used_nonces')
    .columns(['slot', 'value'])
    .execute();
}
