import { columnOf, type Rule } from '../access/decision/rule.js';
import { memoryBounds, rememberedCharacters } from '../domain/bounds/memory.js';
import type { Clock } from '../domain/clock.js';
import { type Refusal, refuse } from '../domain/errors.js';
import { isId } from '../domain/ids.js';
import { endpointSetOf } from '../domain/rate-limits.js';
import { DAY_MS } from '../domain/time-spans.js';
import { pathBelow } from '../domain/wire-paths.js';
import type { Operation } from './operation.js';
import { parseAccept, resolveVersion } from './wire/accept.js';
import { refuseMalformedIds } from './wire/path-ids.js';
import type { Version } from './wire/version.js';
import { wireAt } from './wires/index.js';

/** What the decision asks of requests to an operation. */
export function ruleOf(operation: Operation, now: Clock): Rule {
  return {
    ...columnOf(operation.permission),
    endpointSet: endpointSetOf(operation),
    refuseParameters: operation.wire.hasCodesForIds ? noRefusal : refuseMalformedIds,
    resolveVersion: versionResolver(Object.keys(operation.versions) as Version[], now),
    operation,
    unserved: undefined,
  };
}

/**
 * For a path, or a method of a path, that no operation serves. `allowed` lists the methods of a known path; `otherwise` is
 * for the rest, and for paths whose escapes cannot be decoded.
 */
export function unservedRule(
  request: { method: string; path: string },
  allowed: readonly string[],
  otherwise: Refusal,
): Rule {
  return {
    // Below a wire even a path that does not exist answers 401 first, as the live service does.
    kind: isOpen(request.path) ? 'public' : 'unserved',
    permission: undefined,
    endpointSet: undefined,
    refuseParameters: noRefusal,
    resolveVersion: () => 'unversioned',
    operation: undefined,
    unserved: refusalOf(request.method, allowed, otherwise),
  };
}

/** Beside the wires, and where a wire says in the path that it asks for no credentials. */
function isOpen(path: string): boolean {
  const wire = wireAt(path);
  return wire === undefined || pathBelow(`${wire.basePath}/unauth`, path)?.startsWith('/') === true;
}

/**
 * The parameters of a path that no operation serves: the project that it lies below, where it names one. A path such as
 * `/groups/byName/…` names none.
 */
export function unservedParameters(path: string): { groupId?: string } {
  const wire = wireAt(path);
  const [, groups, groupId = ''] = (wire && pathBelow(wire.basePath, path))?.split(/[/:]/) ?? [];
  return groups === 'groups' && isId(groupId) ? { groupId } : {};
}

function refusalOf(method: string, allowed: readonly string[], otherwise: Refusal): Refusal | undefined {
  if (allowed.length === 0 || allowed.includes(method)) return otherwise;
  return method === 'OPTIONS' ? undefined : refuse('METHOD_NOT_ALLOWED', method, allowHeader(allowed));
}

/** POST before GET, as recorded of the one path of which it was. */
const METHOD_ORDER = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE'];

export function allowHeader(allowed: readonly string[]): string {
  return [...METHOD_ORDER.filter((method) => allowed.includes(method)), 'OPTIONS'].join(',');
}

function noRefusal(): undefined {}

/** Resolves `Accept` headers, remembering the few forms that clients send. */
function versionResolver(versions: readonly Version[], now: Clock): Rule['resolveVersion'] {
  if (versions[0] === 'unversioned') return () => 'unversioned';
  const remembered = new Map<string, Version | undefined>();
  let rememberedOn = -1;
  return (accept) => {
    const day = Math.floor(now() / DAY_MS);
    if (day !== rememberedOn || remembered.size >= memoryBounds.acceptTexts.most) {
      remembered.clear();
      rememberedOn = day;
    }
    const key = accept ?? '';
    if (remembered.has(key)) return remembered.get(key);
    const today = new Date(day * DAY_MS).toISOString().slice(0, 10);
    const version = resolveVersion(versions, parseAccept(accept), today);
    if (key.length <= rememberedCharacters.acceptText) remembered.set(key, version);
    return version;
  };
}
