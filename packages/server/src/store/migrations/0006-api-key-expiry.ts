import type { Kysely } from 'kysely';

/** API keys that expire, and what was told of their end. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  // One by one: SQLite adds a single column in a statement.
  await schema.alterTable('api_keys').addColumn('expires_at', 'bigint').execute();
  await schema.alterTable('api_keys').addColumn('expiry_warned_days', 'integer').execute();
  await schema.createIndex('api_keys_by_expiry').on('api_keys').columns(['expires_at', 'id']).execute();
}
