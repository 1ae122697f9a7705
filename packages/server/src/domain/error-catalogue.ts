import { accessListErrors } from './errors/access-lists.js';
import { apiKeyErrors } from './errors/api-keys.js';
import { attributeErrors } from './errors/attributes.js';
import { callerErrors } from './errors/caller.js';
import { eventErrors } from './errors/events.js';
import { guardProxyErrors } from './errors/guard-proxy.js';
import { guardedApiErrors } from './errors/guarded-apis.js';
import { guardedRequestErrors } from './errors/guarded-requests.js';
import { invitationErrors } from './errors/invitations.js';
import { networkEntryErrors } from './errors/network-entries.js';
import { organizationErrors } from './errors/organizations.js';
import { projectErrors } from './errors/projects.js';
import { rateLimitErrors } from './errors/rate-limits.js';
import { requestErrors } from './errors/request.js';
import { roleErrors } from './errors/roles.js';
import { serverErrors } from './errors/server.js';
import { serviceAccountErrors } from './errors/service-accounts.js';
import { signInErrors } from './errors/sign-in.js';
import { teamErrors } from './errors/teams.js';
import { testingErrors } from './errors/testing.js';
import { userErrors } from './errors/users.js';

/**
 * Every refusal this server can give, by code, from a file for each area. The reference page docs/reference/errors.md is
 * made from it.
 */
export const errorCatalogue = {
  ...callerErrors,
  ...signInErrors,
  ...invitationErrors,
  ...organizationErrors,
  ...projectErrors,
  ...userErrors,
  ...roleErrors,
  ...teamErrors,
  ...apiKeyErrors,
  ...serviceAccountErrors,
  ...accessListErrors,
  ...networkEntryErrors,
  ...eventErrors,
  ...requestErrors,
  ...attributeErrors,
  ...rateLimitErrors,
  ...serverErrors,
  ...testingErrors,
  ...guardedApiErrors,
  ...guardedRequestErrors,
  ...guardProxyErrors,
};
