import type { Caller } from '../../access/principal.js';
import { requireReachesAccount } from '../../access/reach/service-account.js';
import { requireAccountIn } from '../../changes/service-accounts/require-account.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import type { ServiceAccount } from '../../store/queries/service-accounts.js';
import type { Reader } from '../../store/store.js';

/** The account as the scope has it, to be changed. Asked again in the transaction: it may reach further by then. */
export async function requireManageableAccount(
  reader: Reader,
  caller: Caller,
  scope: CredentialScope,
  clientId: string,
): Promise<ServiceAccount> {
  const account = await requireAccountIn(reader, scope, clientId);
  if (scope.kind === 'project') requireReachesAccount(caller, scope.id, account);
  return account;
}
