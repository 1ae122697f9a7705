import type { Kysely } from 'kysely';

/** Client secrets are found by their hash, where callers of a guarded API send the secret itself. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema.createIndex('client_secrets_by_hash').on('client_secrets').columns(['secret_hash']).execute();
}
