import { exportJWK, generateKeyPair } from 'jose';
import { RETIRED_KEY_LIFETIME_MS, SIGNING_ALGORITHM } from '../../domain/access-tokens.js';
import type { Clock } from '../../domain/clock.js';
import { newId } from '../../domain/ids.js';
import type { Sealing } from '../../domain/sealing.js';
import { signingKeyContext } from '../../domain/sealing-contexts.js';
import {
  deleteSigningKeysRetiredUntil,
  hasSigningKey,
  insertSigningKey,
  listSigningKeys,
  retireSigningKeys,
} from '../../store/queries/signing-keys.js';
import type { Store, WriteTransaction } from '../../store/store.js';
import { about, INSTALLATION } from '../../store/subjects.js';

interface Dependencies {
  readonly store: Store;
  readonly sealing: Sealing;
  readonly now: Clock;
}

interface NewSigningKey {
  readonly id: string;
  readonly publicJwk: string;
  readonly privateJwkSealed: string;
}

/** Makes the first signing key of a store. Nodes that start together make one between them. */
export async function ensureSigningKey({ store, sealing, now }: Dependencies): Promise<void> {
  if (await hasSigningKey(store.reader)) return;
  const key = await generate(sealing, now());
  await store.write(about(INSTALLATION), async (transaction) => {
    transaction.withoutEvent('keys belong to the installation, not to an organization');
    if (!(await hasSigningKey(transaction.database))) await insert(transaction, key);
  });
}

/**
 * Makes a new signing key. The one before is retired: it signs no more, and verifies until the last token it signed has
 * ended. Returns the id of the new key and how many are kept for verification.
 */
export async function rotateSigningKey({
  store,
  sealing,
  now: clock,
}: Dependencies): Promise<{ id: string; stillVerifying: number }> {
  const key = await generate(sealing, clock());
  return store.write(about(INSTALLATION), async (transaction) => {
    transaction.withoutEvent('keys belong to the installation, not to an organization');
    const { database, now } = transaction;
    await retireSigningKeys(database, now);
    await deleteSigningKeysRetiredUntil(database, now - RETIRED_KEY_LIFETIME_MS);
    const kept = await listSigningKeys(database);
    await insert(transaction, key);
    return { id: key.id, stillVerifying: kept.length };
  });
}

async function generate(sealing: Sealing, now: number): Promise<NewSigningKey> {
  const id = newId(now);
  const { publicKey, privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
  return {
    id,
    publicJwk: JSON.stringify(await exportJWK(publicKey)),
    privateJwkSealed: sealing.seal(JSON.stringify(await exportJWK(privateKey)), signingKeyContext(id)),
  };
}

async function insert({ database, now, changed }: WriteTransaction, key: NewSigningKey): Promise<void> {
  await insertSigningKey(database, { ...key, algorithm: SIGNING_ALGORITHM, createdAt: now });
  changed({ kind: 'signing_key', subject: key.id });
}
