import { permissionsInOrganization, permissionsInProject } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { requireAccountIn } from '../../changes/service-accounts/require-account.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { type Reach, reachesOnly, reachOf } from '../../domain/reach.js';
import type { CredentialScope } from '../../store/queries/credentials.js';
import type { ServiceAccount } from '../../store/queries/service-accounts.js';
import type { Reader } from '../../store/store.js';

/**
 * The account as the scope has it, to be changed. By way of a project, that takes more than a role in the project if
 * the account reaches further than that (USER_UNAUTHORIZED): otherwise whoever manages one project could take over an
 * account that manages others.
 */
export async function requireManageableAccount(
  reader: Reader,
  caller: Caller,
  scope: CredentialScope,
  clientId: string,
): Promise<ServiceAccount> {
  const account = await requireAccountIn(reader, scope, clientId);
  if (scope.kind === 'project' && !reachesOnlyProject(reachOf(account), scope.id))
    requireManagesAccounts(caller, account.organizationId);
  return account;
}

/** Whether admission and `requireManageableAccount` together give the caller an account that is in the scope. */
export function mayManageAccount(
  caller: Caller,
  scope: CredentialScope,
  account: Reach & { readonly organizationId: string },
): boolean {
  const { organizationId } = account;
  if (managesAccounts(caller, organizationId)) return true;
  return (
    scope.kind === 'project' &&
    reachesOnlyProject(account, scope.id) &&
    (permissionsInProject(caller.principal, { id: scope.id, organizationId })?.has(
      'project.serviceAccounts.write',
    ) ??
      false)
  );
}

function reachesOnlyProject(reach: Reach, projectId: string): boolean {
  return reachesOnly(reach, (id) => id === projectId);
}

/** Refuses with USER_UNAUTHORIZED whoever does not manage the service accounts of the organization. */
export function requireManagesAccounts(caller: Caller, organizationId: string): void {
  if (!managesAccounts(caller, organizationId))
    throw new RefusalError(refuse('USER_UNAUTHORIZED', 'organization.serviceAccounts.write'));
}

function managesAccounts({ principal }: Caller, organizationId: string): boolean {
  const permissions = permissionsInOrganization(principal, organizationId);
  return permissions?.has('organization.serviceAccounts.write') ?? false;
}
