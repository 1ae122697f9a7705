import { parse } from 'node:querystring';
import type { Route } from '../access/decision/explain.js';
import type { Rule } from '../access/decision/rule.js';
import { textBounds } from '../domain/bounds/texts.js';
import type { Clock } from '../domain/clock.js';
import { refuse } from '../domain/errors.js';
import type { Operation } from './operation.js';
import { ruleOf, unservedParameters, unservedRule } from './rule.js';
import { mediaTypeOf } from './wire/accept.js';
import { originForm } from './wire/request-target.js';
import { newestFirst } from './wire/version.js';

/** A path that is served beside the operations, without credentials. */
export interface OtherRoute {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
}

/** Finds what serves a method and path as the router does, for questions about requests that nobody makes. */
export function routeFinder(
  operations: readonly Operation[],
  others: readonly OtherRoute[],
  now: Clock,
): (method: string, target: string) => Route {
  const candidates = [
    ...operations.map((operation) => ({
      ...candidate(operation),
      rule: () => ruleOf(operation, now),
      accept: newestAccept(operation),
      tellsMethod: true,
    })),
    ...others.map((route) => ({
      ...candidate(route),
      rule: () => otherRule(route),
      accept: undefined,
      tellsMethod: false,
    })),
  ];
  // Of several templates that fit, the router takes the one with more fixed text.
  candidates.sort((a, b) => b.fixedLength - a.fixedLength);

  return (method, asked) => {
    const target = originForm(asked);
    const end = target.includes('?') ? target.indexOf('?') : target.length;
    const path = target.slice(0, end);
    const query = parse(target.slice(end + 1));
    const decoded = decodePath(path);
    const fitting = fittingVerbs(candidates.filter(({ pattern }) => pattern.test(decoded ?? path)));
    const wanted = method === 'HEAD' ? 'GET' : method;
    const found = fitting.find((each) => each.method === wanted);
    const parameters = decoded === undefined ? undefined : found && parametersIn(decoded, found.pattern);
    if (found !== undefined && parameters !== undefined)
      return { rule: found.rule(), parameters, query, accept: found.accept };
    const allowed = [...new Set(fitting.flatMap((each) => (each.tellsMethod ? [each.method] : [])))];
    const otherwise = refuse(decoded === undefined ? 'INVALID_PATH_PARAMETER' : 'RESOURCE_NOT_FOUND', path);
    // HEAD is served wherever GET is, and so not listed.
    return {
      rule: unservedRule({ method: found ? wanted : method, path }, allowed, otherwise),
      parameters: unservedParameters(path),
      query,
      accept: undefined,
    };
  };
}

/** Of templates that a path fits, those that end in its verb (`{groupId}:migrate`), where there are such; else all. */
export function fittingVerbs<T extends { readonly endsInVerb: boolean }>(
  fitting: readonly T[],
): readonly T[] {
  const verbs = fitting.filter(({ endsInVerb }) => endsInVerb);
  return verbs.length > 0 ? verbs : fitting;
}

/** Whether a template ends in a verb after a colon. */
export function endsInVerb(template: string): boolean {
  return /\}:\w+$/.test(template);
}

function candidate(route: OtherRoute) {
  return {
    method: route.method,
    endsInVerb: endsInVerb(route.path),
    pattern: pathPattern(route.path),
    fixedLength: route.path.replace(/\{\w+\}/g, '').length,
  };
}

function otherRule(operation: OtherRoute): Rule {
  return {
    kind: 'public',
    permission: undefined,
    endpointSet: undefined,
    refuseParameters: () => undefined,
    resolveVersion: () => 'unversioned',
    operation,
    unserved: undefined,
  };
}

function newestAccept(operation: Operation): string | undefined {
  const [newest = 'unversioned'] = Object.keys(operation.versions).sort(newestFirst);
  return newest === 'unversioned' ? undefined : mediaTypeOf(newest);
}

/** The path with its escapes decoded, but for those of reserved characters and of `%`; `undefined` when it has a bad one. */
function decodePath(path: string): string | undefined {
  try {
    return decodeURI(path.replaceAll('%25', '%2525'));
  } catch {
    return undefined;
  }
}

function parametersIn(path: string, pattern: RegExp): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [name, text] of Object.entries(pattern.exec(path)?.groups ?? {})) {
    const value = decodeURIComponent(text);
    if (value.length > textBounds.pathParameter.most) return undefined;
    parameters[name] = value;
  }
  return parameters;
}

/** The paths that a template such as `/orgs/{orgId}` stands for, a slash at the end allowed. */
export function pathPattern(template: string): RegExp {
  const escaped = template.replace(/[.+?^$|()[\]\\]/g, '\\$&').replace('*', '.*');
  const pattern = escaped.replace(/\{(\w+)\}(:?)/g, (_all, name: string, colon: string) =>
    // Before a colon verb the parameter must not swallow the colon.
    colon ? `(?<${name}>[^/:]+):` : `(?<${name}>[^/]+)`,
  );
  return new RegExp(`^${pattern}/?$`);
}
