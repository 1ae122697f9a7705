import { type Kysely, sql } from 'kysely';

/** The personal access lists of the Cloud Manager wire. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('user_access_list_entries')
    .addColumn('user_id', 'text', (column) => column.notNull().references('users.id').onDelete('cascade'))
    .addColumn('cidr_block', 'text', (column) => column.notNull().check(sql`cidr_block <> ''`))
    .addColumn('ip_address', 'text')
    .addColumn('comment', 'text')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('user_access_list_entries_key', ['user_id', 'cidr_block'])
    .execute();
}
