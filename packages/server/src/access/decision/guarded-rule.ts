import { type Refusal, refuse } from '../../domain/errors.js';
import { findPathProblem } from '../../domain/guard/canonical-path.js';
import type { CompiledApi, CompiledRoute } from '../../domain/guard/compile-api.js';
import type { Asked } from './decision.js';
import type { Rule } from './rule.js';

/** What is told of a request to a guarded API beside the request itself. */
interface Told {
  readonly isSecure: boolean;
  readonly isSentTwice: boolean;
  /** What is wrong with its headers. */
  readonly brought: Refusal | undefined;
}

/** What is asked of a request to a guarded API. */
export function guardedRule(
  api: CompiledApi,
  asked: Pick<Asked, 'method' | 'target' | 'headers'>,
  { isSecure, isSentTwice, brought }: Told,
): Rule {
  const { route, segments, refusal } = matchRoute(api, asked);
  const isPublic = route !== undefined && route.permission === undefined;
  return {
    kind: isPublic ? 'guardedPublic' : 'guarded',
    permission: undefined,
    endpointSet: undefined,
    refuseParameters: nothing,
    resolveVersion: unversioned,
    operation: undefined,
    unserved: undefined,
    guarded: { api, malformed: refusal ?? brought, route, segments, isSecure, isSentTwice },
  };
}

/** The route of a request, or why nobody can say which it is. */
interface Matched {
  readonly route: CompiledRoute | undefined;
  readonly segments: readonly string[];
  readonly refusal?: Refusal;
}

const NO_ROUTE: Matched = { route: undefined, segments: [] };

function unmatched(refusal: Refusal): Matched {
  return { ...NO_ROUTE, refusal };
}

function matchRoute(
  api: CompiledApi,
  { method, target, headers }: Pick<Asked, 'method' | 'target' | 'headers'>,
): Matched {
  const path = target.split('?', 1)[0] ?? '';
  const problem = findPathProblem(path, api.definition.paths);
  if (problem !== undefined)
    return unmatched(refuse('PATH_NOT_CANONICAL', problem.what, problem.position + 1));
  const own = api.routes.find(method, path);
  const mayBePreflight = own === undefined && api.definition.cors === 'pass';
  const preflightOf = mayBePreflight ? preflightMethod(method, headers) : undefined;
  const found = preflightOf === undefined ? own : api.routes.find(preflightOf, path);
  if (found === undefined) return NO_ROUTE;
  if (found === 'ambiguous') return unmatched(AMBIGUOUS);
  if (preflightOf !== undefined) return { ...found, route: preflight(found.route) };
  if (api.tools === undefined || method !== 'POST' || !api.tools.isEndpoint(path)) return found;
  const called = api.tools.permissionOf(headers);
  if (called === undefined) return found;
  if ('code' in called) return unmatched(called);
  const { route, segments } = found;
  const name = `${route.name} ${called.tool}`;
  return { segments, route: { ...route, name, permission: called.permission } };
}

const AMBIGUOUS = refuse('PATH_NOT_CANONICAL', 'its letter case or its escapes fit another route', 1);

/** The method that a browser asks for, before it sends the request itself without credentials (Fetch, CORS preflight). */
function preflightMethod(method: string, headers: Asked['headers']): string | undefined {
  return method === 'OPTIONS' && headers.origin !== undefined
    ? headers['access-control-request-method']
    : undefined;
}

/** What a preflight may know without being anybody: that there is such a route. */
function preflight({ name, scope }: CompiledRoute): CompiledRoute {
  return { name, scope, permission: undefined, limits: [] };
}

function nothing(): undefined {}

function unversioned(): string {
  return 'unversioned';
}
