import type { EventActor } from '../../domain/new-event.js';
import { findMember } from '../../store/queries/members.js';
import { findUserForAuthentication } from '../../store/queries/user-roles.js';
import { deleteUser, insertUser, type NewUser } from '../../store/queries/users.js';
import type { WriteTransaction } from '../../store/store.js';
import { endSessions } from '../sessions/end-sessions.js';
import { removeMember } from './remove-member.js';

/**
 * Puts a new account in the place of one whose address was never proved, under the same id. Whoever had that one keeps
 * nothing of it: sessions, second factor and its codes, access list, links to reset the password, memberships with their
 * roles and teams. All of it hangs on the row of the account, so what is added some day goes as well.
 */
export async function replaceAccount(
  transaction: WriteTransaction,
  actor: EventActor,
  account: NewUser,
): Promise<void> {
  const { database, now } = transaction;
  const { id } = account;
  transaction.involve(id);
  const before = await findUserForAuthentication(database, id);
  for (const organizationId of before?.organizationRoles.keys() ?? []) {
    transaction.involve(organizationId);
    const member = await findMember(database, { organizationId, id, statuses: ['ACTIVE'], now });
    if (member?.status === 'ACTIVE') await removeMember(transaction, actor, member);
  }
  // For the caches of sessions; the rows would go with the account.
  await endSessions(transaction, id, () => true);
  await deleteUser(database, id);
  await insertUser(database, account);
  transaction.changed({ kind: 'user', subject: id });
}
