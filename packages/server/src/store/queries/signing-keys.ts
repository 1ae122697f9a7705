import type { Reader } from '../store.js';
import type { Writer } from '../writer.js';

/** A key pair that signs access tokens, newest first in lists. Times in UTC milliseconds. */
export interface StoredSigningKey {
  readonly id: string;
  readonly algorithm: string;
  readonly publicJwk: string;
  readonly privateJwkSealed: string;
  readonly createdAt: number;
  readonly retiredAt: number | null;
}

export async function listSigningKeys(reader: Reader): Promise<StoredSigningKey[]> {
  const rows = await reader
    .selectFrom('signing_keys')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    algorithm: row.algorithm,
    publicJwk: row.public_jwk,
    privateJwkSealed: row.private_jwk_sealed,
    createdAt: row.created_at,
    retiredAt: row.retired_at,
  }));
}

export async function hasSigningKey(reader: Reader): Promise<boolean> {
  const found = await reader.selectFrom('signing_keys').select('id').limit(1).executeTakeFirst();
  return found !== undefined;
}

export async function insertSigningKey(
  database: Writer,
  key: Omit<StoredSigningKey, 'retiredAt'>,
): Promise<void> {
  await database
    .insertInto('signing_keys')
    .values({
      id: key.id,
      algorithm: key.algorithm,
      public_jwk: key.publicJwk,
      private_jwk_sealed: key.privateJwkSealed,
      created_at: key.createdAt,
      retired_at: null,
    })
    .execute();
}

/** Retires the keys that sign now. */
export async function retireSigningKeys(database: Writer, now: number): Promise<void> {
  await database
    .updateTable('signing_keys')
    .set({ retired_at: now })
    .where('retired_at', 'is', null)
    .execute();
}

/** Deletes the keys that were retired until a time (UTC milliseconds). */
export async function deleteSigningKeysRetiredUntil(database: Writer, time: number): Promise<void> {
  await database.deleteFrom('signing_keys').where('retired_at', '<=', time).execute();
}
