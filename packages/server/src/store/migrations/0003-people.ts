import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';
import { byteOrderedText } from './byte-ordered-text.js';

type Column = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

const required: Column = (column) => column.notNull();
const key: Column = (column) => column.notNull().primaryKey();
const partOf =
  (reference: `${string}.id`): Column =>
  (column) =>
    column.notNull().references(reference).onDelete('cascade');

/** Teams, invitations, sessions, password resets and the second factor. */
export async function up(database: Kysely<unknown>): Promise<void> {
  await createTeams(database);
  await createInvitations(database);
  await createSignIn(database);
}

async function createTeams(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('teams')
    .addColumn('id', 'text', key)
    .addColumn('organization_id', 'text', partOf('organizations.id'))
    .addColumn('name', byteOrderedText(database), (column) => column.notNull().check(sql`name <> ''`))
    .addColumn('created_at', 'bigint', required)
    .addUniqueConstraint('teams_organization_name', ['organization_id', 'name'])
    .execute();
  await schema
    .createTable('team_users')
    .addColumn('team_id', 'text', partOf('teams.id'))
    .addColumn('user_id', 'text', partOf('users.id'))
    .addPrimaryKeyConstraint('team_users_key', ['team_id', 'user_id'])
    .execute();
  await schema.createIndex('team_users_by_user').on('team_users').columns(['user_id', 'team_id']).execute();
  await schema
    .createTable('team_project_roles')
    .addColumn('team_id', 'text', partOf('teams.id'))
    .addColumn('project_id', 'text', partOf('projects.id'))
    .addColumn('role', 'text', required)
    .addPrimaryKeyConstraint('team_project_roles_key', ['team_id', 'project_id', 'role'])
    .execute();
  await schema
    .createIndex('team_project_roles_by_project')
    .on('team_project_roles')
    .columns(['project_id', 'team_id'])
    .execute();
}

async function createInvitations(database: Kysely<unknown>): Promise<void> {
  const { schema } = database;
  await schema
    .createTable('organization_invitations')
    .addColumn('id', 'text', key)
    .addColumn('pending_user_id', 'text', (column) => column.notNull().unique())
    .addColumn('organization_id', 'text', partOf('organizations.id'))
    .addColumn('username', byteOrderedText(database), (column) => column.notNull().check(sql`username <> ''`))
    .addColumn('inviter_username', 'text', required)
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('created_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .addColumn('rejected_at', 'bigint')
    .addUniqueConstraint('organization_invitations_username', ['organization_id', 'username'])
    .execute();
  await schema
    .createIndex('organization_invitations_by_username')
    .on('organization_invitations')
    .columns(['username'])
    .execute();
  await schema
    .createTable('invitation_organization_roles')
    .addColumn('invitation_id', 'text', partOf('organization_invitations.id'))
    .addColumn('role', 'text', required)
    .addPrimaryKeyConstraint('invitation_organization_roles_key', ['invitation_id', 'role'])
    .execute();
  await schema
    .createTable('invitation_teams')
    .addColumn('invitation_id', 'text', partOf('organization_invitations.id'))
    .addColumn('team_id', 'text', partOf('teams.id'))
    .addPrimaryKeyConstraint('invitation_teams_key', ['invitation_id', 'team_id'])
    .execute();
  await schema
    .createTable('project_invitations')
    .addColumn('id', 'text', key)
    .addColumn('invitation_id', 'text', partOf('organization_invitations.id'))
    .addColumn('project_id', 'text', partOf('projects.id'))
    .addColumn('inviter_username', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .addUniqueConstraint('project_invitations_once', ['invitation_id', 'project_id'])
    .execute();
  await schema
    .createIndex('project_invitations_by_project')
    .on('project_invitations')
    .columns(['project_id', 'id'])
    .execute();
  await schema
    .createTable('project_invitation_roles')
    .addColumn('project_invitation_id', 'text', partOf('project_invitations.id'))
    .addColumn('role', 'text', required)
    .addPrimaryKeyConstraint('project_invitation_roles_key', ['project_invitation_id', 'role'])
    .execute();
}

async function createSignIn({ schema }: Kysely<unknown>): Promise<void> {
  // One column at a time: SQLite adds no more than one per statement.
  await schema.alterTable('users').addColumn('totp_secret_sealed', 'text').execute();
  await schema.alterTable('users').addColumn('totp_confirmed_at', 'bigint').execute();
  await schema.alterTable('users').addColumn('totp_last_step', 'bigint').execute();
  await schema
    .createTable('sessions')
    .addColumn('id', 'text', key)
    .addColumn('user_id', 'text', partOf('users.id'))
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('csrf_hash', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('last_seen_at', 'bigint', required)
    .addColumn('remote_address', 'text')
    .addColumn('user_agent', 'text')
    .addColumn('has_second_factor', 'integer', (column) =>
      column.notNull().check(sql`has_second_factor in (0, 1)`),
    )
    .execute();
  await schema.createIndex('sessions_by_user').on('sessions').columns(['user_id', 'created_at']).execute();
  await schema
    .createTable('password_resets')
    .addColumn('token_hash', 'text', key)
    .addColumn('user_id', 'text', partOf('users.id'))
    .addColumn('created_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .addColumn('used_at', 'bigint')
    .execute();
  await schema
    .createTable('recovery_codes')
    .addColumn('user_id', 'text', partOf('users.id'))
    .addColumn('code_hash', 'text', required)
    .addColumn('used_at', 'bigint')
    .addPrimaryKeyConstraint('recovery_codes_key', ['user_id', 'code_hash'])
    .execute();
}
