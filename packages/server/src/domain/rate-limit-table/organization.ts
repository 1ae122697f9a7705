import type { RateLimitRows } from './row.js';

// Below the base path of the wire.
const orgs = '/orgs';
const org = `${orgs}/{orgId}`;

/** One bucket for each organization. */
export const organizationRateLimits = {
  'activity-feed-organization': {
    name: 'Activity Feed',
    scope: 'organization',
    path: `${org}/activityFeed`,
    capacity: 500,
    perMinute: 250,
    endpoints: { [`${org}/activityFeed`]: ['GET'] },
  },
  'api-keys-organization': {
    name: 'Programmatic API Keys',
    scope: 'organization',
    path: `${org}/apiKeys`,
    capacity: 500,
    perMinute: 250,
    endpoints: {
      [`${org}/apiKeys`]: ['GET', 'POST'],
      [`${org}/apiKeys/{apiUserId}`]: ['GET', 'PATCH', 'DELETE'],
      [`${org}/apiKeys/{apiUserId}/accessList`]: ['GET', 'POST'],
      [`${org}/apiKeys/{apiUserId}/accessList/{ipAddress}`]: ['GET', 'DELETE'],
    },
  },
  'cloud-users-organization': {
    name: 'MongoDB Cloud Users',
    scope: 'organization',
    path: `${org}/users`,
    capacity: 500,
    perMinute: 250,
    endpoints: {
      [`${org}/users`]: ['GET', 'POST'],
      [`${org}/users/{userId}`]: ['GET', 'PATCH', 'DELETE'],
      [`${org}/users/{userId}/roles`]: ['PUT'],
      [`${org}/users/{userId}:addRole`]: ['POST'],
      [`${org}/users/{userId}:removeRole`]: ['POST'],
    },
  },
  'events-organization': {
    name: 'Events',
    scope: 'organization',
    path: `${org}/events`,
    capacity: 500,
    perMinute: 250,
    endpoints: {
      [`${org}/events`]: ['GET'],
      [`${org}/events/{eventId}`]: ['GET'],
    },
  },
  'organization-settings-organization': {
    name: 'Organization Settings',
    scope: 'organization',
    // The published sample of a 429 with these numbers names the parent resource.
    path: orgs,
    capacity: 10,
    perMinute: 5,
    endpoints: { [`${org}/settings`]: ['GET', 'PATCH'] },
  },
  'organizations-organization': {
    name: 'Organizations',
    scope: 'organization',
    path: orgs,
    capacity: 500,
    perMinute: 250,
    endpoints: {
      [org]: ['GET', 'PATCH', 'DELETE'],
      [`${org}/delegationSettings`]: ['GET', 'PATCH'],
      [`${org}/groups`]: ['GET'],
      [`${org}/invites`]: ['GET', 'POST', 'PATCH'],
      [`${org}/invites/{invitationId}`]: ['GET', 'PATCH', 'DELETE'],
      [`${org}/maintenanceSettings`]: ['GET', 'PATCH'],
      [`${org}/maintenanceSettings:reset`]: ['POST'],
    },
  },
  'service-accounts-organization': {
    name: 'Service Accounts',
    scope: 'organization',
    path: `${org}/serviceAccounts`,
    capacity: 500,
    perMinute: 250,
    endpoints: {
      [`${org}/serviceAccounts`]: ['GET', 'POST'],
      [`${org}/serviceAccounts/{clientId}`]: ['GET', 'PATCH', 'DELETE'],
      [`${org}/serviceAccounts/{clientId}/accessList`]: ['GET', 'POST'],
      [`${org}/serviceAccounts/{clientId}/accessList/{ipAddress}`]: ['DELETE'],
      [`${org}/serviceAccounts/{clientId}/groups`]: ['GET'],
      [`${org}/serviceAccounts/{clientId}/secrets`]: ['POST'],
      [`${org}/serviceAccounts/{clientId}/secrets/{secretId}`]: ['DELETE'],
    },
  },
  'teams-organization': {
    name: 'Teams',
    scope: 'organization',
    path: `${org}/teams`,
    capacity: 1200,
    perMinute: 500,
    endpoints: {
      [`${org}/teams`]: ['GET', 'POST'],
      [`${org}/teams/{teamId}`]: ['GET', 'PATCH', 'DELETE'],
      [`${org}/teams/{teamId}/users`]: ['GET', 'POST'],
      [`${org}/teams/{teamId}/users/{userId}`]: ['DELETE'],
      [`${org}/teams/{teamId}:addUser`]: ['POST'],
      [`${org}/teams/{teamId}:removeUser`]: ['POST'],
      [`${org}/teams/byName/{teamName}`]: ['GET'],
    },
  },
} as const satisfies RateLimitRows;
