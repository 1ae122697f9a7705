import { RefusalError, refuse } from '../../domain/errors.js';
import type { EventActor } from '../../domain/new-event.js';
import { deleteClientSecret } from '../../store/queries/client-secrets.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import type { ServiceAccount } from '../../store/queries/service-accounts.js';
import type { WriteTransaction } from '../../store/store.js';
import { requireOwnerRemains } from '../organizations/require-owner-remains.js';
import { accountEvent } from './account-event.js';

/** Deletes a secret of an account, also the last one; its tokens end at once. `force`: even when no usable owner would remain. */
export async function removeSecret(
  transaction: WriteTransaction,
  actor: EventActor,
  account: ServiceAccount,
  { scope, secretId, force }: { scope: CredentialScope; secretId: string; force: boolean },
): Promise<void> {
  const { organizationId, clientId, secrets } = account;
  const secret = secrets.find(({ id }) => id === secretId);
  if (secret === undefined)
    throw new RefusalError(refuse('SERVICE_ACCOUNT_SECRET_NOT_FOUND', secretId, clientId));
  await requireOwnerRemains(transaction, { organizationId, force }, () =>
    deleteClientSecret(transaction.database, secretId),
  );
  transaction.changed({ kind: 'credential', subject: clientId, of: organizationId });
  await transaction.recordEvent(
    accountEvent('SERVICE_ACCOUNT_SECRET_DELETED', actor, scope, account, {
      secretExpiresAt: [secret.expiresAt, null],
    }),
  );
}
