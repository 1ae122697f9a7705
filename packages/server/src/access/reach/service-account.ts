import { type Reach, reachesOnly, reachOf } from '../../domain/reach.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import { findServiceAccount, type ServiceAccount } from '../../store/queries/service-accounts.js';
import type { Reader } from '../../store/store.js';
import { permissionsInOrganization, permissionsInProject } from '../authorize.js';
import type { Caller } from '../principal.js';
import { organizationOf, type ReachRule, requirePermission } from './reach-rule.js';

const MANAGES_ALL = 'organization.serviceAccounts.write';

/**
 * By way of a project, an account is changed by whoever manages the organization's accounts, or by whoever manages those of
 * the project, as long as it reaches no further: otherwise whoever manages one project could take over an account that
 * manages others.
 */
export const serviceAccountOfProject: ReachRule<{ readonly groupId: string; readonly clientId: string }> = {
  needs: { permission: MANAGES_ALL, unless: 'the account reaches no further than the project' },
  require(question) {
    const organizationId = organizationOf(question);
    const { caller, path, facts } = question;
    if (managesAccounts(caller, organizationId)) return;
    return requireStaysInProject(facts.reader, caller, organizationId, path);
  },
};

async function requireStaysInProject(
  reader: Reader,
  caller: Caller,
  organizationId: string,
  { groupId, clientId }: { readonly groupId: string; readonly clientId: string },
): Promise<void> {
  const account = await findServiceAccount(reader, organizationId, clientId);
  // One that is not in the project is unknown there, whoever asks.
  if (account?.projectRoles.some(({ projectId }) => projectId === groupId))
    requireReachesAccount(caller, groupId, account);
}

/** Brings an account of the organization into a project. */
export const anyServiceAccount: ReachRule = {
  needs: { permission: MANAGES_ALL },
  require: (question) => requireManagesAccounts(question.caller, organizationOf(question)),
};

/** Refuses whoever may not change the account by way of the project. */
export function requireReachesAccount(caller: Caller, projectId: string, account: ServiceAccount): void {
  if (!reachesOnlyProject(reachOf(account), projectId))
    requireManagesAccounts(caller, account.organizationId);
}

/** Whether the permission of the operations and `requireReachesAccount` together give the caller an account of the scope. */
export function mayManageAccount(
  caller: Caller,
  scope: CredentialScope,
  account: Reach & { readonly organizationId: string },
): boolean {
  const { organizationId } = account;
  if (managesAccounts(caller, organizationId)) return true;
  if (scope.kind !== 'project' || !reachesOnlyProject(account, scope.id)) return false;
  const permissions = permissionsInProject(caller.principal, { id: scope.id, organizationId });
  return permissions?.has('project.serviceAccounts.write') ?? false;
}

export function requireManagesAccounts({ principal }: Caller, organizationId: string): void {
  requirePermission(permissionsInOrganization(principal, organizationId), MANAGES_ALL);
}

function managesAccounts({ principal }: Caller, organizationId: string): boolean {
  return permissionsInOrganization(principal, organizationId)?.has(MANAGES_ALL) ?? false;
}

function reachesOnlyProject(reach: Reach, projectId: string): boolean {
  return reachesOnly(reach, (id) => id === projectId);
}
