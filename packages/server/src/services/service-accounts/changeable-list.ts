import type { Caller } from '../../access/principal.js';
import { type FindHolder, serviceAccountHolder } from '../access-lists/holder.js';
import { type AccountScope, requireManageableAccount } from './scope.js';

/** An account whose list is to be changed. Refuses with SERVICE_ACCOUNT_NOT_FOUND and USER_UNAUTHORIZED. */
export function changeableAccountList(caller: Caller, scope: AccountScope, clientId: string): FindHolder {
  return async (reader) =>
    serviceAccountHolder(
      await requireManageableAccount(reader, caller, scope, clientId),
      scope.kind === 'project' ? scope.id : null,
    );
}
