import { type ServerOperations, serverRoutes } from './generated/server.js';
import type { Wire } from './wire.js';

/** What the server says of itself: health, readiness, metrics, and the page that sets it up. */
export const server: Wire<ServerOperations> = { routes: serverRoutes, sendsForms: true };
