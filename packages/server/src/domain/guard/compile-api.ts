import type { Limit } from '../rate-limits.js';
import { audienceOf } from './audience.js';
import type { GuardDefinition, GuardLimit, GuardMode, GuardRoute, GuardScope } from './definition.js';
import { createMcpTools, type McpTools } from './mcp-tools.js';
import { readTemplate, type TemplateSegment } from './path-template.js';
import { createRolePermissions, type RolePermissions } from './role-permissions.js';
import { createRouteTree, type RouteTree } from './route-tree.js';

/** A guarded API as it is stored: its active version. */
export interface ActiveApi {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly openTo: GuardDefinition['openTo'];
  readonly mode: GuardMode;
  readonly version: number;
  readonly definition: GuardDefinition;
}

/** A limit of the definition, with a name of its own under which calls are counted. */
export interface ApiLimit extends Limit {
  readonly key: string;
  /** Each of whom it counts for itself. Where anybody may call nobody is known, so there the address counts. */
  readonly each: 'credential' | 'project' | 'address';
}

/** Where a route finds its project or organization. */
type CompiledScope =
  | { readonly kind: 'credential' }
  | { readonly kind: 'project' | 'organization'; readonly header: string }
  /** Place among the segments of the path. */
  | {
      readonly kind: 'project' | 'organization';
      readonly segment: number;
      readonly verb: string | undefined;
    };

export interface CompiledRoute {
  /** As events and headers name it: `GET /v1/orders/{orderId}`. */
  readonly name: string;
  /** Undefined: anybody may call. */
  readonly permission: string | undefined;
  readonly scope: CompiledScope;
  /** All that hold for it. */
  readonly limits: readonly ApiLimit[];
}

/** A guarded API as decisions use it. */
export interface CompiledApi extends Omit<ActiveApi, 'definition'> {
  readonly definition: Pick<
    GuardDefinition,
    'title' | 'challenge' | 'resource' | 'audience' | 'accepts' | 'cors' | 'paths' | 'basePath'
  >;
  /** The audience of access tokens for it. */
  readonly tokenAudience: string;
  readonly routes: RouteTree<CompiledRoute>;
  readonly routeCount: number;
  readonly roles: RolePermissions;
  /** Of an MCP server. */
  readonly tools: McpTools | undefined;
}

/** Throws for what no check of a definition lets pass. */
export function compileApi({ definition, ...api }: ActiveApi): CompiledApi {
  const { basePath, limits } = definition;
  const base = basePath === '' ? [] : segmentsOf(basePath);
  const key = `${api.name} ${api.version}`;
  const each = {
    credential: limits.credential && apiLimit(`${key} credential`, 'credential', limits.credential),
    project: limits.project && apiLimit(`${key} project`, 'project', limits.project),
  };

  function compileRoute(route: GuardRoute, index: number): CompiledRoute {
    const scope = route.scope ?? definition.scope;
    const isPublic = route.permission === 'public';
    const own = route.limit && apiLimit(`${key} ${index}`, isPublic ? 'address' : 'credential', route.limit);
    const ofApi = isPublic ? [] : [each.credential, scope.kind === 'project' ? each.project : undefined];
    return {
      name: `${route.method} ${basePath}${route.template}`,
      permission: isPublic ? undefined : route.permission,
      scope: compileScope(scope, [...base, ...segmentsOf(route.template)]),
      limits: [own, ...ofApi].filter((limit) => limit !== undefined),
    };
  }

  return {
    ...api,
    definition: keptOf(definition),
    tokenAudience: audienceOf(api.name, definition),
    routes: createRouteTree(
      definition.routes.map((route, index) => ({
        method: route.method,
        segments: [...base, ...segmentsOf(route.template)],
        route: compileRoute(route, index),
      })),
    ),
    routeCount: definition.routes.length,
    roles: createRolePermissions(definition),
    tools: createMcpTools(definition),
  };
}

/** Without the lists, of which the rest is compiled: they would be in memory twice. */
function keptOf({
  title,
  challenge,
  resource,
  audience,
  accepts,
  cors,
  paths,
  basePath,
}: GuardDefinition): CompiledApi['definition'] {
  const optional = resource === undefined ? {} : { resource };
  return { title, challenge, audience, accepts, cors, paths, basePath, ...optional };
}

function segmentsOf(template: string): readonly TemplateSegment[] {
  const segments = readTemplate(template);
  if (typeof segments === 'string') throw new Error(`${template}: ${segments}`);
  return segments;
}

function compileScope(scope: GuardScope, segments: readonly TemplateSegment[]): CompiledScope {
  if (scope.kind === 'credential') return scope;
  if (scope.from === 'header') return { kind: scope.kind, header: scope.header.toLowerCase() };
  const place = segments.findIndex((each) => 'parameter' in each && each.parameter === scope.parameter);
  const segment = segments[place];
  // A public route needs no scope, and so no parameter for one.
  const verb = segment !== undefined && 'parameter' in segment ? segment.verb : undefined;
  return { kind: scope.kind, segment: place, verb };
}

function apiLimit(key: string, each: ApiLimit['each'], { count, perSeconds }: GuardLimit): ApiLimit {
  return { key, each, capacity: count, refillRate: count, refillDurationSeconds: perSeconds };
}
