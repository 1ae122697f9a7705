import type { Reader } from '../store.js';

/** A key pair that signs access tokens, newest first in lists. Times in UTC milliseconds. */
export interface SigningKeyRow {
  readonly id: string;
  readonly algorithm: string;
  readonly publicJwk: string;
  readonly privateJwkSealed: string;
  readonly createdAt: number;
  readonly retiredAt: number | null;
}

export async function listSigningKeys(reader: Reader): Promise<SigningKeyRow[]> {
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
