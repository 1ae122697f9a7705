import type { SessionRow } from '../../store/queries/sessions.js';
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
  keeps: (session: SessionRow) => boolean = () => false,
): Promise<void> {
  const { database } = transaction;
  await database.updateTable('users').set({ password_hash: passwordHash }).where('id', '=', userId).execute();
  await database.deleteFrom('password_resets').where('user_id', '=', userId).execute();
  await endSessions(transaction, userId, (session) => !keeps(session));
}
