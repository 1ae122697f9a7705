import type { EndpointSet } from '../../domain/rate-limits.js';
import type { RateLimit } from '../../domain/served-rate-limits.js';
import type { RateLimitEndpointSetResponse } from '../schemas/rate-limits.js';

const SCOPES = {
  organization: 'ORGANIZATION',
  project: 'GROUP',
  user: 'USER',
  ip: 'IP',
} as const satisfies Record<EndpointSet['scope'], string>;

/** An endpoint set with its limit on the wire. */
export function presentRateLimit(limit: RateLimit): RateLimitEndpointSetResponse {
  const { set } = limit;
  return {
    capacity: presentValue(limit.capacity, set.capacity),
    endpointSetId: set.id,
    endpointSetName: set.name,
    endpoints: limit.endpoints.map(({ method, path }) => ({ method, path })),
    refillDurationSeconds: { value: set.refillDurationSeconds },
    refillRate: presentValue(limit.refillRate, set.refillRate),
    scope: SCOPES[set.scope],
  };
}

/** The default stands beside the value only where the value was changed. */
function presentValue(value: number, defaultValue: number) {
  return value === defaultValue ? { value } : { defaultValue, value };
}
