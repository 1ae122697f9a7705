import type { RateLimitRows } from './row.js';

// Below the base path of the wire.
const orgs = '/orgs';
const groups = '/groups';

/** One bucket for each caller or, before anybody is known, for each address. */
export const callerRateLimits = {
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
  'events-user': {
    name: 'Events',
    scope: 'user',
    path: '/eventTypes',
    capacity: 300,
    perMinute: 100,
    endpoints: { '/eventTypes': ['GET'] },
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
  'organizations-user': {
    name: 'Organizations',
    scope: 'user',
    path: orgs,
    capacity: 300,
    perMinute: 100,
    endpoints: { [orgs]: ['GET', 'POST'] },
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
  'root-user': {
    name: 'Root',
    scope: 'user',
    path: '',
    capacity: 300,
    perMinute: 100,
    endpoints: { '': ['GET'] },
  },
  'root-ip': {
    name: 'Root',
    scope: 'ip',
    path: '/unauth',
    capacity: 400,
    perMinute: 100,
    endpoints: { '/unauth/controlPlaneIPAddresses': ['GET'] },
  },
} as const satisfies RateLimitRows;
