import { type Kysely, sql } from 'kysely';

/**
 * How often who called what, and with which code, by hours and days; and what was refused lately, by minutes (decisions 12
 * and 43). No foreign keys: what a deleted credential did stays visible. Texts are empty where they do not apply.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('use_counts')
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('hours', 'integer', (column) => column.notNull().check(sql`hours in (1, 24)`))
    .addColumn('starts_at', 'bigint', (column) => column.notNull())
    .addColumn('project_id', 'text', (column) => column.notNull())
    .addColumn('credential_id', 'text', (column) => column.notNull())
    .addColumn('api', 'text', (column) => column.notNull())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('allowed', 'bigint', (column) => column.notNull())
    .addColumn('refused', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('use_counts_key', [
      'organization_id',
      'hours',
      'starts_at',
      'project_id',
      'credential_id',
      'api',
      'operation',
      'code',
    ])
    .execute();
  for (const column of ['credential_id', 'project_id'])
    await schema
      .createIndex(`use_counts_by_${column}`)
      .on('use_counts')
      .columns([column, 'hours', 'starts_at'])
      .execute();

  await schema
    .createTable('recent_refusals')
    .addColumn('organization_id', 'text', (column) => column.notNull())
    .addColumn('minute', 'bigint', (column) => column.notNull())
    .addColumn('project_id', 'text', (column) => column.notNull())
    .addColumn('credential_id', 'text', (column) => column.notNull())
    .addColumn('api', 'text', (column) => column.notNull())
    .addColumn('operation', 'text', (column) => column.notNull())
    .addColumn('code', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('step', 'text', (column) => column.notNull())
    .addColumn('is_proved', 'integer', (column) => column.notNull().check(sql`is_proved in (0, 1)`))
    .addColumn('permission', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('count', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('recent_refusals_key', [
      'organization_id',
      'minute',
      'project_id',
      'credential_id',
      'api',
      'operation',
      'code',
      'address',
    ])
    .execute();
  // Each filter of the list, newest first, reads its own rows alone.
  for (const [name, columns] of Object.entries({
    credential: ['credential_id', 'minute'],
    project: ['project_id', 'minute'],
    code: ['organization_id', 'code', 'minute'],
    address: ['organization_id', 'address', 'minute'],
    api: ['organization_id', 'api', 'minute'],
  }))
    await schema.createIndex(`recent_refusals_by_${name}`).on('recent_refusals').columns(columns).execute();
}
