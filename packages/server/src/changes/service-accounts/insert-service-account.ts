import { RefusalError, refuse } from '../../domain/errors.js';
import { newId } from '../../domain/ids.js';
import { limits } from '../../domain/limits.js';
import { newClientId } from '../../domain/secrets.js';
import {
  countOrganizationServiceAccounts,
  type ServiceAccount,
} from '../../store/queries/service-accounts.js';
import type { EventActor, WriteTransaction } from '../../store/store.js';
import { replaceOrganizationRoles, replaceProjectRoles } from '../roles/replace-roles.js';
import { insertSecret, type NewClientSecret, type SecretValidity } from './insert-secret.js';
import { requireServiceAccount } from './require-account.js';

/** An account just made with its first secret: the only time that secret can be read. */
export interface NewServiceAccount {
  readonly account: ServiceAccount;
  readonly secret: NewClientSecret;
}

/** What every new account is given, wherever it is made. */
export interface AccountDetails {
  readonly name: string;
  readonly description: string;
  readonly secretValidity: SecretValidity;
}

export interface ServiceAccountToInsert extends AccountDetails {
  readonly organizationId: string;
  readonly organizationRoles: readonly string[];
  /** The project it is assigned to at once. */
  readonly project?: { readonly id: string; readonly roles: readonly string[] };
  /** Chosen instead of random ones; that no other account has the client ID is checked by the caller. */
  readonly given?: { readonly clientId: string | undefined; readonly secret: string | undefined };
}

/**
 * Makes a service account within a transaction and records its creation. Name, description and roles are checked by
 * the caller. Refuses with MAX_SERVICE_ACCOUNTS_PER_ORG_EXCEEDED and INVALID_SECRET_VALIDITY.
 */
export async function insertServiceAccount(
  transaction: WriteTransaction,
  actor: EventActor,
  account: ServiceAccountToInsert,
): Promise<NewServiceAccount> {
  const { database, now } = transaction;
  const { organizationId, project } = account;
  const limit = limits.serviceAccountsPerOrganization;
  if ((await countOrganizationServiceAccounts(database, organizationId)) >= limit)
    throw new RefusalError(refuse('MAX_SERVICE_ACCOUNTS_PER_ORG_EXCEEDED', limit, organizationId));

  const id = newId(now);
  const clientId = account.given?.clientId ?? newClientId(now);
  await database
    .insertInto('credentials')
    .values({
      id,
      organization_id: organizationId,
      kind: 'service_account',
      description: account.description,
      created_at: now,
      last_used_at: null,
      last_used_address: null,
    })
    .execute();
  await database
    .insertInto('service_accounts')
    .values({ id, client_id: clientId, name: account.name, expiry_warned_days: null, expiry_reported: 0 })
    .execute();
  const secret = await insertSecret(
    transaction,
    { id, organizationId },
    account.secretValidity,
    account.given?.secret,
  );
  await replaceOrganizationRoles(transaction, id, account.organizationRoles);
  if (project) await replaceProjectRoles(transaction, id, project.id, project.roles);

  transaction.changed({ kind: 'credential', subject: clientId });
  // The first secret has no event of its own (recorded events, section 12).
  const event = { organizationId, actor, details: { clientId } };
  await transaction.recordEvent({ ...event, type: 'SERVICE_ACCOUNT_CREATED' });
  if (project)
    await transaction.recordEvent({
      ...event,
      type: 'SERVICE_ACCOUNT_ADDED_TO_GROUP',
      projectId: project.id,
    });
  return { account: await requireServiceAccount(database, organizationId, clientId), secret };
}
