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
import type { Reader } from '../../store/store.js';
import { organizationIdsOf } from '../authorize.js';
import type { Caller } from '../principal.js';
import type { ReachRule } from './reach-rule.js';

/** Somebody with what was granted in the organizations that the caller shares. */
export interface VisibleUser {
  readonly account: Account;
  readonly grants: UserGrants;
}

export const visibleUser: ReachRule<{ readonly userId: string }> = {
  require: ({ facts, caller, path }) => requireVisibleUser(facts.reader, caller, path.userId),
};

export const visibleUserNamed: ReachRule<{ readonly userName: string }> = {
  require: ({ facts, caller, path }) => requireVisibleUserNamed(facts.reader, caller, path.userName),
};

/** The user with this id who shares an organization with the caller. */
export async function requireVisibleUser(reader: Reader, caller: Caller, id: string): Promise<VisibleUser> {
  if (!isId(id)) throw new RefusalError(refuse('INVALID_USER_ID', id));
  const visible = await lookAt(reader, caller, await findAccount(reader, id));
  if (visible === undefined) throw new RefusalError(refuse('USER_NOT_FOUND', id));
  return visible;
}

/** The same by user name. */
export async function requireVisibleUserNamed(
  reader: Reader,
  caller: Caller,
  name: string,
): Promise<VisibleUser> {
  const username = readUsername(name);
  const account = username && (await findAccountByName(reader, username));
  const visible = await lookAt(reader, caller, account || undefined);
  if (visible === undefined) throw new RefusalError(refuse('USERNAME_NOT_FOUND', name));
  return visible;
}

/** People whom the caller does not share an organization with are answered like unknown ones; people see themselves. */
async function lookAt(
  reader: Reader,
  { principal }: Caller,
  account: Account | undefined,
): Promise<VisibleUser | undefined> {
  if (account === undefined) return undefined;
  const grantsOf = await grantsOfUsers(reader, [account.id], organizationIdsOf(principal));
  const grants = grantsOf(account.id);
  return grants.organizationRoles.length > 0 || principal.id === account.id ? { account, grants } : undefined;
}
