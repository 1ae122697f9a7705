import type { UserCaller } from '../../access/principal.js';
import { checkPassword } from '../../changes/passwords/check-password.js';
import { setPassword } from '../../changes/passwords/set-password.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';
import { requirePassword } from './require-password.js';

/**
 * Changes the caller's password, which ends the caller's other sessions.
 */
export async function changePassword(
  services: Services,
  caller: UserCaller,
  asked: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { id, username, session } = caller.principal;
  checkPassword(asked.newPassword, username);
  await requirePassword(services, caller, asked.currentPassword);
  const passwordHash = await services.passwords.hash(asked.newPassword);
  await services.store.write(askedBy(caller), async (transaction) => {
    transaction.withoutEvent('no published event tells of passwords');
    await setPassword(transaction, id, passwordHash, (other) => other.id === session.id);
  });
  services.security.did('PASSWORD_CHANGED', id, caller.address);
}
