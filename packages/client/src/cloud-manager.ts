import { type CloudManagerOperations, cloudManagerRoutes } from './generated/cloud-manager.js';
import type { Wire } from './wire.js';

/** The Cloud Manager Public API v1.0. It has one version. */
export const cloudManager: Wire<CloudManagerOperations> = { routes: cloudManagerRoutes };
