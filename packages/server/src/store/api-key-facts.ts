import { type Expression, expressionBuilder } from 'kysely';

/**
 * What is true of an API key by itself, wherever it is stored, cached, decided about, shown or exported. A further
 * field stands here and in a migration, and nowhere else below the decision. Times in UTC milliseconds.
 */
export interface ApiKeyFacts {
  readonly publicKey: string;
  /** Null for a key that does not expire. */
  readonly expiresAt: number | null;
}

/** Those that are said of a key: when it is made, or once it is there. */
export type ApiKeyTerms = Omit<ApiKeyFacts, 'publicKey'>;

/** What can be changed of a key. The description stands with what all credentials have. */
export type ChangeableApiKeyFacts = ApiKeyTerms & { readonly description: string };

/** Of a key that is made without saying anything else. */
export const NEW_KEY_FACTS: ApiKeyTerms = { expiresAt: null };

/** The names of those that are said of a key, and of all. */
export const apiKeyTermNames = Object.keys(NEW_KEY_FACTS) as readonly (keyof ApiKeyTerms)[];
export const apiKeyFactNames: readonly (keyof ApiKeyFacts)[] = ['publicKey', ...apiKeyTermNames];

/** The columns of the table that hold them, and what goes with them. */
export interface ApiKeyFactColumns {
  public_key: string;
  expires_at: number | null;
  /** The smallest threshold in days for which a warning was raised, 0 once the end was reported; null when nothing was. */
  expiry_warned_days: number | null;
}

/** Those that are read. */
export const apiKeyFactColumns = ['api_keys.public_key', 'api_keys.expires_at'] as const;

/** The facts of a row that has these columns. */
export function apiKeyFacts(row: Pick<ApiKeyFactColumns, 'public_key' | 'expires_at'>): ApiKeyFacts {
  return { publicKey: row.public_key, expiresAt: row.expires_at };
}

/** The columns of the facts that are given. */
export function apiKeyFactValues({ publicKey, expiresAt }: Partial<ApiKeyFacts>) {
  return {
    ...(publicKey !== undefined && { public_key: publicKey }),
    // Of another end nothing was told yet.
    ...(expiresAt !== undefined && { expires_at: expiresAt, expiry_warned_days: null }),
  };
}

const column = expressionBuilder<{ api_keys: ApiKeyFactColumns }, 'api_keys'>();

/** The rows of keys that can be used at a time, as the decision has it. */
export const isUsableKey = (now: number | Expression<number>) =>
  column.and([
    column.or([column('api_keys.expires_at', 'is', null), column('api_keys.expires_at', '>', now)]),
  ]);
