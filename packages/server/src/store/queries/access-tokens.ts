import type { Placeholders } from '../placeholders.js';
import { prepared } from '../prepared.js';
import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** A live access token: which secret it was minted with and when it ends (UTC milliseconds). */
export interface StoredAccessToken {
  readonly id: string;
  readonly secretId: string;
  readonly clientId: string;
  readonly expiresAt: number;
}

const byId = prepared((reader, { id }: Placeholders<{ id: string }>) =>
  reader
    .selectFrom('access_tokens')
    .innerJoin('service_accounts', 'service_accounts.id', 'access_tokens.service_account_id')
    .select([
      'access_tokens.id',
      'access_tokens.secret_id',
      'access_tokens.expires_at',
      'service_accounts.client_id',
    ])
    .where('access_tokens.id', '=', id),
);

/** The token with that id, unless it was revoked or its secret or account was deleted. */
export async function findAccessToken(reader: Reader, id: string): Promise<StoredAccessToken | undefined> {
  const row = await byId.first(reader, { id });
  return row && { id: row.id, secretId: row.secret_id, clientId: row.client_id, expiresAt: row.expires_at };
}

const liveOf = prepared(
  (reader, { serviceAccountId, now }: Placeholders<{ serviceAccountId: string; now: number }>) =>
    reader
      .selectFrom('access_tokens')
      .select((select) => select.fn.countAll<number>().as('total'))
      .where('service_account_id', '=', serviceAccountId)
      .where('expires_at', '>', now),
);

/** How many of an account's tokens live at a time. */
export async function countLiveAccessTokens(
  reader: Reader,
  serviceAccountId: string,
  now: number,
): Promise<number> {
  return Number((await liveOf.first(reader, { serviceAccountId, now }))?.total);
}

/** A token as it is stored when it is minted. Times in UTC milliseconds. */
export interface NewAccessToken {
  readonly id: string;
  readonly secretId: string;
  readonly serviceAccountId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export async function insertAccessTokens(database: Writer, tokens: readonly NewAccessToken[]): Promise<void> {
  if (tokens.length === 0) return;
  await database
    .insertInto('access_tokens')
    .values(
      tokens.map((token) => ({
        id: token.id,
        secret_id: token.secretId,
        service_account_id: token.serviceAccountId,
        created_at: token.createdAt,
        expires_at: token.expiresAt,
      })),
    )
    .execute();
}

export async function deleteAccessToken(database: Writer, id: string): Promise<void> {
  await database.deleteFrom('access_tokens').where('id', '=', id).execute();
}

/** Deletes the tokens that have ended at a time (UTC milliseconds). */
export async function deleteEndedAccessTokens(database: Writer, now: number): Promise<void> {
  await database.deleteFrom('access_tokens').where('expires_at', '<=', now).execute();
}
