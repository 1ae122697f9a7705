import { hash } from '@node-rs/argon2';
import { newId } from '../../domain/ids.js';
import { generatePassword } from '../../domain/secrets.js';
import { insertApiKey } from '../api-keys/insert-api-key.js';
import { SYSTEM } from '../actor.js';
import { insertOrganization } from '../organizations/insert-organization.js';
import { insertProject } from '../projects/insert-project.js';
import type { Services } from '../services.js';

/** What the first start made. The secrets in it can be read only now. */
export interface Bootstrap {
  readonly orgId: string;
  readonly groupId: string;
  readonly owner: { readonly username: string; readonly password: string };
  readonly apiKey: { readonly id: string; readonly publicKey: string; readonly privateKey: string };
}

export interface FirstNames {
  readonly organization: string;
  readonly project: string;
  readonly username: string;
  /** Made up when absent. */
  readonly password?: string | undefined;
}

const DEFAULT_NAMES: FirstNames = {
  organization: 'My Organization',
  project: 'Project 0',
  username: 'owner@sallyport.local',
};

/**
 * Makes the first organization with a project, an owner and an Organization Owner API key, in one transaction.
 * `undefined` when there already is an organization or a user: a store is bootstrapped once.
 */
export async function bootstrap(
  { store, sealing }: Services,
  names: FirstNames = DEFAULT_NAMES,
): Promise<Bootstrap | undefined> {
  const password = names.password ?? generatePassword();
  const passwordHash = await hash(password);
  return store.write(async (transaction) => {
    const { database, now } = transaction;
    const organizations = await database.selectFrom('organizations').select('id').limit(1).execute();
    const users = await database.selectFrom('users').select('id').limit(1).execute();
    if (organizations.length > 0 || users.length > 0) {
      transaction.withoutEvent('the store is in use already');
      return undefined;
    }
    const orgId = await insertOrganization(transaction, SYSTEM, { name: names.organization });
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
      actor: SYSTEM,
      details: { targetUsername: names.username },
    });
    const groupId = await insertProject(transaction, SYSTEM, {
      organizationId: orgId,
      name: names.project,
      ownerId: userId,
    });
    const { apiKey, privateKey } = await insertApiKey(transaction, sealing, SYSTEM, {
      organizationId: orgId,
      description: 'First key, made by the first start',
      organizationRoles: ['ORG_OWNER'],
      projectRoles: [],
    });
    return {
      orgId,
      groupId,
      owner: { username: names.username, password },
      apiKey: { id: apiKey.id, publicKey: apiKey.publicKey, privateKey },
    };
  });
}
