import type { LimitNumbers } from './rate-limit-plan.js';
import type { EndpointSet } from './rate-limits.js';

type Endpoint = EndpointSet['endpoints'][number];

/** An endpoint set with the numbers in force. */
export interface RateLimit extends LimitNumbers {
  /** As published. */
  readonly set: EndpointSet;
  /** Those of the set's endpoints that are served. */
  readonly endpoints: readonly Endpoint[];
}

/** The limits of those endpoint sets of which at least one endpoint is served, with the numbers in force when it is asked. */
export function rateLimitsOf(
  sets: readonly EndpointSet[],
  served: Iterable<{ readonly method: string; readonly path: string }>,
  limitsOf: (set: EndpointSet) => LimitNumbers,
): () => RateLimit[] {
  const keyOf = (endpoint: { method: string; path: string }) => `${endpoint.method} ${endpoint.path}`;
  const keys = new Set([...served].map(keyOf));
  const found = sets.flatMap((set) => {
    const endpoints = set.endpoints.filter((endpoint) => keys.has(keyOf(endpoint)));
    return endpoints.length === 0 ? [] : [{ set, endpoints }];
  });
  return () =>
    found.map(({ set, endpoints }) => {
      const { capacity, refillRate } = limitsOf(set);
      return { set, endpoints, capacity, refillRate };
    });
}
