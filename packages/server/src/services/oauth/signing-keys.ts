import { exportJWK, generateKeyPair } from 'jose';
import { ACCESS_TOKEN_LIFETIME_MS, SIGNING_ALGORITHM } from '../../domain/access-tokens.js';
import { newId } from '../../domain/ids.js';
import type { Sealing } from '../../domain/sealing.js';
import type { Store, WriteTransaction } from '../../store/store.js';

interface NewSigningKey {
  readonly id: string;
  readonly publicJwk: string;
  readonly privateJwkSealed: string;
}

/** Makes the first signing key of a store. Nodes that start together make one between them. */
export async function ensureSigningKey(services: { store: Store; sealing: Sealing }): Promise<void> {
  const { store, sealing } = services;
  if (await hasSigningKey(store)) return;
  const key = await generate(sealing);
  await store.write(async (transaction) => {
    transaction.withoutEvent('keys belong to the installation, not to an organization');
    const present = await transaction.database.selectFrom('signing_keys').select('id').executeTakeFirst();
    if (!present) await insert(transaction, key);
  });
}

/**
 * Makes a new signing key. The one before is retired: it signs no more, and verifies until the last token it signed has
 * ended. Returns the id of the new key and how many are kept for verification.
 */
export async function rotateSigningKey(services: {
  store: Store;
  sealing: Sealing;
}): Promise<{ id: string; stillVerifying: number }> {
  const { store, sealing } = services;
  const key = await generate(sealing);
  return store.write(async (transaction) => {
    transaction.withoutEvent('keys belong to the installation, not to an organization');
    const { database, now } = transaction;
    await database
      .updateTable('signing_keys')
      .set({ retired_at: now })
      .where('retired_at', 'is', null)
      .execute();
    await database
      .deleteFrom('signing_keys')
      .where('retired_at', '<=', now - ACCESS_TOKEN_LIFETIME_MS)
      .execute();
    const kept = await database.selectFrom('signing_keys').select('id').execute();
    await insert(transaction, key);
    return { id: key.id, stillVerifying: kept.length };
  });
}

async function hasSigningKey(store: Store): Promise<boolean> {
  const found = await store.reader.selectFrom('signing_keys').select('id').limit(1).executeTakeFirst();
  return found !== undefined;
}

async function generate(sealing: Sealing): Promise<NewSigningKey> {
  const id = newId();
  const { publicKey, privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  return {
    id,
    publicJwk: JSON.stringify(await exportJWK(publicKey)),
    privateJwkSealed: sealing.seal(JSON.stringify(await exportJWK(privateKey)), `signing_keys:${id}`),
  };
}

async function insert({ database, now, changed }: WriteTransaction, key: NewSigningKey): Promise<void> {
  await database
    .insertInto('signing_keys')
    .values({
      id: key.id,
      algorithm: SIGNING_ALGORITHM,
      public_jwk: key.publicJwk,
      private_jwk_sealed: key.privateJwkSealed,
      created_at: now,
      retired_at: null,
    })
    .execute();
  changed({ kind: 'signing_key', subject: key.id });
}
