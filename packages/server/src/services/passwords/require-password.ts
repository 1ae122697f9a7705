import type { UserCaller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { findSignInAccount, type SignInAccount } from '../../store/queries/sign-in-accounts.js';
import type { Services } from '../services.js';

/**
 * The caller's account, once its present password was given: a session that someone else got hold of must not be enough
 * to change how one signs in. Attempts count as those to sign in, but for the account, since only a session gets here.
 */
export async function requirePassword(
  { store, passwords, throttle }: Pick<Services, 'store' | 'passwords' | 'throttle'>,
  { principal, address }: UserCaller,
  password: string,
): Promise<SignInAccount> {
  const { attempt, waitSeconds } = throttle.tryPassword(principal.username, address, 'session');
  if (attempt === undefined) throw new RefusalError(refuse('TOO_MANY_ATTEMPTS', waitSeconds));
  const account = await findSignInAccount(store.reader, principal.id);
  const isRight = await passwords.verify(account?.passwordHash, password);
  if (account === undefined || !isRight) throw new RefusalError(refuse('WRONG_PASSWORD'));
  attempt.succeeded();
  return account;
}
