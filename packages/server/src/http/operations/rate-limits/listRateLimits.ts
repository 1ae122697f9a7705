import type { Static } from 'typebox';
import { rateLimitScopes } from '../../../access/reach/rate-limit-scopes.js';
import type { RateLimit } from '../../../domain/served-rate-limits.js';
import { operation } from '../../define-operation.js';
import { presentRateLimit } from '../../presenters/rate-limit.js';
import { askedScopeKinds } from '../../requests/rate-limit-scopes.js';
import { RateLimitsQuery } from '../../schemas/rate-limit-queries.js';
import { PaginatedRateLimitEndpointSets } from '../../schemas/rate-limits.js';

export const listRateLimits = operation({
  operationId: 'listRateLimits',
  tag: 'Rate Limiting',
  summary: 'List the rate limits of every endpoint set',
  method: 'GET',
  path: '/rateLimits',
  permission: 'authenticated',
  reach: rateLimitScopes,
  query: RateLimitsQuery,
  status: 200,
  response: PaginatedRateLimitEndpointSets,
  handle({ services, query, page, list }) {
    const scopes = askedScopeKinds(query);
    const found = services
      .rateLimits()
      .filter((limit) => (scopes.size === 0 || scopes.has(limit.set.scope)) && matches(limit, query));
    return list(found.slice(page.offset, page.offset + page.limit).map(presentRateLimit), found.length);
  },
  wires: {
    atlas: { versions: { '2025-03-12': {}, preview: {} } },
  },
});

function matches({ set, endpoints }: RateLimit, query: Static<typeof RateLimitsQuery>): boolean {
  const { name, endpointPath } = query;
  if (name?.length && !name.includes(set.name)) return false;
  if (!endpointPath?.length) return true;
  // The published example ends in a slash that the paths in answers do not have.
  const paths = endpointPath.map((path) => path.replace(/\/+$/, ''));
  return endpoints.some(({ path }) => paths.includes(path));
}
