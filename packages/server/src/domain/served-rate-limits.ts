import type { EndpointSet } from './rate-limits.js';

type Endpoint = EndpointSet['endpoints'][number];

/** An endpoint set as this server keeps it. */
export interface RateLimit {
  /** As published. */
  readonly set: EndpointSet;
  /** Those of the set's endpoints that are served. */
  readonly endpoints: readonly Endpoint[];
  /** The numbers in force: the published ones, scaled. */
  readonly capacity: number;
  readonly refillRate: number;
}

/** The limits of those endpoint sets of which at least one endpoint is served. */
export function rateLimitsOf(
  sets: readonly EndpointSet[],
  served: Iterable<{ readonly method: string; readonly path: string }>,
  limitsOf: (set: EndpointSet) => { readonly capacity: number; readonly refillRate: number },
): RateLimit[] {
  const keyOf = (endpoint: { method: string; path: string }) => `${endpoint.method} ${endpoint.path}`;
  const keys = new Set([...served].map(keyOf));
  return sets.flatMap((set) => {
    const endpoints = set.endpoints.filter((endpoint) => keys.has(keyOf(endpoint)));
    if (endpoints.length === 0) return [];
    const { capacity, refillRate } = limitsOf(set);
    return [{ set, endpoints, capacity, refillRate }];
  });
}
