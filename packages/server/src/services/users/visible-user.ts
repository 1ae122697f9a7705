import { organizationIdsOf } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import { readUsername } from '../../domain/usernames.js';
import {
  type Account,
  findAccount,
  findAccountByName,
  grantsOfUsers,
  type UserGrants,
} from '../../store/queries/users.js';
import type { Services } from '../services.js';

/** Somebody with what was granted in the organizations that the caller shares. */
export interface VisibleUser {
  readonly account: Account;
  readonly grants: UserGrants;
}

/** The user with this id who shares an organization with the caller. */
export async function requireVisibleUser(
  services: Pick<Services, 'store'>,
  caller: Caller,
  id: string,
): Promise<VisibleUser> {
  if (!isId(id)) throw new RefusalError(refuse('INVALID_USER_ID', id));
  const visible = await lookAt(services, caller, await findAccount(services.store.reader, id));
  if (visible === undefined) throw new RefusalError(refuse('USER_NOT_FOUND', id));
  return visible;
}

/** The same by user name: USERNAME_NOT_FOUND. */
export async function requireVisibleUserNamed(
  services: Pick<Services, 'store'>,
  caller: Caller,
  name: string,
): Promise<VisibleUser> {
  const username = readUsername(name);
  const account = username && (await findAccountByName(services.store.reader, username));
  const visible = await lookAt(services, caller, account || undefined);
  if (visible === undefined) throw new RefusalError(refuse('USERNAME_NOT_FOUND', name));
  return visible;
}

/** People whom the caller does not share an organization with are answered like unknown ones; people see themselves. */
async function lookAt(
  { store }: Pick<Services, 'store'>,
  { principal }: Caller,
  account: Account | undefined,
): Promise<VisibleUser | undefined> {
  if (account === undefined) return undefined;
  const grantsOf = await grantsOfUsers(store.reader, [account.id], organizationIdsOf(principal));
  const grants = grantsOf(account.id);
  return grants.organizationRoles.length > 0 || principal.id === account.id ? { account, grants } : undefined;
}
