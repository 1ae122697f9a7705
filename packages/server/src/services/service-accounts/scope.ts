import { permissionsInOrganization, permissionsInProject } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { findServiceAccount, type ServiceAccount } from '../../store/queries/service-accounts.js';
import type { Reader } from '../../store/store.js';
import { type Reach, reachesOnly, reachOf } from '../credentials/reach.js';
import { requireProject } from '../projects/require-project.js';

/** By way of what an account is looked at or changed: its organization, or a project it is assigned to. */
export interface AccountScope {
  readonly kind: 'organization' | 'project';
  readonly id: string;
}

/** The account, or SERVICE_ACCOUNT_NOT_FOUND: unknown accounts and those of other organizations answer alike. */
export async function requireServiceAccount(
  reader: Reader,
  organizationId: string,
  clientId: string,
): Promise<ServiceAccount> {
  const account = await findServiceAccount(reader, organizationId, clientId);
  if (!account) throw new RefusalError(refuse('SERVICE_ACCOUNT_NOT_FOUND', clientId));
  return account;
}

/** The account as the scope has it; of a project that means assigned to it. Refuses with SERVICE_ACCOUNT_NOT_FOUND. */
export async function requireAccountIn(
  reader: Reader,
  scope: AccountScope,
  clientId: string,
): Promise<ServiceAccount> {
  if (scope.kind === 'organization') return requireServiceAccount(reader, scope.id, clientId);
  const project = await requireProject(reader, scope.id);
  const account = await requireServiceAccount(reader, project.organization_id, clientId);
  if (rolesInProject(account, scope.id).length === 0)
    throw new RefusalError(refuse('SERVICE_ACCOUNT_NOT_FOUND', clientId));
  return account;
}

/**
 * The account as the scope has it, to be changed. By way of a project, that takes more than a role in the project if
 * the account reaches further than that (USER_UNAUTHORIZED): otherwise whoever manages one project could take over an
 * account that manages others.
 */
export async function requireManageableAccount(
  reader: Reader,
  caller: Caller,
  scope: AccountScope,
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
  scope: AccountScope,
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

/** The roles an account was granted in a project. */
export function rolesInProject(account: ServiceAccount, projectId: string): string[] {
  return account.projectRoles.filter((granted) => granted.projectId === projectId).map(({ role }) => role);
}
