import type { CredentialCaller } from '../../access/principal.js';
import { removeApiKey } from '../../changes/api-keys/remove-api-key.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import { removeSecret } from '../../changes/service-accounts/remove-secret.js';
import { requireServiceAccount } from '../../changes/service-accounts/require-account.js';
import { ownLimits } from '../../domain/limits.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import { listOwners } from '../../store/queries/owners.js';
import type { WriteTransaction } from '../../store/store.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import { revocationMail } from '../mail/revocation-mail.js';
import type { Services } from '../services.js';

/**
 * Ends the credential that calls, by nothing but its proof: an API key is deleted, and of a service account the client
 * secret that it called with, directly or by a token. The owners get a mail. `force`: even when
 * no usable owner would remain.
 */
export async function revokeOwnCredential(
  { store, mailer, publicUrl }: Services,
  caller: CredentialCaller,
  /** `secretId`: of a service account. */
  asked: { readonly secretId: string | undefined; readonly force: boolean },
): Promise<void> {
  const { organizationId } = caller.principal;
  const told = await store.write(askedBy(caller), async (transaction) => {
    const { database, now } = transaction;
    await remove(transaction, caller, asked);
    return {
      organization: await requireOrganization(database, organizationId),
      owners: await listOwners(database, { organizationId, limit: ownLimits.ownersPerMail }),
      at: now,
    };
  });
  for (const owner of told.owners)
    mailer.send(revocationMail(owner, { caller, publicUrl: publicUrl(), ...told }));
}

async function remove(
  transaction: WriteTransaction,
  caller: CredentialCaller,
  { secretId, force }: { readonly secretId: string | undefined; readonly force: boolean },
): Promise<void> {
  const { principal } = caller;
  const { organizationId } = principal;
  if (principal.kind === 'api_key')
    return removeApiKey(transaction, actorOf(caller), { organizationId, id: principal.id, force });
  const scope: CredentialScope = { kind: 'organization', id: organizationId };
  const account = await requireServiceAccount(transaction.database, organizationId, principal.clientId);
  await removeSecret(transaction, actorOf(caller), account, { scope, secretId: secretId ?? '', force });
}
