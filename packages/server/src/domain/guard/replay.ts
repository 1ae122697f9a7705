import { rolesWithPermissions } from './built-in-roles.js';
import type { GuardDefinition } from './definition.js';
import { readTemplate, shapeOf } from './path-template.js';

/** A call that was let through: its route, and the roles that its caller has there now. */
export interface PastCall {
  /** Method and path template. */
  readonly route: string;
  readonly rolesInOrganization: readonly string[];
  /** None where the call named no project. */
  readonly rolesInProject: readonly string[];
}

/** Why a definition refuses a call that was let through: the permission that is missing, or that there is no such route. */
export type ReplayRefusal = { readonly missing: string } | 'no route';

/** Judges past calls by a definition: by routes and roles, which are all that is kept of them. */
export function createReplay(definition: GuardDefinition): (call: PastCall) => ReplayRefusal | undefined {
  const { basePath, routes } = definition;
  const needed = new Map(
    routes.flatMap(({ method, template, permission }) => {
      const shape = shapeOfRoute(`${method} ${basePath}${template}`);
      return shape === undefined ? [] : [[shape, permission] as const];
    }),
  );
  const held = new Map([...rolesWithPermissions(definition)].map(([role, names]) => [role, new Set(names)]));
  return ({ route, rolesInOrganization, rolesInProject }) => {
    const permission = needed.get(shapeOfRoute(route) ?? '');
    if (permission === undefined) return 'no route';
    if (permission === 'public') return undefined;
    const roles = [...rolesInOrganization, ...rolesInProject];
    return roles.some((role) => held.get(role)?.has(permission)) ? undefined : { missing: permission };
  };
}

/** Names of parameters may have changed since. */
function shapeOfRoute(route: string): string | undefined {
  const [method = '', template = ''] = route.split(' ');
  const segments = readTemplate(template);
  return typeof segments === 'string' ? undefined : `${method} ${shapeOf(segments)}`;
}
