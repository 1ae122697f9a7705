export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

// Below the base path of a wire.
const orgs = '/orgs';
const org = `${orgs}/{orgId}`;
const groups = '/groups';
const group = `${groups}/{groupId}`;

export interface RateLimitRow {
  readonly name: string;
  /** Whose bucket it is; `user` means the caller, be it a credential or a person. */
  readonly scope: 'organization' | 'project' | 'user' | 'ip';
  readonly path: string;
  readonly capacity: number;
  readonly perMinute: number;
  readonly endpoints: Readonly<Record<string, readonly Method[]>>;
}

/**
 * The published table (Atlas documentation, "API rate limits", April 2026) for what this server serves. Names,
 * numbers and members are as published; ids are Sallyport's, since the public ones are not known.
 */
export const rateLimitTable = {
  'activity-feed-organization': {
    name: 'Activity Feed',
    scope: 'organization',
    path: `${org}/activityFeed`,
    capacity: 500,
    perMinute: 250,
    endpoints: { [`${org}/activityFeed`]: ['GET'] },
  },
  'activity-feed-project': {
    name: 'Activity Feed',
    scope: 'project',
    path: `${group}/activityFeed`,
    capacity: 1200,
    perMinute: 500,
    endpoints: { [`${group}/activityFeed`]: ['GET'] },
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
  'cloud-users-user': {
    name: 'MongoDB Cloud Users',
    scope: 'user',
    path: '/users',
    capacity: 2500,
    perMinute: 2000,
    endpoints: {
      '/users': ['POST'],
      '/users/{userId}': ['GET'],
      '/users/byName/{userName}': ['GET'],
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
  'events-user': {
    name: 'Events',
    scope: 'user',
    path: '/eventTypes',
    capacity: 300,
    perMinute: 100,
    endpoints: { '/eventTypes': ['GET'] },
  },
  'ip-addresses-project': {
    name: 'IP Addresses',
    scope: 'project',
    path: `${group}/ipAddresses`,
    capacity: 1200,
    perMinute: 500,
    endpoints: { [`${group}/ipAddresses`]: ['GET'] },
  },
  'limit-description-user': {
    name: 'Limit Description',
    scope: 'user',
    path: '/defaultGroupLimits',
    capacity: 300,
    perMinute: 100,
    endpoints: {
      '/defaultGroupLimits': ['GET'],
      '/defaultGroupLimits/{limitName}': ['GET'],
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
  'organizations-user': {
    name: 'Organizations',
    scope: 'user',
    path: orgs,
    capacity: 300,
    perMinute: 100,
    endpoints: { [orgs]: ['GET', 'POST'] },
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
  'projects-user': {
    name: 'Projects',
    scope: 'user',
    path: groups,
    capacity: 1200,
    perMinute: 500,
    endpoints: {
      [groups]: ['GET', 'POST'],
      [`${groups}/byName/{groupName}`]: ['GET'],
    },
  },
  'rate-limits-inspection-user': {
    name: 'Rate Limits Inspection',
    scope: 'user',
    path: '/rateLimits',
    capacity: 300,
    perMinute: 100,
    endpoints: {
      '/rateLimits': ['GET'],
      '/rateLimits/{endpointSetId}': ['GET'],
    },
  },
  'root-ip': {
    name: 'Root',
    scope: 'ip',
    path: '/unauth',
    capacity: 400,
    perMinute: 100,
    endpoints: { '/unauth/controlPlaneIPAddresses': ['GET'] },
  },
  'root-user': {
    name: 'Root',
    scope: 'user',
    path: '',
    capacity: 300,
    perMinute: 100,
    endpoints: { '': ['GET'] },
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
} as const satisfies Readonly<Record<string, RateLimitRow>>;
