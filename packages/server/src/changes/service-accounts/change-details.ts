import type { Caller } from '../../access/principal.js';
import type { CredentialScope } from '../../store/queries/credentials.js';
import type { ServiceAccount } from '../../store/queries/service-accounts.js';
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
  caller: Caller,
  scope: CredentialScope,
  before: ServiceAccount,
  change: DetailsChange,
): Promise<boolean> {
  const { database } = transaction;
  const name = change.name || before.name;
  const description = change.description || before.description;
  if (name === before.name && description === before.description) return false;
  await database.updateTable('service_accounts').set({ name }).where('id', '=', before.id).execute();
  await database.updateTable('credentials').set({ description }).where('id', '=', before.id).execute();
  await transaction.recordEvent(accountEvent('SERVICE_ACCOUNT_DETAILS_CHANGED', caller, scope, before));
  return true;
}
