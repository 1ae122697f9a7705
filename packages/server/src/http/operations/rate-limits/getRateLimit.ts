import { rateLimitScopes } from '../../../access/reach/rate-limit-scopes.js';
import { RefusalError, refuse } from '../../../domain/errors.js';
import { operation } from '../../define-operation.js';
import { presentRateLimit } from '../../presenters/rate-limit.js';
import { RateLimitQuery } from '../../schemas/rate-limit-queries.js';
import { RateLimitEndpointSetResponse } from '../../schemas/rate-limits.js';

export const getRateLimit = operation({
  operationId: 'getRateLimit',
  tag: 'Rate Limiting',
  summary: 'Show the rate limit of one endpoint set',
  method: 'GET',
  path: '/rateLimits/{endpointSetId}',
  permission: 'authenticated',
  reach: rateLimitScopes,
  query: RateLimitQuery,
  status: 200,
  response: RateLimitEndpointSetResponse,
  handle({ services, path }) {
    const limit = services.rateLimits().find(({ set }) => set.id === path.endpointSetId);
    if (!limit)
      throw new RefusalError(refuse('RESOURCE_NOT_FOUND', `rate limit endpoint set ${path.endpointSetId}`));
    return presentRateLimit(limit);
  },
  wires: {
    atlas: { versions: { '2025-03-12': {}, preview: {} } },
  },
});
