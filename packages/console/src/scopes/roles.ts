import type { Scope } from '../api/calls/scopes.js';
import { organizationRoles, projectRoles } from '../domain.js';
import type { RoleOption } from '../kit/RoleMenu.js';

/** The roles that can be granted in a scope, strongest first. */
export function rolesIn(scope: Scope): readonly RoleOption[] {
  return scope.kind === 'organization' ? organizationRoles : projectRoles;
}

const displayNames = new Map<string, string>(
  [...organizationRoles, ...projectRoles].map(({ role, displayName }) => [role, displayName]),
);

/** The roles as people read them: `ORG_OWNER` is "Organization Owner". */
export function roleNames(roles: readonly string[]): string[] {
  return roles.map((role) => displayNames.get(role) ?? role);
}
