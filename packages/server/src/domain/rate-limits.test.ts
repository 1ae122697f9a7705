import { describe, expect, it } from 'vitest';
import { endpointSetOf, endpointSets } from './rate-limits.js';

const ATLAS = { name: 'atlas', basePath: '/api/atlas/v2' } as const;
const sets = Object.values(endpointSets);

describe('endpoint sets', () => {
  it('have the id they are found by, in the order of the ids', () => {
    expect(sets.map(({ id }) => id)).toEqual(Object.keys(endpointSets));
    expect(Object.keys(endpointSets)).toEqual(Object.keys(endpointSets).sort());
  });

  it('put each endpoint into one set', () => {
    const endpoints = sets.flatMap((set) => set.endpoints.map(({ method, path }) => `${method} ${path}`));
    expect(new Set(endpoints).size).toBe(endpoints.length);
  });

  it('hold endpoints whose path names the scope', () => {
    for (const { scope, endpoints } of sets) {
      for (const { path } of endpoints) {
        expect(path).toMatch(/^\/api\/atlas\/v2(\/|$)/);
        expect(path.includes('/{orgId}')).toBe(scope === 'organization');
        expect(path.includes('/{groupId}')).toBe(scope === 'project');
      }
    }
  });

  it('name the resource of a 429 without a leading slash', () => {
    expect(endpointSets['organization-settings-organization'].path).toBe('api/atlas/v2/orgs');
    for (const { path } of sets) expect(path).toMatch(/^api\/atlas\/v2/);
  });

  // Recorded `RateLimit-Limit` values and the published refill rates.
  it.each([
    ['GET', '/orgs', 300, 100],
    ['GET', '/orgs/{orgId}', 500, 250],
    ['PATCH', '/orgs/{orgId}/settings', 10, 5],
    ['POST', '/orgs/{orgId}/apiKeys', 500, 250],
    ['DELETE', '/orgs/{orgId}/apiKeys/{apiUserId}/accessList/{ipAddress}', 500, 250],
    ['GET', '/orgs/{orgId}/events', 500, 250],
    ['GET', '/groups', 1200, 500],
    ['GET', '/groups/{groupId}/settings', 1200, 500],
    ['POST', '/groups/{groupId}/apiKeys/{apiUserId}', 1200, 500],
    ['GET', '/groups/{groupId}/events', 300, 100],
    ['POST', '/orgs/{orgId}/serviceAccounts/{clientId}/secrets', 500, 250],
    ['POST', '/groups/{groupId}/serviceAccounts/{clientId}:invite', 1200, 500],
    ['GET', '/eventTypes', 300, 100],
    ['GET', '/orgs/{orgId}/users', 500, 250],
    ['GET', '/groups/{groupId}/users', 1200, 500],
    ['GET', '/users/byName/{userName}', 2500, 2000],
    ['POST', '/orgs/{orgId}/teams', 1200, 500],
    ['POST', '/orgs/{orgId}/teams/{teamId}/users', 1200, 500],
    ['PATCH', '/groups/{groupId}/teams/{teamId}', 1200, 500],
    ['GET', '', 300, 100],
    ['GET', '/unauth/controlPlaneIPAddresses', 400, 100],
    ['GET', '/rateLimits/{endpointSetId}', 300, 100],
  ])('limit %s %s to %i requests at once and %i a minute', (method, path, capacity, refillRate) => {
    expect(endpointSetOf({ wire: ATLAS, method, path: `/api/atlas/v2${path}` })).toMatchObject({
      capacity,
      refillRate,
      refillDurationSeconds: 60,
    });
  });

  it('leave other endpoints alone', () => {
    expect(endpointSetOf({ wire: ATLAS, method: 'PUT', path: '/api/atlas/v2/orgs' })).toBeUndefined();
  });

  it('are those of the Atlas wire alone, whatever path another one has', () => {
    const wire = { name: 'atlasV1', basePath: '/api/atlas/v1.0' } as const;
    expect(endpointSetOf({ wire, method: 'GET', path: '/api/atlas/v1.0/orgs' })).toBeUndefined();
  });
});
