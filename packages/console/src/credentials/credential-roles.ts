import type { Credential } from '../api/calls/credentials.js';
import type { Scope } from '../api/calls/scopes.js';

/** The roles that a credential has in the scope itself. */
export function rolesOf(credential: Credential, scope: Scope): readonly string[] {
  if (scope.kind === 'organization') return credential.orgRoles;
  return credential.groupRoles.find(({ groupId }) => groupId === scope.groupId)?.roles ?? [];
}
