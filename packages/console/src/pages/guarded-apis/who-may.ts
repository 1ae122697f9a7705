import { type GuardDefinition, rolesWithPermissions } from '../../domain.js';
import { roleNames } from '../../scopes/roles.js';

/** A role that permits something in an API. */
export interface ApiRole {
  readonly role: string;
  readonly title: string;
  /** Whether the API defines it; the others are Sallyport's own. */
  readonly isCustom: boolean;
  readonly holds: ReadonlySet<string>;
}

/** Every role that permits something in an API, Sallyport's own first. */
export function rolesOfApi(definition: GuardDefinition): readonly ApiRole[] {
  const titles = new Map(definition.roles.map(({ role, title }) => [role, title]));
  return [...rolesWithPermissions(definition)].map(([role, permissions]) => ({
    role,
    title: titles.get(role) ?? roleNames([role])[0] ?? role,
    isCustom: titles.has(role),
    holds: new Set(permissions),
  }));
}

/** What may be called, of one method and path or as one tool, and who may. */
export interface ShownRoute {
  readonly method: string;
  /** With the base path. */
  readonly path: string;
  /** As events and counts name it. */
  readonly name: string;
  /** Undefined: it takes none. */
  readonly permission: string | undefined;
  readonly scope: GuardDefinition['scope'];
  /** Whether its scope is another one than that of the API. */
  readonly hasOwnScope: boolean;
  readonly limit: GuardDefinition['limits']['credential'];
}

export function routesOf({ basePath, routes, tools, scope }: GuardDefinition): readonly ShownRoute[] {
  const taken = (permission: string) => (permission === 'public' ? undefined : permission);
  return [
    ...routes.map(({ method, template, permission, scope: own, limit }) => ({
      method,
      path: `${basePath}${template}`,
      name: `${method} ${basePath}${template}`,
      permission: taken(permission),
      scope: own ?? scope,
      hasOwnScope: own !== undefined,
      limit,
    })),
    ...tools.map(({ tool, permission }) => ({
      method: 'MCP',
      path: `tools/call ${tool}`,
      name: `MCP tools/call ${tool}`,
      permission: taken(permission),
      scope,
      hasOwnScope: false,
      limit: undefined,
    })),
  ];
}

/** The roles that let call a route: those in a project do not count where the organization is asked. */
export function rolesFor(route: ShownRoute, roles: readonly ApiRole[]): readonly ApiRole[] {
  const { permission, scope } = route;
  if (permission === undefined) return [];
  return roles.filter(
    ({ role, holds }) => holds.has(permission) && (scope.kind === 'project' || role.startsWith('ORG_')),
  );
}
