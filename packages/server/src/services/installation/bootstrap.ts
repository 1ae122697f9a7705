import { SYSTEM } from '../../changes/actor.js';
import { insertApiKey } from '../../changes/api-keys/insert-api-key.js';
import { insertOrganization } from '../../changes/organizations/insert-organization.js';
import { insertProject } from '../../changes/projects/insert-project.js';
import { newId } from '../../domain/ids.js';
import type { Sealing } from '../../domain/sealing.js';
import { generatePassword } from '../../domain/secrets.js';
import type { EventActor, WriteTransaction } from '../../store/store.js';
import type { Services } from '../services.js';
import { isInUse } from './is-in-use.js';

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

const DEFAULT_NAMES = {
  organization: 'My Organization',
  project: 'Project 0',
  username: 'owner@sallyport.local',
};

/**
 * Makes the first organization with a project, an owner and an Organization Owner API key, in one transaction.
 * `undefined` when there already is an organization or a user: a store is bootstrapped once.
 */
export async function bootstrap({ store, sealing, passwords }: Services): Promise<Bootstrap | undefined> {
  const names = { ...DEFAULT_NAMES, password: generatePassword() };
  const passwordHash = await passwords.hash(names.password);
  return store.write(async (transaction) => {
    if (await isInUse(transaction.database)) {
      transaction.withoutEvent('the store is in use already');
      return undefined;
    }
    return insertBootstrap(transaction, sealing, SYSTEM, names, passwordHash);
  });
}

/** The same within a transaction that has found the store not in use. `passwordHash` is argon2id. */
export async function insertBootstrap(
  transaction: WriteTransaction,
  sealing: Sealing,
  actor: EventActor,
  names: FirstNames,
  passwordHash: string,
): Promise<Bootstrap> {
  const { database, now } = transaction;
  const orgId = await insertOrganization(transaction, actor, { name: names.organization });
  const userId = newId(now);
  await database
    .insertInto('users')
    .values({
      id: userId,
      username: names.username,
      first_name: 'First',
      last_name: 'Owner',
      country: null,
      mobile_number: null,
      password_hash: passwordHash,
      created_at: now,
      last_auth_at: null,
    })
    .execute();
  await database
    .insertInto('user_organization_roles')
    .values({ user_id: userId, organization_id: orgId, role: 'ORG_OWNER' })
    .execute();
  await transaction.recordEvent({
    type: 'JOINED_ORG',
    organizationId: orgId,
    actor,
    details: { targetUsername: names.username },
  });
  const groupId = await insertProject(transaction, actor, {
    organizationId: orgId,
    name: names.project,
    ownerId: userId,
  });
  const { apiKey, privateKey } = await insertApiKey(transaction, sealing, actor, {
    organizationId: orgId,
    description: 'First key, made by the first start',
    organizationRoles: ['ORG_OWNER'],
    projectRoles: [],
  });
  return {
    orgId,
    organizationName: names.organization,
    groupId,
    projectName: names.project,
    owner: { username: names.username, password: names.password },
    apiKey: { id: apiKey.id, publicKey: apiKey.publicKey, privateKey },
  };
}
