import type { Caller } from '../../access/principal.js';
import { requireOwnerRemains } from '../../changes/organizations/require-owner-remains.js';
import { accountEvent } from '../../changes/service-accounts/account-event.js';
import { changeAccountProjectRoles } from '../../changes/service-accounts/change-roles.js';
import { requireAccountIn, requireServiceAccount } from '../../changes/service-accounts/require-account.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import { deleteCredential } from '../../store/queries/credentials.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/**
 * Deletes an account from its organization and with it from every project, with its secrets and tokens: refused on the
 * very next request.
 */
export async function deleteServiceAccount(
  { store }: Services,
  caller: Caller,
  asked: { organizationId: string; clientId: string; force: boolean },
): Promise<void> {
  const scope: CredentialScope = { kind: 'organization', id: asked.organizationId };
  await store.write(askedBy(caller, asked.organizationId), async (transaction) => {
    const { database } = transaction;
    const actor = actorOf(caller);
    const account = await requireServiceAccount(database, asked.organizationId, asked.clientId);
    await requireOwnerRemains(transaction, asked, () => deleteCredential(database, account.id));
    transaction.changed({ kind: 'credential', subject: account.clientId, of: asked.organizationId });
    await transaction.recordEvent(
      accountEvent('SERVICE_ACCOUNT_DELETED', actor, scope, account, {
        name: [account.name, null],
        description: [account.description, null],
        roles: [account.organizationRoles, null],
      }),
    );
    for (const { expiresAt } of account.secrets)
      await transaction.recordEvent(
        accountEvent('SERVICE_ACCOUNT_SECRET_DELETED', actor, scope, account, {
          secretExpiresAt: [expiresAt, null],
        }),
      );
  });
}

/** Takes an account out of a project. It stays in the organization, with its secrets. */
export async function removeServiceAccountFromProject(
  { store }: Services,
  caller: Caller,
  asked: { projectId: string; clientId: string },
): Promise<void> {
  const scope: CredentialScope = { kind: 'project', id: asked.projectId };
  await store.write(askedBy(caller), async (transaction) => {
    const account = await requireAccountIn(transaction.database, scope, asked.clientId);
    transaction.involve(account.organizationId);
    await changeAccountProjectRoles(transaction, actorOf(caller), account, {
      projectId: scope.id,
      roles: [],
    });
  });
}
