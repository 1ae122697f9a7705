import { type Kysely, sql } from 'kysely';

/** Service accounts with their client secrets, the access tokens that live, and the keys that sign them. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('service_accounts')
    .addColumn('id', 'text', (column) =>
      column.notNull().primaryKey().references('credentials.id').onDelete('cascade'),
    )
    .addColumn('client_id', 'text', (column) => column.notNull().unique())
    .addColumn('name', 'text', (column) => column.notNull().check(sql`name <> ''`))
    .addColumn('expiry_warned_days', 'integer')
    .addColumn('expiry_reported', 'integer', (column) =>
      column.notNull().check(sql`expiry_reported in (0, 1)`),
    )
    .execute();
  await schema
    .createTable('client_secrets')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('service_account_id', 'text', (column) =>
      column.notNull().references('service_accounts.id').onDelete('cascade'),
    )
    .addColumn('secret_hash', 'text', (column) => column.notNull())
    .addColumn('secret_suffix', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .addColumn('last_used_at', 'bigint')
    .execute();
  await schema
    .createIndex('client_secrets_by_account')
    .on('client_secrets')
    .columns(['service_account_id', 'created_at', 'id'])
    .execute();
  await schema
    .createIndex('client_secrets_by_expiry')
    .on('client_secrets')
    .columns(['expires_at', 'service_account_id'])
    .execute();
  await schema
    .createTable('access_tokens')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('secret_id', 'text', (column) =>
      column.notNull().references('client_secrets.id').onDelete('cascade'),
    )
    .addColumn('service_account_id', 'text', (column) =>
      column.notNull().references('service_accounts.id').onDelete('cascade'),
    )
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createIndex('access_tokens_by_account')
    .on('access_tokens')
    .columns(['service_account_id', 'expires_at'])
    .execute();
  await schema.createIndex('access_tokens_by_secret').on('access_tokens').columns(['secret_id']).execute();
  await schema.createIndex('access_tokens_by_expiry').on('access_tokens').columns(['expires_at']).execute();
  await schema
    .createTable('signing_keys')
    .addColumn('id', 'text', (column) => column.notNull().primaryKey())
    .addColumn('algorithm', 'text', (column) => column.notNull())
    .addColumn('public_jwk', 'text', (column) => column.notNull())
    .addColumn('private_jwk_sealed', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('retired_at', 'bigint')
    .execute();
}
