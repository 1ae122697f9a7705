import { replaceRecoveryCodes } from '../../store/queries/recovery-codes.js';
import { setTotpSecret } from '../../store/queries/sign-in-accounts.js';
import type { WriteTransaction } from '../../store/store.js';
import { markSessions } from './mark-sessions.js';

/** Removes secret and recovery codes within a transaction; no session counts as signed in with them any more. */
export async function removeSecondFactor(transaction: WriteTransaction, userId: string): Promise<void> {
  await setTotpSecret(transaction.database, userId, null);
  await replaceRecoveryCodes(transaction.database, userId, []);
  await markSessions(transaction, userId, false);
}
