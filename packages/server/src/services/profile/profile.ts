import type { UserCaller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { type Account, findAccount } from '../../store/queries/users.js';
import type { Reader } from '../../store/store.js';
import type { Services } from '../services.js';

/** What is absent stays; `null` removes. */
export interface ProfileChange {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
  /** ISO 3166-1, two letters. */
  readonly country?: string | null | undefined;
  readonly mobileNumber?: string | null | undefined;
}

/** The account of somebody who is signed in; NO_CURRENT_USER when it was removed meanwhile. */
export async function requireProfile(reader: Reader, userId: string): Promise<Account> {
  const account = await findAccount(reader, userId);
  if (account === undefined) throw new RefusalError(refuse('NO_CURRENT_USER'));
  return account;
}

/** Changes what the caller is called. Refuses with INVALID_COUNTRY_CODE. */
export async function updateProfile(
  { store }: Pick<Services, 'store'>,
  { principal }: UserCaller,
  change: ProfileChange,
): Promise<Account> {
  const { country } = change;
  if (country != null && !/^[A-Z]{2}$/.test(country))
    throw new RefusalError(refuse('INVALID_COUNTRY_CODE', country));
  return store.write(async (transaction) => {
    const { database } = transaction;
    transaction.withoutEvent('no published event tells of names and telephone numbers');
    const { numUpdatedRows } = await database
      .updateTable('users')
      .set({
        // Also keeps the statement whole when nothing is to be changed.
        id: principal.id,
        first_name: change.firstName?.trim(),
        last_name: change.lastName?.trim(),
        country,
        mobile_number: change.mobileNumber,
      })
      .where('id', '=', principal.id)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new RefusalError(refuse('NO_CURRENT_USER'));
    return requireProfile(database, principal.id);
  });
}
