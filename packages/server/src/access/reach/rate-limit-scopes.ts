import { parseAddress } from '../../domain/addresses.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { findProjectScope } from '../../store/queries/projects.js';
import { requireOrganizationPermissions, requireVisibleProject } from '../authorize.js';
import { type Caller, nameOf, type Principal } from '../principal.js';
import { type ReachRule, requirePermission } from './reach-rule.js';

interface AskedScopes {
  readonly groupId?: string;
  readonly orgId?: string;
  /** ID, public key, client ID or user name of a caller. */
  readonly userId?: string;
  readonly ipAddress?: string;
}

/** Limits of a project or organization are shown to whoever may read it; those of callers and addresses to themselves. */
export const rateLimitScopes: ReachRule<unknown, AskedScopes> = {
  require({ caller, query = {}, facts }) {
    const { groupId } = query;
    if (groupId === undefined) return requireOthers(caller, query);
    return findProjectScope(facts.reader, groupId).then((found) => {
      requireVisibleProject(caller.principal, groupId, found);
      requireOthers(caller, query);
    });
  },
};

function requireOthers(caller: Caller, { orgId, userId, ipAddress }: AskedScopes): void {
  if (orgId !== undefined) requireReadsOrganization(caller.principal, orgId);
  if (userId !== undefined) requireIsCaller(caller.principal, userId);
  if (ipAddress !== undefined) requireIsAddressOf(caller, ipAddress);
}

function requireReadsOrganization(principal: Principal, orgId: string): void {
  requirePermission(requireOrganizationPermissions(principal, orgId), 'organization.read');
}

function requireIsCaller(principal: Principal, text: string): void {
  if (text !== principal.id && text !== nameOf(principal))
    throw new RefusalError(refuse('USER_UNAUTHORIZED'));
}

function requireIsAddressOf({ address }: Caller, text: string): void {
  if (parseAddress(text)?.text !== address) throw new RefusalError(refuse('USER_UNAUTHORIZED'));
}
