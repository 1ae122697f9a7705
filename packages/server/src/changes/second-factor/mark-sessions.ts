import { findSessionsOfUser, setSessionSecondFactor } from '../../store/queries/sessions.js';
import type { WriteTransaction } from '../../store/store.js';

/** Notes of a person's sessions, or of one of them, whether they count as signed in with the second factor. */
export async function markSessions(
  transaction: WriteTransaction,
  userId: string,
  hasSecondFactor: boolean,
  onlyId?: string,
): Promise<void> {
  for (const { id, tokenHash } of await findSessionsOfUser(transaction.database, userId)) {
    if (onlyId !== undefined && id !== onlyId) continue;
    await setSessionSecondFactor(transaction.database, id, hasSecondFactor);
    transaction.changed({ kind: 'session', subject: tokenHash, of: userId });
  }
}
