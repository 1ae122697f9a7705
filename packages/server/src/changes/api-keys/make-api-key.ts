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
  { organizationId, organizationRoles, projectRoles, given, ...facts }: ApiKeyToMake,
): Promise<NewApiKey> {
  const { database, now } = transaction;
  const publicKey = await publicKeyWithRoom(transaction, organizationId, given?.publicKey);
  const id = newId(now);
  const privateKey = given?.privateKey ?? generatePrivateKey();
  // Where the platform forbids MD5, the key works with SHA-256 challenges only.
  const ha1Md5 = md5IsAvailable() ? computeHa1('MD5', publicKey, privateKey) : '';
  const ha1Sha256 = computeHa1('SHA-256', publicKey, privateKey);
  const key = {
    ...NEW_KEY_FACTS,
    ...facts,
    id,
    organizationId,
    publicKey,
    privateKeySuffix: privateKeySuffix(privateKey),
    createdAt: now,
  };
  const { name: madeBy } = actor;
  await insertApiKey(database, {
    ...key,
    madeBy,
    ha1Md5Sealed: sealing.seal(ha1Md5, ha1Context('md5', id)),
    ha1Sha256Sealed: sealing.seal(ha1Sha256, ha1Context('sha256', id)),
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
    }),
  );
  for (const { projectId, roles } of projectRoles)
    await transaction.recordEvent(
      event('API_KEY_ADDED_TO_GROUP', { ...fields, projectId }, { roles: [null, roles] }),
    );
  // Reading it back would be two round trips.
  const apiKey = { ...key, lastUsedAt: null, lastUsedAddress: null, organizationRoles, projectRoles };
  return { privateKey, apiKey };
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
