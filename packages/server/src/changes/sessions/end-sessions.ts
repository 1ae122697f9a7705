import { deleteSessions, findSessionsOfUser, type StoredSession } from '../../store/queries/sessions.js';
import type { WriteTransaction } from '../../store/store.js';

/** Ends those sessions of a person within a transaction, on every node. Returns how many they were. */
export async function endSessions(
  transaction: WriteTransaction,
  userId: string,
  concerns: (session: StoredSession) => boolean,
): Promise<number> {
  const ended = (await findSessionsOfUser(transaction.database, userId)).filter(concerns);
  await deleteSessions(
    transaction.database,
    ended.map(({ id }) => id),
  );
  for (const { tokenHash } of ended) transaction.changed({ kind: 'session', subject: tokenHash, of: userId });
  return ended.length;
}
