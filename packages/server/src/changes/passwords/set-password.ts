import { deletePasswordResetsOf } from '../../store/queries/password-resets.js';
import type { StoredSession } from '../../store/queries/sessions.js';
import { setPasswordHash } from '../../store/queries/sign-in-accounts.js';
import type { WriteTransaction } from '../../store/store.js';
import { endSessions } from '../sessions/end-sessions.js';

/**
 * Gives an account another password within a transaction. Every session ends, except those for which `keeps` says
 * otherwise, and no link to reset the password works any more.
 */
export async function setPassword(
  transaction: WriteTransaction,
  userId: string,
  passwordHash: string,
  keeps: (session: StoredSession) => boolean = () => false,
): Promise<void> {
  const { database } = transaction;
  await setPasswordHash(database, userId, passwordHash);
  await deletePasswordResetsOf(database, userId);
  await endSessions(transaction, userId, (session) => !keeps(session));
}
