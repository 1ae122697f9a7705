import type { RateLimitRows } from './row.js';

// Below the base path of the wire.
const groups = '/groups';
const group = `${groups}/{groupId}`;

/** One bucket for each project. */
export const projectRateLimits = {
  'activity-feed-project': {
    name: 'Activity Feed',
    scope: 'project',
    path: `${group}/activityFeed`,
    capacity: 1200,
    perMinute: 500,
    endpoints: { [`${group}/activityFeed`]: ['GET'] },
  },
  'api-keys-project': {
    name: 'Programmatic API Keys',
    scope: 'project',
    path: `${group}/apiKeys`,
    capacity: 1200,
    perMinute: 500,
    endpoints: {
      [`${group}/apiKeys`]: ['GET', 'POST'],
      [`${group}/apiKeys/{apiUserId}`]: ['POST', 'PATCH', 'DELETE'],
    },
  },
  'cloud-users-project': {
    name: 'MongoDB Cloud Users',
    scope: 'project',
    path: `${group}/users`,
    capacity: 1200,
    perMinute: 500,
    endpoints: {
      [`${group}/users`]: ['GET', 'POST'],
      [`${group}/users/{userId}`]: ['GET', 'DELETE'],
      [`${group}/users/{userId}/roles`]: ['PUT'],
      [`${group}/users/{userId}:addRole`]: ['POST'],
      [`${group}/users/{userId}:removeRole`]: ['POST'],
    },
  },
  // The table has no row for clusters, the Performance Advisor and descriptions of limits, though the description of the
  // API has 429 for all of them. They have what nearly every other set of their scope has.
  'clusters-project': {
    name: 'Clusters',
    scope: 'project',
    path: `${group}/clusters`,
    capacity: 1200,
    perMinute: 500,
    endpoints: { [`${group}/clusters`]: ['GET'] },
  },
  'events-project': {
    name: 'Events',
    scope: 'project',
    path: `${group}/events`,
    capacity: 300,
    perMinute: 100,
    endpoints: {
      [`${group}/events`]: ['GET'],
      [`${group}/events/{eventId}`]: ['GET'],
    },
  },
  'ip-addresses-project': {
    name: 'IP Addresses',
    scope: 'project',
    path: `${group}/ipAddresses`,
    capacity: 1200,
    perMinute: 500,
    endpoints: { [`${group}/ipAddresses`]: ['GET'] },
  },
  'performance-advisor-project': {
    name: 'Performance Advisor',
    scope: 'project',
    path: `${group}/managedSlowMs`,
    capacity: 1200,
    perMinute: 500,
    endpoints: {
      [`${group}/managedSlowMs`]: ['GET'],
      [`${group}/managedSlowMs/disable`]: ['DELETE'],
      [`${group}/managedSlowMs/enable`]: ['POST'],
    },
  },
  'project-ip-access-list-project': {
    name: 'Project IP Access List',
    scope: 'project',
    path: `${group}/accessList`,
    capacity: 1200,
    perMinute: 500,
    endpoints: {
      [`${group}/accessList`]: ['GET', 'POST'],
      [`${group}/accessList/{entryValue}`]: ['GET', 'DELETE'],
      [`${group}/accessList/{entryValue}/status`]: ['GET'],
    },
  },
  'projects-project': {
    name: 'Projects',
    scope: 'project',
    path: groups,
    capacity: 1200,
    perMinute: 500,
    endpoints: {
      [group]: ['GET', 'PATCH', 'DELETE'],
      [`${group}/access`]: ['POST'],
      [`${group}/invites`]: ['GET', 'POST', 'PATCH'],
      [`${group}/invites/{invitationId}`]: ['GET', 'PATCH', 'DELETE'],
      [`${group}/limits`]: ['GET'],
      [`${group}/limits/{limitName}`]: ['GET', 'PATCH', 'DELETE'],
      [`${group}/mongoDBVersions`]: ['GET'],
      [`${group}/settings`]: ['GET', 'PATCH'],
      [`${group}:migrate`]: ['POST'],
    },
  },
  'service-accounts-project': {
    name: 'Service Accounts',
    scope: 'project',
    path: `${group}/serviceAccounts`,
    capacity: 1200,
    perMinute: 500,
    endpoints: {
      [`${group}/serviceAccounts`]: ['GET', 'POST'],
      [`${group}/serviceAccounts/{clientId}`]: ['GET', 'PATCH', 'DELETE'],
      [`${group}/serviceAccounts/{clientId}/accessList`]: ['GET', 'POST'],
      [`${group}/serviceAccounts/{clientId}/accessList/{ipAddress}`]: ['DELETE'],
      [`${group}/serviceAccounts/{clientId}/secrets`]: ['POST'],
      [`${group}/serviceAccounts/{clientId}/secrets/{secretId}`]: ['DELETE'],
      [`${group}/serviceAccounts/{clientId}:invite`]: ['POST'],
    },
  },
  'teams-project': {
    name: 'Teams',
    scope: 'project',
    path: `${group}/teams`,
    capacity: 1200,
    perMinute: 500,
    endpoints: {
      [`${group}/teams`]: ['GET', 'POST'],
      [`${group}/teams/{teamId}`]: ['GET', 'PATCH', 'DELETE'],
    },
  },
} as const satisfies RateLimitRows;
