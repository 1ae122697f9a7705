import type { AddressBlock } from '../../domain/addresses.js';
import type { EventActor } from '../../domain/new-event.js';
import type { Sealing } from '../../domain/sealing.js';
import { insertUser } from '../../store/queries/users.js';
import type { WriteTransaction } from '../../store/store.js';
import { addToList } from '../access-lists/change-list.js';
import { apiKeyHolder } from '../access-lists/holder.js';
import { makeApiKey } from '../api-keys/make-api-key.js';
import { changeOrganizationSettings } from '../organizations/change-settings.js';
import { makeOrganization } from '../organizations/make-organization.js';
import { makeProject } from '../projects/make-project.js';
import { joinOrganization } from '../users/join-organization.js';

/** What the first start made. The secrets in it can be read only now. */
export interface Bootstrap {
  readonly orgId: string;
  readonly organizationName: string;
  readonly groupId: string;
  readonly projectName: string;
  readonly owner: { readonly username: string; readonly password: string };
  readonly apiKey: { readonly id: string; readonly publicKey: string; readonly privateKey: string };
}

/** Names are checked by the caller. */
export interface FirstNames {
  readonly organization: string;
  readonly project: string;
  readonly username: string;
  readonly password: string;
}

/**
 * Makes the first organization with a project, an owner and an Organization Owner API key, within a transaction that has
 * found the store not in use. `passwordHash` is argon2id. With `onlyFrom` the organization requires access lists, and that of
 * the key begins with these blocks.
 */
export async function makeFirstOrganization(
  transaction: WriteTransaction,
  sealing: Sealing,
  actor: EventActor,
  names: FirstNames,
  passwordHash: string,
  onlyFrom?: readonly AddressBlock[],
): Promise<Bootstrap> {
  const { database, now } = transaction;
  const { username } = names;
  const orgId = await makeOrganization(transaction, actor, { name: names.organization });
  const userId = transaction.newSubject();
  await insertUser(database, {
    id: userId,
    username,
    firstName: 'First',
    lastName: 'Owner',
    passwordHash,
    // The operator says whose it is.
    addressProvedAt: now,
    createdAt: now,
  });
  await joinOrganization(
    transaction,
    actor,
    { id: userId, username },
    { organizationId: orgId, roles: ['ORG_OWNER'] },
  );
  const groupId = await makeProject(transaction, actor, {
    organizationId: orgId,
    name: names.project,
    ownerId: userId,
  });
  const { apiKey, privateKey } = await makeApiKey(transaction, sealing, actor, {
    organizationId: orgId,
    description: 'First key, made by the first start',
    organizationRoles: ['ORG_OWNER'],
    projectRoles: [],
  });
  if (onlyFrom) {
    await addToList(transaction, actor, apiKeyHolder(apiKey), onlyFrom);
    await changeOrganizationSettings(transaction, actor, orgId, { apiAccessListRequired: true });
  }
  return {
    orgId,
    organizationName: names.organization,
    groupId,
    projectName: names.project,
    owner: { username, password: names.password },
    apiKey: { id: apiKey.id, publicKey: apiKey.publicKey, privateKey },
  };
}
