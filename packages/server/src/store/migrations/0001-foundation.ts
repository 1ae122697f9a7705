import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import { byteOrderedText } from './byte-ordered-text.js';

/** Every table of schema.ts, in statements that SQLite and PostgreSQL-wire engines both run. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await createInstallation(database);
  await createChangeFeed(database);
  await createScopes(database);
  await createUsers(database);
  await createCredentials(database);
  await createEvents(database);
}

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

const required: Column = (column) => column.notNull();
// SQLite allows NULL in a primary key that is not an integer unless told otherwise.
const key: Column = (column) => column.notNull().primaryKey();
/** Gone with the row it refers to. */
const partOf =
  (reference: `${string}.id`): Column =>
  (column) =>
    column.notNull().references(reference).onDelete('cascade');
const flag =
  (name: string): Column =>
  (column) =>
    column.notNull().check(sql`${sql.ref(name)} in (0, 1)`);
const nonEmpty =
  (name: string): Column =>
  (column) =>
    column.notNull().check(sql`${sql.ref(name)} <> ''`);

async function createInstallation({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('installation')
    .addColumn('name', 'text', key)
    .addColumn('value', 'text', required)
    .execute();
  await schema
    .createTable('setup_links')
    .addColumn('token_hash', 'text', key)
    .addColumn('created_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .addColumn('used_at', 'bigint')
    .execute();
}

async function createChangeFeed(database: Kysely<unknown>): Promise<void> {
  await database.schema
    .createTable('change_counter')
    .addColumn('id', 'integer', (column) => key(column).check(sql`id = 1`))
    .addColumn('value', 'bigint', required)
    .execute();
  await sql`insert into change_counter (id, value) values (1, 0)`.execute(database);
  await database.schema
    .createTable('changes')
    .addColumn('sequence', 'bigint', required)
    .addColumn('kind', 'text', nonEmpty('kind'))
    .addColumn('subject', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addPrimaryKeyConstraint('changes_key', ['sequence', 'kind', 'subject'])
    .execute();
}

async function createScopes(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('organizations')
    .addColumn('id', 'text', key)
    .addColumn('name', byteOrderedText(database), nonEmpty('name'))
    .addColumn('created_at', 'bigint', required)
    .addColumn('skip_default_alerts_settings', 'integer', flag('skip_default_alerts_settings'))
    .addColumn('api_access_list_required', 'integer', flag('api_access_list_required'))
    .addColumn('gen_ai_features_enabled', 'integer', flag('gen_ai_features_enabled'))
    .addColumn('max_service_account_secret_validity_hours', 'integer')
    .addColumn('multi_factor_auth_required', 'integer', flag('multi_factor_auth_required'))
    .addColumn('restrict_employee_access', 'integer', flag('restrict_employee_access'))
    .addColumn('streams_cross_group_enabled', 'integer', flag('streams_cross_group_enabled'))
    .addColumn('security_contact', 'text')
    .addColumn('operations_contact', 'text')
    .addColumn('absolute_session_timeout_seconds', 'integer')
    .addColumn('idle_session_timeout_seconds', 'integer')
    .execute();
  await schema
    .createTable('projects')
    .addColumn('id', 'text', key)
    .addColumn('organization_id', 'text', (column) =>
      column.notNull().references('organizations.id').onDelete('restrict'),
    )
    .addColumn('name', byteOrderedText(database), nonEmpty('name'))
    .addColumn('created_at', 'bigint', required)
    .addColumn('with_default_alerts_settings', 'integer', flag('with_default_alerts_settings'))
    .addColumn('region_usage_restrictions', 'text')
    .addColumn('slow_operation_thresholding', 'integer', flag('slow_operation_thresholding'))
    .addColumn('tags', 'text', required)
    .addColumn('settings', 'text', required)
    // Its index also serves the list of an organization's projects by name.
    .addUniqueConstraint('projects_organization_name', ['organization_id', 'name'])
    .execute();
  await schema
    .createTable('project_limits')
    .addColumn('project_id', 'text', partOf('projects.id'))
    .addColumn('name', 'text', nonEmpty('name'))
    .addColumn('value', 'bigint', required)
    .addPrimaryKeyConstraint('project_limits_key', ['project_id', 'name'])
    .execute();
}

async function createUsers(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('users')
    .addColumn('id', 'text', key)
    .addColumn('username', byteOrderedText(database), (column) => nonEmpty('username')(column).unique())
    .addColumn('first_name', 'text', required)
    .addColumn('last_name', 'text', required)
    .addColumn('country', 'text')
    .addColumn('mobile_number', 'text')
    .addColumn('password_hash', 'text')
    .addColumn('created_at', 'bigint', required)
    .addColumn('last_auth_at', 'bigint')
    .execute();
  await schema
    .createTable('user_organization_roles')
    .addColumn('user_id', 'text', partOf('users.id'))
    .addColumn('organization_id', 'text', partOf('organizations.id'))
    .addColumn('role', 'text', nonEmpty('role'))
    .addPrimaryKeyConstraint('user_organization_roles_key', ['user_id', 'organization_id', 'role'])
    .execute();
  await schema
    .createIndex('user_organization_roles_by_organization')
    .on('user_organization_roles')
    .columns(['organization_id', 'user_id'])
    .execute();
  await schema
    .createTable('user_project_roles')
    .addColumn('user_id', 'text', partOf('users.id'))
    .addColumn('project_id', 'text', partOf('projects.id'))
    .addColumn('role', 'text', nonEmpty('role'))
    .addPrimaryKeyConstraint('user_project_roles_key', ['user_id', 'project_id', 'role'])
    .execute();
  await schema
    .createIndex('user_project_roles_by_project')
    .on('user_project_roles')
    .columns(['project_id', 'user_id'])
    .execute();
}

async function createCredentials(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('credentials')
    .addColumn('id', 'text', key)
    .addColumn('organization_id', 'text', partOf('organizations.id'))
    .addColumn('kind', 'text', (column) =>
      column.notNull().check(sql`kind in ('api_key', 'service_account')`),
    )
    .addColumn('description', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('last_used_at', 'bigint')
    .addColumn('last_used_address', 'text')
    .execute();
  await schema
    .createIndex('credentials_by_organization')
    .on('credentials')
    .columns(['organization_id', 'kind', 'created_at', 'id'])
    .execute();
  await schema
    .createTable('api_keys')
    .addColumn('id', 'text', (column) => partOf('credentials.id')(column).primaryKey())
    .addColumn('public_key', byteOrderedText(database), (column) => nonEmpty('public_key')(column).unique())
    .addColumn('private_key_suffix', 'text', required)
    .addColumn('ha1_md5_sealed', 'text', required)
    .addColumn('ha1_sha256_sealed', 'text', required)
    .execute();
  await schema
    .createTable('credential_organization_roles')
    .addColumn('credential_id', 'text', partOf('credentials.id'))
    .addColumn('role', 'text', nonEmpty('role'))
    .addPrimaryKeyConstraint('credential_organization_roles_key', ['credential_id', 'role'])
    .execute();
  await schema
    .createTable('credential_project_roles')
    .addColumn('credential_id', 'text', partOf('credentials.id'))
    .addColumn('project_id', 'text', partOf('projects.id'))
    .addColumn('role', 'text', nonEmpty('role'))
    .addPrimaryKeyConstraint('credential_project_roles_key', ['credential_id', 'project_id', 'role'])
    .execute();
  await schema
    .createIndex('credential_project_roles_by_project')
    .on('credential_project_roles')
    .columns(['project_id', 'credential_id'])
    .execute();
  await schema
    .createTable('access_list_entries')
    .addColumn('credential_id', 'text', partOf('credentials.id'))
    .addColumn('cidr_block', 'text', nonEmpty('cidr_block'))
    .addColumn('ip_address', 'text')
    .addColumn('created_at', 'bigint', required)
    .addColumn('request_count', 'bigint', (column) => column.notNull().check(sql`request_count >= 0`))
    .addColumn('last_used_at', 'bigint')
    .addColumn('last_used_address', 'text')
    .addPrimaryKeyConstraint('access_list_entries_key', ['credential_id', 'cidr_block'])
    .execute();
  await schema
    .createIndex('access_list_entries_by_time')
    .on('access_list_entries')
    .columns(['credential_id', 'created_at', 'cidr_block'])
    .execute();
}

/** Events refer to nothing by foreign key: they outlive what they tell of. */
async function createEvents({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('events')
    .addColumn('id', 'text', key)
    .addColumn('created_at', 'bigint', required)
    .addColumn('type', 'text', nonEmpty('type'))
    .addColumn('organization_id', 'text')
    .addColumn('project_id', 'text')
    .addColumn('actor_kind', 'text', (column) =>
      column.notNull().check(sql`actor_kind in ('api_key', 'service_account', 'user', 'system')`),
    )
    .addColumn('actor_id', 'text')
    .addColumn('actor_name', 'text')
    .addColumn('remote_address', 'text')
    .addColumn('details', 'text', required)
    .execute();
  await schema
    .createIndex('events_by_organization')
    .on('events')
    .columns(['organization_id', 'created_at', 'id'])
    .execute();
  await schema
    .createIndex('events_by_project')
    .on('events')
    .columns(['project_id', 'created_at', 'id'])
    .execute();
}
