import type { Credential } from '../api/calls/credentials.js';
import type { Scope } from '../api/calls/scopes.js';
import { RoleBadges } from '../scopes/RoleNames.js';
import { roleNames, rolesInEveryProject } from '../scopes/roles.js';
import { rolesOf } from './credential-roles.js';

/** The roles of a credential in the scope of a list and, in a project, those in the organization by which it reaches it as well. */
export function RolesHere({ scope, credential }: { scope: Scope; credential: Credential }) {
  if (scope.kind === 'organization') return <RoleBadges roles={rolesOf(credential, scope)} none="None" />;
  const through = rolesInEveryProject(credential.orgRoles);
  return (
    <div className="stack-tight">
      <RoleBadges roles={rolesOf(credential, scope)} none="None of its own" />
      {through.length > 0 && <span className="hint words">Also through {roleNames(through).join(', ')}</span>}
    </div>
  );
}
