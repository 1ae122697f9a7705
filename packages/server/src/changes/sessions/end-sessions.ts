import { findSessionsOfUser, type SessionRow } from '../../store/queries/sessions.js';
import type { WriteTransaction } from '../../store/store.js';

/** Ends those sessions of a person within a transaction, on every node. Returns how many they were. */
export async function endSessions(
  transaction: WriteTransaction,
  userId: string,
  concerns: (session: SessionRow) => boolean,
): Promise<number> {
  const ended = (await findSessionsOfUser(transaction.database, userId)).filter(concerns);
  if (ended.length === 0) return 0;
  await transaction.database
    .deleteFrom('sessions')
    .where(
      'id',
      'in',
      ended.map(({ id }) => id),
    )
    .execute();
  for (const { tokenHash } of ended) transaction.changed({ kind: 'session', subject: tokenHash });
  return ended.length;
}
