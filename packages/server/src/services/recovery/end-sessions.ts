import { endSessions } from '../../changes/sessions/end-sessions.js';
import { requireUsername } from '../../changes/users/require-username.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { listPeopleWithSessions } from '../../store/queries/sessions.js';
import { findAccountByName } from '../../store/queries/users.js';
import type { Store } from '../../store/store.js';
import { about } from '../../store/subjects.js';

const PEOPLE_PER_READ = 500;

/** Ends every session of somebody. Returns how many. Throws USERNAME_NOT_FOUND. */
export async function endSessionsOf(store: Store, username: string): Promise<number> {
  const account = await findAccountByName(store.reader, requireUsername(username));
  if (account === undefined) throw new RefusalError(refuse('USERNAME_NOT_FOUND', username));
  return end(store, account.id);
}

/** Ends every session there is now, on every node. Returns how many. */
export async function endAllSessions(store: Store): Promise<number> {
  let count = 0;
  let afterId = '';
  for (;;) {
    const people = await listPeopleWithSessions(store.reader, { afterId, limit: PEOPLE_PER_READ });
    const last = people.at(-1);
    if (last === undefined) return count;
    for (const userId of people) count += await end(store, userId);
    afterId = last;
  }
}

function end(store: Store, userId: string): Promise<number> {
  return store.write(about(userId), async (transaction) => {
    transaction.withoutEvent('no published event tells of sessions');
    return endSessions(transaction, userId, () => true);
  });
}
