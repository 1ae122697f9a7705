import { computeHa1, md5IsAvailable } from '../../domain/digest.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import { type EventActor, event } from '../../domain/new-event.js';
import type { RolesInProject } from '../../domain/roles.js';
import type { Sealing } from '../../domain/sealing.js';
import { ha1Context } from '../../domain/sealing-contexts.js';
import { generatePrivateKey, generatePublicKey, privateKeySuffix } from '../../domain/secrets.js';
import { type ChangeableApiKeyFacts, NEW_KEY_FACTS } from '../../store/api-key-facts.js';
import { type ApiKey, findRoomForApiKey, insertApiKey } from '../../store/queries/api-keys.js';
import {
  addCredentialOrganizationRoles,
  replaceCredentialProjectRoles,
} from '../../store/queries/credential-roles.js';
import type { WriteTransaction } from '../../store/store.js';

/** A key just made: the only time its private key can be read. */
export interface NewApiKey {
  readonly apiKey: ApiKey;
  readonly privateKey: string;
}

export interface ApiKeyToMake extends Partial<ChangeableApiKeyFacts> {
  readonly organizationId: string;
  readonly description: string;
  readonly organizationRoles: readonly string[];
  readonly projectRoles: readonly RolesInProject[];
  /** Keys that were chosen instead of random ones; that no other key has the public one is checked by the caller. */
  readonly given?: { readonly publicKey: string | undefined; readonly privateKey: string | undefined };
}

/**
 * Makes an API key within a transaction and records its creation. Descriptions and roles are checked by the caller.
 */
export async function makeApiKey(
  transaction: WriteTransaction,
  sealing: Sealing,
  actor: EventActor,
  { given, ...asked }: ApiKeyToMake,
): Promise<NewApiKey> {
  const publicKey = await publicKeyWithRoom(transaction, asked.organizationId, given?.publicKey);
  const privateKey = given?.privateKey ?? generatePrivateKey();
  const apiKey = await insertKey(transaction, sealing, actor, asked, {
    publicKey,
    suffix: privateKeySuffix(privateKey),
    isImported: false,
    ha1: {
      // Where the platform forbids MD5, the key works with SHA-256 challenges only.
      md5: md5IsAvailable() ? computeHa1('MD5', publicKey, privateKey) : '',
      sha256: computeHa1('SHA-256', publicKey, privateKey),
    },
  });
  return { privateKey, apiKey };
}

/** What stands for the last characters of a private key of which the hashes alone are known. */
const UNKNOWN_SUFFIX = '************';

/**
 * The same for a key that was made elsewhere, and of which its hashes alone are known; an empty one is not. That no other key has
 * its public key is checked by the caller.
 */
export async function importApiKey(
  transaction: WriteTransaction,
  sealing: Sealing,
  actor: EventActor,
  asked: Omit<ApiKeyToMake, 'given'>,
  { publicKey, ha1 }: Pick<KeyProof, 'publicKey' | 'ha1'>,
): Promise<ApiKey> {
  await publicKeyWithRoom(transaction, asked.organizationId, publicKey);
  return insertKey(transaction, sealing, actor, asked, {
    publicKey,
    suffix: UNKNOWN_SUFFIX,
    isImported: true,
    ha1,
  });
}

/** What a caller proves that it has the key with. */
interface KeyProof {
  readonly publicKey: string;
  readonly suffix: string;
  readonly isImported: boolean;
  readonly ha1: { readonly md5: string; readonly sha256: string };
}

async function insertKey(
  transaction: WriteTransaction,
  sealing: Sealing,
  actor: EventActor,
  { organizationId, organizationRoles, projectRoles, ...facts }: Omit<ApiKeyToMake, 'given'>,
  { publicKey, suffix, isImported, ha1 }: KeyProof,
): Promise<ApiKey> {
  const { database, now } = transaction;
  const id = newId(now);
  const key = {
    ...NEW_KEY_FACTS,
    ...facts,
    id,
    organizationId,
    publicKey,
    privateKeySuffix: suffix,
    createdAt: now,
  };
  const { name: madeBy } = actor;
  await insertApiKey(database, {
    ...key,
    madeBy,
    ha1Md5Sealed: sealing.seal(ha1.md5, ha1Context('md5', id)),
    ha1Sha256Sealed: sealing.seal(ha1.sha256, ha1Context('sha256', id)),
  });
  await addCredentialOrganizationRoles(database, id, organizationRoles);
  for (const granted of projectRoles) await replaceCredentialProjectRoles(database, id, granted);

  transaction.changed({ kind: 'credential', subject: publicKey, of: organizationId });
  const fields = { organizationId, actor, targetPublicKey: publicKey };
  await transaction.recordEvent(
    event('API_KEY_CREATED', fields, {
      description: [null, key.description],
      roles: [null, organizationRoles],
      expiresAt: [null, key.expiresAt],
      imported: [null, isImported || null],
    }),
  );
  for (const { projectId, roles } of projectRoles)
    await transaction.recordEvent(
      event('API_KEY_ADDED_TO_GROUP', { ...fields, projectId }, { roles: [null, roles] }),
    );
  // Reading it back would be two round trips.
  return { ...key, lastUsedAt: null, lastUsedAddress: null, organizationRoles, projectRoles };
}

/** The given public key or an unused one. 26^8 names make a collision unlikely, not impossible. */
async function publicKeyWithRoom(
  { database }: WriteTransaction,
  organizationId: string,
  given: string | undefined,
): Promise<string> {
  for (;;) {
    const publicKey = given ?? generatePublicKey();
    const { keyCount, isTaken } = await findRoomForApiKey(database, organizationId, publicKey);
    if (keyCount >= limits.apiKeysPerOrganization)
      throw new RefusalError(
        refuse('MAX_API_KEYS_PER_ORG_EXCEEDED', limits.apiKeysPerOrganization, organizationId),
      );
    if (given !== undefined || !isTaken) return publicKey;
  }
}
