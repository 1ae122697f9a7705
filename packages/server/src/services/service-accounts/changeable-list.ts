import type { Caller } from '../../access/principal.js';
import { type FindHolder, serviceAccountHolder } from '../../changes/access-lists/holder.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import { requireManageableAccount } from './require-manageable-account.js';

/** An account whose list is to be changed. */
export function changeableAccountList(caller: Caller, scope: CredentialScope, clientId: string): FindHolder {
  return async (reader) =>
    serviceAccountHolder(
      await requireManageableAccount(reader, caller, scope, clientId),
      scope.kind === 'project' ? scope.id : null,
    );
}
