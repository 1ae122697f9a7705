import { RefusalError, refuse } from '../../domain/errors.js';
import { limits } from '../../domain/limits.js';
import type { EventActor } from '../../domain/new-event.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import type { WriteTransaction } from '../../store/store.js';
import { accountEvent } from './account-event.js';
import { makeSecret, type NewClientSecret, type SecretTerms } from './make-secret.js';

/** Makes another secret for an account, usable at once, with the event. Expired secrets keep their place in the number. */
export async function addSecret(
  transaction: WriteTransaction,
  actor: EventActor,
  account: {
    readonly id: string;
    readonly organizationId: string;
    readonly clientId: string;
    readonly secrets: readonly unknown[];
  },
  {
    scope,
    terms,
    given,
  }: {
    readonly scope: CredentialScope;
    readonly terms: SecretTerms;
    /** One that was chosen instead of a random one. */
    readonly given?: string;
  },
): Promise<NewClientSecret> {
  const limit = limits.secretsPerServiceAccount;
  if (account.secrets.length >= limit)
    throw new RefusalError(refuse('MAX_SECRETS_PER_SERVICE_ACCOUNT_EXCEEDED', limit, account.clientId));
  const made = await makeSecret(transaction, account, terms, given);
  transaction.changed({ kind: 'credential', subject: account.clientId, of: account.organizationId });
  await transaction.recordEvent(
    accountEvent('SERVICE_ACCOUNT_SECRET_ADDED', actor, scope, account, {
      secretExpiresAt: [null, made.expiresAt],
    }),
  );
  return made;
}
