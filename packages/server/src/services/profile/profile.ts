import type { UserCaller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { type Account, findAccount, type UserChange, updateUser } from '../../store/queries/users.js';
import type { Reader } from '../../store/store.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/** The account of somebody who is signed in. Refuses when it was removed meanwhile. */
export async function requireProfile(reader: Reader, userId: string): Promise<Account> {
  const account = await findAccount(reader, userId);
  if (account === undefined) throw new RefusalError(refuse('NO_CURRENT_USER'));
  return account;
}

/** Changes what the caller is called. `country` is ISO 3166-1, two letters. */
export async function updateProfile(
  { store }: Pick<Services, 'store'>,
  caller: UserCaller,
  change: UserChange,
): Promise<Account> {
  const { id } = caller.principal;
  const { country } = change;
  if (country != null && !/^[A-Z]{2}$/.test(country))
    throw new RefusalError(refuse('INVALID_COUNTRY_CODE', country));
  return store.write(askedBy(caller), async (transaction) => {
    const { database } = transaction;
    transaction.withoutEvent('no published event tells of names and telephone numbers');
    const isThere = await updateUser(database, id, {
      ...change,
      firstName: change.firstName?.trim(),
      lastName: change.lastName?.trim(),
    });
    if (!isThere) throw new RefusalError(refuse('NO_CURRENT_USER'));
    return requireProfile(database, id);
  });
}
