import type { Operation } from '../../operation.js';
import { activityFeed } from './activity-feed/index.js';
import { events } from './events/index.js';
import { invitations } from './invitations/index.js';
import { limitDescription } from './limit-description/index.js';
import { mongoDbCloudUsers } from './mongodb-cloud-users/index.js';
import { organizations } from './organizations/index.js';
import { programmaticApiKeys } from './programmatic-api-keys/index.js';
import { projectIpAccessList } from './project-ip-access-list/index.js';
import { projects } from './projects/index.js';
import { rateLimiting } from './rate-limiting/index.js';
import { root } from './root/index.js';
import { serviceAccounts } from './service-accounts/index.js';
import { teams } from './teams/index.js';

/** Every operation of the Atlas Administration API v2 that is served. */
export const atlasOperations: readonly Operation[] = [
  ...organizations,
  ...projects,
  ...programmaticApiKeys,
  ...serviceAccounts,
  ...mongoDbCloudUsers,
  ...invitations,
  ...teams,
  ...projectIpAccessList,
  ...events,
  ...activityFeed,
  ...limitDescription,
  ...rateLimiting,
  ...root,
];
