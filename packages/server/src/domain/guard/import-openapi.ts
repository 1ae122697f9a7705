import { guardBounds } from '../bounds/guard.js';
import { parametersOf, readTemplate, shapeOf } from './path-template.js';

/** What a definition says of an API that an OpenAPI document describes, and what was left out. */
export interface ImportedDefinition {
  readonly content: Readonly<Record<string, unknown>>;
  /** A line each, for whoever goes on with it. */
  readonly notes: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

interface FoundRoute {
  readonly key: string;
  readonly method: string;
  readonly permission: string;
  readonly parameters: readonly string[];
}

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];
const READS = ['get', 'head', 'options'];

/** Parameters that name a scope, those that go first in front. */
const SCOPES = [
  ['project', ['projectId', 'groupId']],
  ['organization', ['orgId', 'organizationId']],
] as const;

/**
 * A definition out of an OpenAPI document (3.0, 3.1): routes from its paths, and permissions from `x-sallyport-permission`, else
 * the first scope that an operation's security names, else its tag with `read` or `write`.
 */
export function importOpenApi(
  document: unknown,
  { api, organization }: { readonly api: string; readonly organization: string },
): ImportedDefinition {
  const root = mapOf(document);
  const notes: string[] = [];
  const basePath = basePathOf(root, notes);
  const routes = routesOf(root, notes);
  const scope = scopeOf(routes);
  const permissions = new Map<string, boolean>();
  for (const { method, permission } of routes)
    if (permission !== 'public')
      permissions.set(permission, (permissions.get(permission) ?? true) && READS.includes(method));
  if (routes.some(({ permission }) => permission === 'public'))
    notes.push('routes with "security: []" are public: anybody may call them');
  const title = mapOf(root.info).title;
  return {
    content: {
      api,
      ...(typeof title === 'string' && title.trim() !== '' && { title: oneLine(title) }),
      organization,
      ...(basePath !== '' && { basePath }),
      ...(scope !== undefined && { scope: { [scope.kind]: `{${scope.parameter}}` } }),
      ...(permissions.size > 0 && {
        permissions: Object.fromEntries([...permissions].map(([name, read]) => [name, read ? { read } : {}])),
      }),
      routes: Object.fromEntries(
        routes.map(({ key, permission, parameters }) => {
          const needsOwn =
            scope !== undefined && permission !== 'public' && !parameters.includes(scope.parameter);
          return [key, needsOwn ? { permission, scope: 'credential' } : permission];
        }),
      ),
    },
    notes,
  };
}

function routesOf(root: Json, notes: string[]): readonly FoundRoute[] {
  const routes: FoundRoute[] = [];
  const shapes = new Set<string>();
  for (const [path, item] of Object.entries(mapOf(root.paths)))
    for (const [method, operation] of Object.entries(mapOf(item))) {
      if (!METHODS.includes(method)) continue;
      const key = `${method.toUpperCase()} ${renamed(path)}`;
      const segments = readTemplate(renamed(path));
      if (typeof segments === 'string') {
        notes.push(`left out ${key}: ${segments}`);
        continue;
      }
      const shape = `${method} ${shapeOf(segments)}`;
      if (shapes.has(shape)) {
        notes.push(`left out ${key}: another path matches the same requests`);
        continue;
      }
      shapes.add(shape);
      const permission = permissionOf(mapOf(operation), root, method);
      routes.push({ key, method, permission, parameters: parametersOf(segments) });
    }
  if (routes.length === 0) notes.push('the document has no paths');
  return routes;
}

/** Names of parameters in the form that templates have, without a slash at the end. */
function renamed(path: string): string {
  const template = path.replace(
    /\{([^{}]*)\}/g,
    (_, name: string) => `{${name.replace(/^[^A-Za-z_]|[^A-Za-z0-9_]/g, '_')}}`,
  );
  return template.length > 1 ? template.replace(/\/+$/, '') : template;
}

function permissionOf(operation: Json, root: Json, method: string): string {
  const named = operation['x-sallyport-permission'];
  if (typeof named === 'string') return permissionName(named);
  const security = operation.security ?? root.security;
  if (Array.isArray(security)) {
    if (security.length === 0) return 'public';
    const scope = security
      .flatMap((requirement) => Object.values(mapOf(requirement)))
      .flat()
      .find((each) => typeof each === 'string');
    if (typeof scope === 'string') return permissionName(scope);
  }
  const [tag] = Array.isArray(operation.tags) ? operation.tags : [];
  const verb = READS.includes(method) ? 'read' : 'write';
  return permissionName(typeof tag === 'string' ? `${tag}.${verb}` : verb);
}

/** `read:orders` and `Order Items.read` as names of permissions: `read.orders`, `order-items.read`. */
function permissionName(text: string): string {
  const parts = text
    .split(/[.:/]+/)
    .map((part) =>
      part
        .trim()
        .replace(/[^A-Za-z0-9_-]+/g, '-')
        .replace(/^[^A-Za-z]+|-+$/g, ''),
    )
    .filter((part) => part !== '')
    .map((part) => part.charAt(0).toLowerCase() + part.slice(1));
  const name = parts.join('.').slice(0, guardBounds.guardName.most).replace(/\.$/, '');
  return name === '' || name === 'public' ? 'other' : name;
}

function basePathOf(root: Json, notes: string[]): string {
  const [server] = Array.isArray(root.servers) ? root.servers : [];
  const { url } = mapOf(server);
  if (typeof url !== 'string') return '';
  const path = URL.canParse(url, 'http://api') ? new URL(url, 'http://api').pathname.replace(/\/+$/, '') : '';
  if (path === '') return '';
  const segments = readTemplate(path);
  if (typeof segments !== 'string' && parametersOf(segments).length === 0) return path;
  notes.push(`left out the base path ${oneLine(url)}: write it as basePath`);
  return '';
}

function scopeOf(routes: readonly FoundRoute[]) {
  for (const [kind, names] of SCOPES)
    for (const parameter of names)
      if (routes.some(({ parameters }) => parameters.includes(parameter))) return { kind, parameter };
  return undefined;
}

function mapOf(value: unknown): Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, guardBounds.guardTitle.most);
}
