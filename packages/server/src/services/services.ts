import type { Sealing } from '../domain/sealing.js';
import type { Store } from '../store/store.js';

/** What use cases work with. */
export interface Services {
  readonly store: Store;
  readonly sealing: Sealing;
}
