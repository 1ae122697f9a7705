import type { Caller } from '../../access/principal.js';
import { requireOwnerRemains } from '../../changes/organizations/require-owner-remains.js';
import { accountEvent } from '../../changes/service-accounts/account-event.js';
import {
  insertSecret,
  type NewClientSecret,
  type SecretValidity,
} from '../../changes/service-accounts/insert-secret.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { limits } from '../../domain/limits.js';
import type { CredentialScope } from '../../store/queries/credentials.js';
import type { Services } from '../services.js';
import { requireManageableAccount } from './manage-accounts.js';

/** How long the other secrets live on at most once a new one is there: the documented week for its roll-out. */
const OVERLAP_MS = 7 * 86_400_000;

/**
 * Makes another secret for an account, usable at once. The others then end within a week; one that ends sooner keeps
 * its date. Refuses with SERVICE_ACCOUNT_NOT_FOUND, USER_UNAUTHORIZED, MAX_SECRETS_PER_SERVICE_ACCOUNT_EXCEEDED (expired
 * secrets keep their place) and INVALID_SECRET_VALIDITY.
 */
export async function createSecret(
  { store }: Services,
  caller: Caller,
  asked: { scope: CredentialScope; clientId: string; validity: SecretValidity },
): Promise<NewClientSecret> {
  return store.write(async (transaction) => {
    const { database, now } = transaction;
    const account = await requireManageableAccount(database, caller, asked.scope, asked.clientId);
    const limit = limits.secretsPerServiceAccount;
    if (account.secrets.length >= limit)
      throw new RefusalError(refuse('MAX_SECRETS_PER_SERVICE_ACCOUNT_EXCEEDED', limit, account.clientId));
    const endsAt = now + OVERLAP_MS;
    await database
      .updateTable('client_secrets')
      .set({ expires_at: endsAt })
      .where('service_account_id', '=', account.id)
      .where('expires_at', '>', endsAt)
      .execute();
    const made = await insertSecret(transaction, account, asked.validity);
    transaction.changed({ kind: 'credential', subject: account.clientId });
    await transaction.recordEvent(accountEvent('SERVICE_ACCOUNT_SECRET_ADDED', caller, asked.scope, account));
    return made;
  });
}

/**
 * Deletes a secret, be it the last one; the tokens it made end at once. Refuses with SERVICE_ACCOUNT_NOT_FOUND,
 * USER_UNAUTHORIZED, SERVICE_ACCOUNT_SECRET_NOT_FOUND, and CANNOT_REMOVE_LAST_OWNER_CREDENTIAL unless `force` is set.
 */
export async function deleteSecret(
  { store }: Services,
  caller: Caller,
  asked: { scope: CredentialScope; clientId: string; secretId: string; force: boolean },
): Promise<void> {
  const { scope, clientId, secretId, force } = asked;
  await store.write(async (transaction) => {
    const { database } = transaction;
    const account = await requireManageableAccount(database, caller, scope, clientId);
    if (!account.secrets.some((secret) => secret.id === secretId))
      throw new RefusalError(refuse('SERVICE_ACCOUNT_SECRET_NOT_FOUND', secretId, clientId));
    await requireOwnerRemains(transaction, { organizationId: account.organizationId, force }, async () => {
      await database.deleteFrom('client_secrets').where('id', '=', secretId).execute();
    });
    transaction.changed({ kind: 'credential', subject: clientId });
    await transaction.recordEvent(accountEvent('SERVICE_ACCOUNT_SECRET_DELETED', caller, scope, account));
  });
}
