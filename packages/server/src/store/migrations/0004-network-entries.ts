import { type Kysely, sql } from 'kysely';

/** Project IP access lists, and the organization settings that only some clients read. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('network_entries')
    .addColumn('project_id', 'text', (column) =>
      column.notNull().references('projects.id').onDelete('cascade'),
    )
    .addColumn('value', 'text', (column) => column.notNull().check(sql`value <> ''`))
    .addColumn('ip_address', 'text')
    .addColumn('aws_security_group', 'text')
    .addColumn('comment', 'text')
    .addColumn('delete_after', 'bigint')
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('network_entries_key', ['project_id', 'value'])
    .execute();
  await schema
    .createIndex('network_entries_by_time')
    .on('network_entries')
    .columns(['project_id', 'created_at', 'value'])
    .execute();
  await schema.alterTable('organizations').addColumn('delegation_settings', 'text').execute();
  await schema.alterTable('organizations').addColumn('wave_assignment_mode', 'text').execute();
}
