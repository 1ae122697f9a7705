import type { ExpressionBuilder } from 'kysely';
import type { Database } from '../schema.js';
import type { Writer } from '../writer.js';

/**
 * What is true of an API key by itself, wherever it is stored, cached, decided about, shown or exported. A further
 * field stands here, in the table and in the migration, and nowhere else below the decision.
 */
export interface ApiKeyFacts extends ChangeableApiKeyFacts {
  readonly publicKey: string;
}

/** Those that can be changed once the key is there. Times in UTC milliseconds. */
export interface ChangeableApiKeyFacts {
  /** Null for a key that does not expire. */
  readonly expiresAt: number | null;
}

/** Of a key that is made without saying anything else. */
export const NEW_KEY_FACTS: ChangeableApiKeyFacts = { expiresAt: null };

/** The columns that hold them. */
export const apiKeyFactColumns = ['api_keys.public_key', 'api_keys.expires_at'] as const;

/** The facts of a row that has these columns. */
export function apiKeyFacts(row: { public_key: string; expires_at: number | null }): ApiKeyFacts {
  return { publicKey: row.public_key, expiresAt: row.expires_at };
}

/** The columns of the facts that are given. */
export function apiKeyFactValues({ expiresAt }: Partial<ChangeableApiKeyFacts>) {
  return {
    // Of another end nothing was told yet.
    ...(expiresAt !== undefined && { expires_at: expiresAt, expiry_warned_days: null }),
  };
}

export async function setApiKeyFacts(
  database: Writer,
  id: string,
  facts: Partial<ChangeableApiKeyFacts>,
): Promise<void> {
  await database.updateTable('api_keys').set(apiKeyFactValues(facts)).where('id', '=', id).execute();
}

/** Whether a key can be used at a time in UTC milliseconds, as far as that is for the key alone to say. */
export function apiKeyIsUsable(now: number) {
  return (where: ExpressionBuilder<Database, 'api_keys'>) =>
    where.or([where('api_keys.expires_at', 'is', null), where('api_keys.expires_at', '>', now)]);
}
