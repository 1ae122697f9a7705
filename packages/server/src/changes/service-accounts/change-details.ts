import type { EventActor } from '../../domain/new-event.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import { type ServiceAccount, setServiceAccountDetails } from '../../store/queries/service-accounts.js';
import type { WriteTransaction } from '../../store/store.js';
import { accountEvent } from './account-event.js';

/** What may be changed of an account itself. Absent, null and empty mean unchanged. */
export interface DetailsChange {
  readonly name: string | null | undefined;
  readonly description: string | null | undefined;
}

/** Writes a new name or description with the event; true when there was something to change. */
export async function changeDetails(
  transaction: WriteTransaction,
  actor: EventActor,
  scope: CredentialScope,
  before: ServiceAccount,
  change: DetailsChange,
): Promise<boolean> {
  const name = change.name || before.name;
  const description = change.description || before.description;
  if (name === before.name && description === before.description) return false;
  await setServiceAccountDetails(transaction.database, before.id, { name, description });
  await transaction.recordEvent(
    accountEvent('SERVICE_ACCOUNT_DETAILS_CHANGED', actor, scope, before, {
      name: [before.name, name],
      description: [before.description, description],
    }),
  );
  return true;
}
