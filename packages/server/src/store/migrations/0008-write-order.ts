import { type Kysely, sql } from 'kysely';

/**
 * Sixteen rows that order writes in the place of one (decision 12). They begin where that one stood, and as if all changes
 * before had been forgotten. The old tables go: a node of an earlier version that still runs must not take the silence of
 * its feed for peace, and without it stops deciding.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('write_order')
    .addColumn('slot', 'integer', (column) => column.notNull().primaryKey().check(sql`slot between 0 and 15`))
    .addColumn('value', 'bigint', (column) => column.notNull())
    .addColumn('pruned_through', 'bigint', (column) => column.notNull())
    .execute();
  for (let slot = 0; slot < 16; slot++)
    await sql`
      insert into write_order (slot, value, pruned_through)
      select ${sql.lit(slot)}, value, value from change_counter where id = 1`.execute(database);
  await schema.dropTable('changes').execute();
  await schema.dropTable('change_counter').execute();
  await sql`delete from installation where name = 'changes_pruned_through'`.execute(database);
  await schema
    .createTable('changes')
    .addColumn('slot', 'integer', (column) => column.notNull())
    .addColumn('value', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind <> ''`))
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('changes_key', ['slot', 'value', 'kind', 'subject'])
    .execute();
}
