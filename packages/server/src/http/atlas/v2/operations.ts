import type { Operation } from '../../operation.js';
import { programmaticApiKeys } from './programmatic-api-keys/index.js';

/** Every operation of the Atlas Administration API v2 that is served. */
export const atlasOperations: readonly Operation[] = [...programmaticApiKeys];
