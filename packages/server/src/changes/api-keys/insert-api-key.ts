import { computeHa1, md5IsAvailable } from '../../domain/digest.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import type { Sealing } from '../../domain/sealing.js';
import { generatePrivateKey, generatePublicKey, privateKeySuffix } from '../../domain/secrets.js';
import { type ApiKey, countOrganizationApiKeys } from '../../store/queries/api-keys.js';
import type { EventActor, WriteTransaction } from '../../store/store.js';

/** A key just made: the only time its private key can be read. */
export interface NewApiKey {
  readonly apiKey: ApiKey;
  readonly privateKey: string;
}

export interface ApiKeyToInsert {
  readonly organizationId: string;
  readonly description: string;
  readonly organizationRoles: readonly string[];
  readonly projectRoles: readonly { readonly projectId: string; readonly role: string }[];
  /** Keys that were chosen instead of random ones; that no other key has the public one is checked by the caller. */
  readonly given?: { readonly publicKey: string | undefined; readonly privateKey: string | undefined };
}

/**
 * Makes an API key within a transaction and records its creation. Descriptions and roles are checked by the caller.
 * Refuses with MAX_API_KEYS_PER_ORG_EXCEEDED.
 */
export async function insertApiKey(
  transaction: WriteTransaction,
  sealing: Sealing,
  actor: EventActor,
  key: ApiKeyToInsert,
): Promise<NewApiKey> {
  const { database, now } = transaction;
  const { organizationId } = key;
  if ((await countOrganizationApiKeys(database, organizationId)) >= limits.apiKeysPerOrganization)
    throw new RefusalError(
      refuse('MAX_API_KEYS_PER_ORG_EXCEEDED', limits.apiKeysPerOrganization, organizationId),
    );

  const id = newId(now);
  const publicKey = key.given?.publicKey ?? (await unusedPublicKey(transaction));
  const privateKey = key.given?.privateKey ?? generatePrivateKey();
  const suffix = privateKeySuffix(privateKey);
  await database
    .insertInto('credentials')
    .values({
      id,
      organization_id: organizationId,
      kind: 'api_key',
      description: key.description,
      created_at: now,
      last_used_at: null,
      last_used_address: null,
    })
    .execute();
  // Where the platform forbids MD5, the key works with SHA-256 challenges only.
  const ha1Md5 = md5IsAvailable() ? computeHa1('MD5', publicKey, privateKey) : '';
  await database
    .insertInto('api_keys')
    .values({
      id,
      public_key: publicKey,
      private_key_suffix: suffix,
      ha1_md5_sealed: sealing.seal(ha1Md5, `api_keys.ha1_md5:${id}`),
      ha1_sha256_sealed: sealing.seal(
        computeHa1('SHA-256', publicKey, privateKey),
        `api_keys.ha1_sha256:${id}`,
      ),
    })
    .execute();
  await insertRoles(transaction, id, key);

  transaction.changed({ kind: 'credential', subject: publicKey });
  await transaction.recordEvent({
    type: 'API_KEY_CREATED',
    organizationId,
    actor,
    details: { targetPublicKey: publicKey },
  });
  for (const projectId of new Set(key.projectRoles.map((granted) => granted.projectId))) {
    await transaction.recordEvent({
      type: 'API_KEY_ADDED_TO_GROUP',
      organizationId,
      projectId,
      actor,
      details: { targetPublicKey: publicKey },
    });
  }
  return {
    privateKey,
    apiKey: {
      id,
      organizationId,
      description: key.description,
      publicKey,
      privateKeySuffix: suffix,
      createdAt: now,
      lastUsedAt: null,
      lastUsedAddress: null,
      organizationRoles: key.organizationRoles,
      projectRoles: key.projectRoles,
    },
  };
}

async function insertRoles(
  transaction: WriteTransaction,
  id: string,
  key: Pick<ApiKeyToInsert, 'organizationRoles' | 'projectRoles'>,
): Promise<void> {
  const { database } = transaction;
  if (key.organizationRoles.length > 0)
    await database
      .insertInto('credential_organization_roles')
      .values(key.organizationRoles.map((role) => ({ credential_id: id, role })))
      .execute();
  if (key.projectRoles.length > 0)
    await database
      .insertInto('credential_project_roles')
      .values(
        key.projectRoles.map(({ projectId, role }) => ({ credential_id: id, project_id: projectId, role })),
      )
      .execute();
}

/** 26^8 names make a collision unlikely, not impossible. */
async function unusedPublicKey({ database }: WriteTransaction): Promise<string> {
  for (;;) {
    const publicKey = generatePublicKey();
    const taken = await database
      .selectFrom('api_keys')
      .select('id')
      .where('public_key', '=', publicKey)
      .executeTakeFirst();
    if (!taken) return publicKey;
  }
}
