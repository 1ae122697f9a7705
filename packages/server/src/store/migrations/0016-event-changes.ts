import { type Kysely, type RawBuilder, SqliteAdapter, sql } from 'kysely';

/**
 * Values before and after an event, and what it is about, so that a list is read by it, by who did it and by the address
 * along an index. Needs nothing of the migration before it but its place in the order.
 */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  for (const column of ['target', 'changes'])
    await schema.alterTable('events').addColumn(column, 'text').execute();

  const isSqlite = database.getExecutor().adapter instanceof SqliteAdapter;
  const detail = (name: string): RawBuilder<string | null> =>
    isSqlite
      ? sql`json_extract(details, ${sql.lit(`$.${name}`)})`
      : sql`cast(details as json) ->> ${sql.lit(name)}`;
  const target = sql.join(
    ['targetPublicKey', 'clientId', 'targetUsername', 'teamId', 'apiName'].map(detail),
    sql`, `,
  );
  await sql`update events set target = coalesce(${target}) where details <> '{}'`.execute(database);

  for (const [name, column] of Object.entries({
    actor: 'actor_name',
    target: 'target',
    address: 'remote_address',
  })) {
    await schema
      .createIndex(`events_by_${name}`)
      .on('events')
      .columns(['organization_id', column, 'created_at', 'id'])
      .where(sql.ref(column), 'is not', null)
      .execute();
    await schema
      .createIndex(`project_events_by_${name}`)
      .on('events')
      .columns(['project_id', column, 'created_at', 'id'])
      .where(sql.ref('project_id'), 'is not', null)
      .where(sql.ref(column), 'is not', null)
      .execute();
  }
}
