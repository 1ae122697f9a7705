import type { Scope } from '../../api/calls/scopes.js';
import type { Credential } from '../../api/types.js';
import { useMay } from '../../shell/scope.js';

/**
 * Whether the signed-in person may change an account: its texts, roles in the scope, secrets and access list. By way of
 * a project that takes more where the account has roles in the organization: the server asks the same.
 */
export function useManageable(scope: Scope): (account: Pick<Credential, 'orgRoles'>) => boolean {
  const may = useMay(scope);
  const mayInOrganization = useMay({ kind: 'organization', orgId: scope.orgId });
  return ({ orgRoles }) =>
    may(`${scope.kind}.serviceAccounts.write`) &&
    (scope.kind === 'organization' ||
      mayInOrganization('organization.serviceAccounts.write') ||
      orgRoles.every((role) => role === 'ORG_MEMBER'));
}
