import type { Operation } from '../../operation.js';
import { events } from './events/index.js';
import { invitations } from './invitations/index.js';
import { organizations } from './organizations/index.js';
import { programmaticApiKeys } from './programmatic-api-keys/index.js';
import { projects } from './projects/index.js';
import { root } from './root/index.js';
import { serviceAccounts } from './service-accounts/index.js';
import { teams } from './teams/index.js';
import { users } from './users/index.js';

/** Every operation of the Cloud Manager Public API v1.0 that is served. */
export const cloudManagerOperations: readonly Operation[] = [
  ...organizations,
  ...projects,
  ...programmaticApiKeys,
  ...serviceAccounts,
  ...users,
  ...invitations,
  ...teams,
  ...events,
  ...root,
];
