import type { Caller } from '../../access/principal.js';
import { requireOwnerRemains } from '../../changes/organizations/require-owner-remains.js';
import { replaceProjectRoles } from '../../changes/roles/replace-roles.js';
import { accountEvent } from '../../changes/service-accounts/account-event.js';
import { requireAccountIn, requireServiceAccount } from '../../changes/service-accounts/require-account.js';
import type { CredentialScope } from '../../store/queries/credentials.js';
import type { Services } from '../services.js';

/**
 * Deletes an account from its organization and with it from every project, with its secrets and tokens: refused on the
 * very next request. Refuses with SERVICE_ACCOUNT_NOT_FOUND, and CANNOT_REMOVE_LAST_OWNER_CREDENTIAL unless `force` is set.
 */
export async function deleteServiceAccount(
  { store }: Services,
  caller: Caller,
  asked: { organizationId: string; clientId: string; force: boolean },
): Promise<void> {
  const scope: CredentialScope = { kind: 'organization', id: asked.organizationId };
  await store.write(async (transaction) => {
    const { database } = transaction;
    const account = await requireServiceAccount(database, asked.organizationId, asked.clientId);
    await requireOwnerRemains(transaction, asked, async () => {
      await database.deleteFrom('credentials').where('id', '=', account.id).execute();
    });
    transaction.changed({ kind: 'credential', subject: account.clientId });
    await transaction.recordEvent(accountEvent('SERVICE_ACCOUNT_DELETED', caller, scope, account));
    for (const _ of account.secrets)
      await transaction.recordEvent(accountEvent('SERVICE_ACCOUNT_SECRET_DELETED', caller, scope, account));
  });
}

/** Takes an account out of a project. It stays in the organization, with its secrets. SERVICE_ACCOUNT_NOT_FOUND. */
export async function removeServiceAccountFromProject(
  { store }: Services,
  caller: Caller,
  asked: { projectId: string; clientId: string },
): Promise<void> {
  const scope: CredentialScope = { kind: 'project', id: asked.projectId };
  await store.write(async (transaction) => {
    const account = await requireAccountIn(transaction.database, scope, asked.clientId);
    await replaceProjectRoles(transaction, account.id, scope.id, []);
    transaction.changed({ kind: 'credential', subject: account.clientId });
    await transaction.recordEvent(accountEvent('SERVICE_ACCOUNT_REMOVED_FROM_GROUP', caller, scope, account));
  });
}
