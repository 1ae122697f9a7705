import { type Kysely, sql } from 'kysely';

/** Which events the published list of an organization shows, so that its pages are read along an index. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .alterTable('events')
    .addColumn('in_organization_list', 'integer', (column) =>
      column.notNull().defaultTo(0).check(sql`in_organization_list in (0, 1)`),
    )
    .execute();
  await sql`
    update events set in_organization_list = 1
    where (
      project_id is null
      and type not in ('API_KEY_EXPIRY_CHANGED', 'API_KEY_EXPIRING', 'API_KEY_EXPIRED')
      and not (type = 'ORG_INVITATION_DELETED' and actor_kind in ('api_key', 'service_account'))
    ) or type in (
      'GROUP_CREATED', 'GROUP_DELETED', 'GROUP_MOVED', 'GROUP_TAGS_MODIFIED',
      'TEAM_ADDED_TO_GROUP', 'TEAM_REMOVED_FROM_GROUP', 'TEAM_ROLES_MODIFIED'
    )`.execute(database);
  await schema
    .createIndex('events_by_organization_list')
    .on('events')
    .columns(['organization_id', 'in_organization_list', 'created_at', 'id'])
    .execute();
}
