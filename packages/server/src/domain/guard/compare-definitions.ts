import { rolesWithPermissions } from './built-in-roles.js';
import type { GuardDefinition, GuardRoute, GuardTool } from './definition.js';

/** What is different in a definition. */
export interface DefinitionChanges {
  readonly routes: ListChanges & { readonly changed: readonly ChangedRoute[] };
  readonly permissions: ListChanges;
  /** Roles that get more or less, built-in ones too. */
  readonly roles: readonly RoleChange[];
  /** Other properties of the definition, by name. */
  readonly settings: readonly string[];
}

interface ListChanges {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

interface ChangedRoute {
  readonly route: string;
  readonly before: string;
  readonly after: string;
}

export interface RoleChange {
  readonly role: string;
  readonly gains: readonly string[];
  readonly loses: readonly string[];
  readonly isNew: boolean;
  readonly isGone: boolean;
}

const SETTINGS = [
  'title',
  'organization',
  'openTo',
  'basePath',
  'scope',
  'challenge',
  'resource',
  'audience',
  'accepts',
  'limits',
  'cors',
  'paths',
] as const satisfies readonly (keyof GuardDefinition)[];

/** What becomes different; without `before` all of it. */
export function compareDefinitions(
  before: GuardDefinition | undefined,
  after: GuardDefinition,
): DefinitionChanges {
  const [routesBefore, routesAfter] = [routesOf(before), routesOf(after)];
  const changed = [...routesAfter].flatMap(([route, needs]) => {
    const needed = routesBefore.get(route);
    return needed === undefined || needed === needs ? [] : { route, before: needed, after: needs };
  });
  return {
    routes: { ...compareLists([...routesBefore.keys()], [...routesAfter.keys()]), changed },
    permissions: compareLists(namesOf(before), namesOf(after)),
    roles: compareRoles(before, after),
    settings:
      before === undefined
        ? []
        : SETTINGS.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name])),
  };
}

/** One line for the audit trail. */
export function summaryOf({ routes, permissions, roles, settings }: DefinitionChanges): string {
  const parts = [
    counted('routes', routes.added.length, routes.removed.length, routes.changed.length),
    counted('permissions', permissions.added.length, permissions.removed.length),
    counted(
      'roles',
      roles.filter(({ isNew }) => isNew).length,
      roles.filter(({ isGone }) => isGone).length,
      roles.filter(({ isNew, isGone }) => !isNew && !isGone).length,
    ),
    settings.join(', '),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'nothing but its wording' : parts.join('; ');
}

function counted(what: string, added: number, removed: number, changed = 0): string {
  const parts = [
    ...(added > 0 ? [`${added} added`] : []),
    ...(removed > 0 ? [`${removed} removed`] : []),
    ...(changed > 0 ? [`${changed} changed`] : []),
  ];
  return parts.length === 0 ? '' : `${what}: ${parts.join(', ')}`;
}

function namesOf(definition: GuardDefinition | undefined): readonly string[] {
  return definition?.permissions.map(({ name }) => name) ?? [];
}

/** By route or tool, what it takes. */
function routesOf(definition: GuardDefinition | undefined): ReadonlyMap<string, string> {
  if (definition === undefined) return new Map();
  return new Map([
    ...definition.routes.map((route) => [`${route.method} ${route.template}`, needsOf(route)] as const),
    ...definition.tools.map((tool) => [nameOfTool(tool), tool.permission] as const),
  ]);
}

function nameOfTool({ tool }: GuardTool): string {
  return `MCP tools/call ${tool}`;
}

function needsOf({ permission, scope, limit }: GuardRoute): string {
  return [
    permission,
    ...(scope === undefined
      ? []
      : [
          `scope ${scope.kind === 'credential' ? scope.kind : `${scope.kind} by ${scope.from === 'path' ? `{${scope.parameter}}` : scope.header}`}`,
        ]),
    ...(limit === undefined ? [] : [`${limit.count} per ${limit.perSeconds} seconds`]),
  ].join(', ');
}

function compareLists(before: readonly string[], after: readonly string[]): ListChanges {
  const [had, has] = [new Set(before), new Set(after)];
  return { added: after.filter((name) => !had.has(name)), removed: before.filter((name) => !has.has(name)) };
}

function compareRoles(before: GuardDefinition | undefined, after: GuardDefinition): RoleChange[] {
  const had = before === undefined ? new Map<string, readonly string[]>() : rolesWithPermissions(before);
  const has = rolesWithPermissions(after);
  return [...new Set([...had.keys(), ...has.keys()])].flatMap((role) => {
    const { added: gains, removed: loses } = compareLists(had.get(role) ?? [], has.get(role) ?? []);
    const [isNew, isGone] = [!had.has(role), !has.has(role)];
    return gains.length + loses.length === 0 && !isNew && !isGone
      ? []
      : { role, gains, loses, isNew, isGone };
  });
}
