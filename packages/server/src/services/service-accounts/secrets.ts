import type { Caller } from '../../access/principal.js';
import { addSecret } from '../../changes/service-accounts/add-secret.js';
import type { NewClientSecret, SecretTerms } from '../../changes/service-accounts/make-secret.js';
import { removeSecret } from '../../changes/service-accounts/remove-secret.js';
import { limits } from '../../domain/limits.js';
import { DAY_MS } from '../../domain/time-spans.js';
import { endSecretsBy } from '../../store/queries/client-secrets.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';
import { requireManageableAccount } from './require-manageable-account.js';

/** How long the other secrets live on at most once a new one is there: the documented week for its roll-out. */
const OVERLAP_MS = limits.secretOverlapDays * DAY_MS;

/**
 * Makes another secret for an account, usable at once. The others then end within a week; one that ends sooner keeps
 * its date.
 */
export async function createSecret(
  { store }: Services,
  caller: Caller,
  asked: { scope: CredentialScope; clientId: string; terms: SecretTerms },
): Promise<NewClientSecret> {
  return store.write(askedBy(caller), async (transaction) => {
    const { database, now } = transaction;
    const account = await requireManageableAccount(database, caller, asked.scope, asked.clientId);
    transaction.involve(account.organizationId);
    await endSecretsBy(database, account.id, now + OVERLAP_MS);
    return addSecret(transaction, actorOf(caller), account, asked);
  });
}

/** Deletes a secret, also the last one; its tokens end at once. `force`: even when no usable owner would remain. */
export async function deleteSecret(
  { store }: Services,
  caller: Caller,
  asked: { scope: CredentialScope; clientId: string; secretId: string; force: boolean },
): Promise<void> {
  const { scope, clientId } = asked;
  await store.write(askedBy(caller), async (transaction) => {
    const account = await requireManageableAccount(transaction.database, caller, scope, clientId);
    transaction.involve(account.organizationId);
    await removeSecret(transaction, actorOf(caller), account, asked);
  });
}
