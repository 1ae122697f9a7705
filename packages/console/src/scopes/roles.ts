import type { Scope } from '../api/calls/scopes.js';
import { organizationRoles, projectRoles, rolesGranting } from '../domain.js';
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

const holds = (role: string, permission: 'project.read' | 'project.write') =>
  rolesGranting(permission).some((granting) => granting === role);

/** What a role in the organization lets do in every project of it; `undefined` where nothing. */
export function reachOfRole(role: string): 'change' | 'look' | undefined {
  if (holds(role, 'project.write')) return 'change';
  return holds(role, 'project.read') ? 'look' : undefined;
}

/** Those of the organization roles of somebody that let into every project of the organization. */
export function rolesInEveryProject(orgRoles: readonly string[]): readonly string[] {
  return orgRoles.filter((role) => reachOfRole(role) !== undefined);
}
