import { shapeOf, type TemplateSegment } from './path-template.js';

/** What a tree is made from: `route` is what it finds. */
export interface RouteOf<R> {
  readonly method: string;
  readonly segments: readonly TemplateSegment[];
  readonly route: R;
}

/** `ambiguous`: a program that reads letter case or escapes otherwise would take the request for another route. */
export type FoundRoute<R> = { readonly route: R; readonly segments: readonly string[] } | 'ambiguous';

export interface RouteTree<R> {
  /** The route of a canonical path; undefined where none fits. The segments are those of the path, as sent. */
  find(method: string, path: string): FoundRoute<R> | undefined;
  /** The methods for which a route fits the path. */
  methodsAt(path: string): readonly string[];
}

interface Node<R> {
  readonly literals: Map<string, Node<R>>;
  /** Of parameters with a verb, such as `{orderId}:refund`. */
  readonly verbs: Map<string, Node<R>>;
  parameter: Node<R> | undefined;
  route: R | undefined;
}

/** The routes of one method: by literals in lower case, and by literals as written. */
interface MethodTrees<R> {
  readonly folded: Node<R>;
  readonly exact: Node<R>;
}

/**
 * Finds routes by segments: literals go before parameters, a verb before a whole parameter, from left to right. Literals are
 * compared without case, and one slash at the end is ignored. What a look-up costs grows with the path and not with the routes.
 */
export function createRouteTree<R>(routes: readonly RouteOf<R>[]): RouteTree<R> {
  const twins = twinsOf(routes);
  const byMethod = new Map<string, MethodTrees<R>>();
  for (const { method, segments, route } of routes) {
    let trees = byMethod.get(method);
    if (trees === undefined) {
      trees = { folded: createNode(), exact: createNode() };
      byMethod.set(method, trees);
    }
    insert(trees.folded, segments, route, (text) => text.toLowerCase());
    insert(trees.exact, segments, route, (text) => text);
  }

  function findOf(method: string, path: string): FoundRoute<R> | undefined {
    const trees = byMethod.get(method);
    return trees && findIn(trees, path);
  }

  /** HEAD is answered by GET too: by frameworks that have no route of HEAD for the path, or a closer one of GET. */
  function find(method: string, path: string): FoundRoute<R> | undefined {
    const own = findOf(method, path);
    if (method !== 'HEAD') return own;
    const ofGet = findOf('GET', path);
    if (own === undefined || ofGet === undefined) return own ?? ofGet;
    const isTwin = own !== 'ambiguous' && ofGet !== 'ambiguous' && twins.get(own.route) === ofGet.route;
    return isTwin ? own : 'ambiguous';
  }

  return {
    find,
    methodsAt: (path) => [...byMethod.keys()].filter((method) => find(method, path) !== undefined),
  };
}

/** Of each route of HEAD, that of GET which fits the same paths. */
function twinsOf<R>(routes: readonly RouteOf<R>[]): ReadonlyMap<R, R> {
  const heads = new Map<string, R>();
  for (const { method, segments, route } of routes)
    if (method === 'HEAD') heads.set(shapeOf(segments), route);
  const twins = new Map<R, R>();
  if (heads.size === 0) return twins;
  for (const { method, segments, route } of routes) {
    const head = method === 'GET' ? heads.get(shapeOf(segments)) : undefined;
    if (head !== undefined) twins.set(head, route);
  }
  return twins;
}

function createNode<R>(): Node<R> {
  return { literals: new Map(), verbs: new Map(), parameter: undefined, route: undefined };
}

function insert<R>(
  root: Node<R>,
  segments: readonly TemplateSegment[],
  route: R,
  spell: (text: string) => string,
): void {
  let node = root;
  for (const segment of segments) {
    if ('literal' in segment) node = childOf(node.literals, spell(segment.literal));
    else if (segment.verb !== undefined) node = childOf(node.verbs, spell(segment.verb));
    else {
      node.parameter ??= createNode();
      node = node.parameter;
    }
  }
  node.route = route;
}

function childOf<R>(children: Map<string, Node<R>>, key: string): Node<R> {
  const known = children.get(key);
  if (known !== undefined) return known;
  const child = createNode<R>();
  children.set(key, child);
  return child;
}

/** The route, if every reading of the path that fits one fits the same. */
function findIn<R>({ folded, exact }: MethodTrees<R>, path: string): FoundRoute<R> | undefined {
  const segments = segmentsOf(path);
  const lower = path.toLowerCase();
  const route = match(folded, lower === path ? segments : segmentsOf(lower), 0);
  if (route === undefined) return undefined;
  if (isOther(match(exact, segments, 0), route)) return 'ambiguous';
  if (!/[%;]/.test(path)) return { route, segments };
  const isSame = readingsOf(segments).every(
    (each) =>
      !isOther(match(exact, each, 0), route) && !isOther(match(folded, each.map(lowerCase), 0), route),
  );
  return isSame ? { route, segments } : 'ambiguous';
}

/** As other servers may read segments: with escapes, with what follows a semicolon, and with encoded slashes taken away. */
function readingsOf(segments: readonly string[]): readonly (readonly string[])[] {
  const decoded = segments.map(decodeURIComponent);
  const bare = segments.map((each) => decodeURIComponent(each.split(';', 1)[0] ?? ''));
  return [decoded, bare, decoded.join('/').split('/'), bare.join('/').split('/')];
}

function isOther<R>(found: R | undefined, route: R): boolean {
  return found !== undefined && found !== route;
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

function segmentsOf(path: string): string[] {
  if (path === '/') return [];
  return path.slice(1, path.endsWith('/') ? -1 : undefined).split('/');
}

function match<R>(node: Node<R>, segments: readonly string[], at: number): R | undefined {
  const segment = segments[at];
  if (segment === undefined) return node.route;
  const literal = node.literals.get(segment);
  if (literal !== undefined) {
    const found = match(literal, segments, at + 1);
    if (found !== undefined) return found;
  }
  if (node.verbs.size > 0) {
    const colon = segment.lastIndexOf(':');
    const verb = colon < 0 ? undefined : node.verbs.get(segment.slice(colon + 1));
    if (verb !== undefined) {
      // Nobody knows which colon other programs take for the one before the verb.
      if (colon === 0 || segment.indexOf(':') !== colon) return undefined;
      const found = match(verb, segments, at + 1);
      if (found !== undefined) return found;
    }
  }
  return node.parameter && match(node.parameter, segments, at + 1);
}
