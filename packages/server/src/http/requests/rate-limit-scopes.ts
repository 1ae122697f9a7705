import type { EndpointSet } from '../../domain/rate-limits.js';

type ScopeKind = EndpointSet['scope'];

/** The kinds of scope that were asked for; none when nothing was. */
export function askedScopeKinds(query: {
  readonly groupId?: string;
  readonly orgId?: string;
  readonly userId?: string;
  readonly ipAddress?: string;
}): ReadonlySet<ScopeKind> {
  const asked: readonly [unknown, ScopeKind][] = [
    [query.groupId, 'project'],
    [query.orgId, 'organization'],
    [query.userId, 'user'],
    [query.ipAddress, 'ip'],
  ];
  return new Set(asked.flatMap(([value, kind]) => (value === undefined ? [] : [kind])));
}
