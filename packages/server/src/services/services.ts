import type { Sealing } from '../domain/sealing.js';
import type { Store } from '../store/store.js';
import type { RateLimit } from './rate-limits/rate-limits.js';

/** What use cases work with. */
export interface Services {
  readonly store: Store;
  readonly sealing: Sealing;
  /** The rate limits of what is served. */
  readonly rateLimits: readonly RateLimit[];
}
