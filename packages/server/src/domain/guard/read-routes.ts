import { guardBounds } from '../bounds/guard.js';
import type { GuardPermission, GuardRoute, GuardScope, GuardTool } from './definition.js';
import { type DocumentPath, type Faults, quoted } from './faults.js';
import { parametersOf, readTemplate, shapeOf } from './path-template.js';
import { readLimit, readScope } from './read-scope.js';
import { readMap, readProperties, readText } from './read-values.js';
import { methodProblem } from './route-method.js';

interface Context {
  readonly permissions: readonly GuardPermission[];
  /** Whether the API names no permissions, so that the method says which one a route needs. */
  readonly isByMethod: boolean;
  /** Undefined where it cannot be read. */
  readonly scope: GuardScope | undefined;
}

const TOOL = /^MCP +tools\/call +(\S.*)$/;
const TOOL_NAME = /^[A-Za-z0-9_.\-/]+$/;

/** Routes and tools, by keys such as `GET /orders/{orderId}` and `MCP tools/call refund_order`. */
export function readRoutes(
  value: unknown,
  context: Context,
  faults: Faults,
): { readonly routes: readonly GuardRoute[]; readonly tools: readonly GuardTool[] } {
  const path: DocumentPath = ['routes'];
  if (value === undefined || value === null) {
    faults.add(path, 'there is no route: whatever is not listed is refused');
    return { routes: [], tools: [] };
  }
  const map = readMap(value, path, faults) ?? {};
  const names = new Set(context.permissions.map(({ name }) => name));
  const routes: GuardRoute[] = [];
  const tools: GuardTool[] = [];
  /** By method and shape, the key that had it first. */
  const shapes = new Map<string, string>();
  for (const [key, wanted] of Object.entries(map)) {
    const at = [...path, key];
    const tool = TOOL.exec(key)?.[1];
    if (tool !== undefined) tools.push(readTool(tool, wanted, at, names, faults));
    else {
      const route = readRoute(key, wanted, at, { ...context, names, shapes }, faults);
      if (route !== undefined) routes.push(route);
    }
  }
  const { routesPerApi, toolsPerApi } = guardBounds;
  if (routes.length > routesPerApi.most)
    faults.add(path, `must not have more than ${routesPerApi.most} routes, and has ${routes.length}`);
  if (tools.length > toolsPerApi.most)
    faults.add(path, `must not have more than ${toolsPerApi.most} tools, and has ${tools.length}`);
  return { routes, tools };
}

type RouteContext = Context & {
  readonly names: ReadonlySet<string>;
  readonly shapes: Map<string, string>;
};

function readRoute(
  key: string,
  wanted: unknown,
  path: DocumentPath,
  context: RouteContext,
  faults: Faults,
): GuardRoute | undefined {
  const [, method = '', template = ''] = /^(\S+) +(\S+)$/.exec(key) ?? [];
  if (template === '') {
    faults.add(path, `${quoted(key)} must be a method and a path: "GET /orders/{orderId}"`, 'name');
    return undefined;
  }
  const problem = methodProblem(method);
  if (problem !== undefined) faults.add(path, `${quoted(method)} ${problem}`, 'name');
  const segments = readTemplate(template);
  if (typeof segments === 'string') {
    faults.add(path, `${quoted(template)}: ${segments}`, 'name');
    return undefined;
  }
  const shape = `${method} ${shapeOf(segments)}`;
  const other = context.shapes.get(shape);
  if (other === undefined) context.shapes.set(shape, key);
  else faults.add(path, `matches the same requests as ${quoted(other)}`, 'name');

  const properties =
    typeof wanted === 'object' && wanted !== null
      ? (readProperties(wanted, path, ['permission', 'scope', 'limit'], faults) ?? {})
      : { permission: wanted };
  const at = properties.permission === wanted ? path : [...path, 'permission'];
  const permission = readNeeded(properties.permission, at, { ...context, method }, faults);
  const scope =
    properties.scope === undefined ? undefined : readScope(properties.scope, [...path, 'scope'], faults);
  const limit =
    properties.limit === undefined ? undefined : readLimit(properties.limit, [...path, 'limit'], faults);
  const isOwn = properties.scope !== undefined;
  const asked = isOwn ? scope : context.scope;
  if (permission !== 'public' && asked?.kind !== 'credential' && asked?.from === 'path')
    if (!parametersOf(segments).includes(asked.parameter))
      faults.add(
        path,
        `has no parameter {${asked.parameter}}, which names the ${asked.kind}; give it one, or a scope of its own`,
        'name',
      );
  return {
    method,
    template,
    permission: permission ?? '',
    ...(scope !== undefined && { scope }),
    ...(limit !== undefined && { limit }),
  };
}

function readNeeded(
  value: unknown,
  path: DocumentPath,
  { method, isByMethod, names, permissions }: RouteContext & { readonly method: string },
  faults: Faults,
): string | undefined {
  if (value === undefined || value === null) {
    if (isByMethod) return method === 'GET' || method === 'HEAD' ? 'read' : 'write';
    faults.add(path, 'needs a permission, or "public"');
    return undefined;
  }
  const text = readText(value, path, faults);
  if (text === undefined || text === 'public' || names.has(text)) return text;
  faults.add(path, () => {
    const known = [...permissions.map(({ name }) => name), 'public'];
    return `there is no permission ${quoted(text, known)}`;
  });
  return undefined;
}

function readTool(
  tool: string,
  wanted: unknown,
  path: DocumentPath,
  names: ReadonlySet<string>,
  faults: Faults,
): GuardTool {
  if (!TOOL_NAME.test(tool) || tool.length > guardBounds.guardName.most)
    faults.add(
      path,
      `${quoted(tool)} must be the name of a tool, of at most ${guardBounds.guardName.most} characters`,
      'name',
    );
  const permission = readText(wanted, path, faults);
  if (permission !== undefined && !names.has(permission))
    faults.add(path, () => `there is no permission ${quoted(permission, [...names])}`);
  return { tool, permission: permission ?? '' };
}
