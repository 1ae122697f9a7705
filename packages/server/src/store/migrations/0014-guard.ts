import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import { byteOrderedText } from './byte-ordered-text.js';

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

const required: Column = (column) => column.notNull();
const key: Column = (column) => column.notNull().primaryKey();
const partOf =
  (reference: `${string}.id`): Column =>
  (column) =>
    column.notNull().references(reference).onDelete('cascade');

/**
 * Roles that are not Sallyport's own, as it was then. The indexes of who holds them leave out the others, of which there may be
 * millions; what asks for holders repeats the condition, by which the engines know that an index will do. It never changes.
 */
export const IS_CUSTOM_ROLE =
  "role not in ('ORG_OWNER', 'ORG_GROUP_CREATOR', 'ORG_BILLING_ADMIN', 'ORG_BILLING_READ_ONLY', " +
  "'ORG_STREAM_PROCESSING_ADMIN', 'ORG_READ_ONLY', 'ORG_MEMBER', 'GROUP_OWNER', 'GROUP_USER_ADMIN', " +
  "'GROUP_CLUSTER_MANAGER', 'GROUP_REPLICA_SET_MANAGER', 'GROUP_STREAM_PROCESSING_OWNER', 'GROUP_AUTOMATION_ADMIN', " +
  "'GROUP_BACKUP_ADMIN', 'GROUP_BACKUP_MANAGER', 'GROUP_MONITORING_ADMIN', 'GROUP_DATABASE_ACCESS_ADMIN', " +
  "'GROUP_DATA_ACCESS_ADMIN', 'GROUP_DATA_ACCESS_READ_WRITE', 'GROUP_DATA_ACCESS_READ_ONLY', " +
  "'GROUP_SEARCH_INDEX_EDITOR', 'GROUP_OBSERVABILITY_VIEWER', 'GROUP_READ_ONLY')";

/** The tables in which roles are granted or promised. */
const GRANTS = [
  'credential_organization_roles',
  'credential_project_roles',
  'user_organization_roles',
  'user_project_roles',
  'team_project_roles',
  'invitation_organization_roles',
  'project_invitation_roles',
] as const;

/** Guarded APIs with their versions, custom roles and gates; and who holds a custom role. */
export async function up(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('guarded_apis')
    .addColumn('id', 'text', key)
    .addColumn('organization_id', 'text', partOf('organizations.id'))
    .addColumn('name', byteOrderedText(database), (column) =>
      column.notNull().unique().check(sql`name <> ''`),
    )
    .addColumn('title', 'text', required)
    .addColumn('open_to', 'text', (column) =>
      column.notNull().check(sql`open_to in ('organization', 'installation')`),
    )
    .addColumn('mode', 'text', (column) => column.notNull().check(sql`mode in ('report', 'enforce')`))
    .addColumn('active_version', 'integer', required)
    .addColumn('created_at', 'bigint', required)
    .execute();
  await schema
    .createIndex('guarded_apis_by_organization')
    .on('guarded_apis')
    .columns(['organization_id', 'name'])
    .execute();
  await schema
    .createTable('guarded_api_versions')
    .addColumn('api_id', 'text', partOf('guarded_apis.id'))
    .addColumn('version', 'integer', required)
    .addColumn('document', 'text', required)
    .addColumn('sha256', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('created_by', 'text')
    .addPrimaryKeyConstraint('guarded_api_versions_key', ['api_id', 'version'])
    .execute();
  await schema
    .createTable('custom_roles')
    .addColumn('role', byteOrderedText(database), key)
    .addColumn('api_id', 'text', partOf('guarded_apis.id'))
    .addColumn('scope', 'text', (column) => column.notNull().check(sql`scope in ('organization', 'project')`))
    .addColumn('title', 'text', required)
    .addColumn('retired_at', 'bigint')
    .execute();
  await schema.createIndex('custom_roles_by_api').on('custom_roles').columns(['api_id', 'role']).execute();
  await schema
    .createTable('gates')
    .addColumn('id', 'text', key)
    .addColumn('api_id', 'text', partOf('guarded_apis.id'))
    .addColumn('name', byteOrderedText(database), (column) =>
      column.notNull().unique().check(sql`name <> ''`),
    )
    .addColumn('dialect', 'text', required)
    .addColumn('peers', 'text', required)
    .addColumn('secret_hash', 'text')
    .addColumn('cache_seconds', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('created_at', 'bigint', required)
    .addColumn('last_seen_at', 'bigint')
    .execute();
  await schema.createIndex('gates_by_api').on('gates').columns(['api_id', 'name']).execute();
  // Callers of a guarded API may send the secret itself.
  await schema.createIndex('client_secrets_by_hash').on('client_secrets').columns(['secret_hash']).execute();
  for (const table of GRANTS)
    await sql`create index ${sql.raw(`${table}_custom`)} on ${sql.table(table)} (role) where ${sql.raw(IS_CUSTOM_ROLE)}`.execute(
      database,
    );
}
