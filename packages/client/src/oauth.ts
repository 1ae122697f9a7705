import { type OauthOperations, oauthRoutes } from './generated/oauth.js';
import type { Wire } from './wire.js';

/**
 * OAuth 2.0 for service accounts. Its token, revocation and introspection take HTTP Basic, which a call gives as a header;
 * a client that has the credentials of a service account mints its tokens by itself.
 */
export const oauth: Wire<OauthOperations> = { routes: oauthRoutes, sendsForms: true };
