import { setPassword } from '../../changes/passwords/set-password.js';
import { removeSecondFactor } from '../../changes/second-factor/remove-second-factor.js';
import { requireUsername } from '../../changes/users/require-username.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { generatePassword } from '../../domain/secrets.js';
import { setAddressProvedAt } from '../../store/queries/sign-in-accounts.js';
import { findAccountByName } from '../../store/queries/users.js';
import { ABOUT_ALL } from '../../store/subjects.js';
import type { Services } from '../services.js';

/** Gives somebody a new password, which ends all their sessions; on request it takes a lost second factor away. */
export async function replacePassword(
  { store, passwords }: Pick<Services, 'store' | 'passwords'>,
  asked: { username: string; removesSecondFactor: boolean },
): Promise<{ username: string; password: string }> {
  const username = requireUsername(asked.username);
  const password = generatePassword();
  const passwordHash = await passwords.hash(password);
  await store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('no published event tells of passwords and second factors');
    const account = await findAccountByName(transaction.database, username);
    if (account === undefined) throw new RefusalError(refuse('USERNAME_NOT_FOUND', username));
    if (asked.removesSecondFactor) await removeSecondFactor(transaction, account.id);
    await setPassword(transaction, account.id, passwordHash);
    // The operator says whose it is.
    await setAddressProvedAt(transaction.database, account.id, transaction.now);
  });
  return { username, password };
}
