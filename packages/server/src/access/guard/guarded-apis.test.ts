import { expect, it } from 'vitest';
import { createRolePermissions } from '../../domain/guard/role-permissions.js';
import { compiledBytes } from './guarded-apis.js';

it('counts a guarded API for its routes, and for each permission in the list of each role', () => {
  const permissions = Array.from({ length: 100 }, (_, place) => ({
    name: `p${place}`,
    title: '',
    read: false,
  }));
  const held = permissions.map(({ name }) => name);
  const roles = Array.from({ length: 50 }, (_, place) => ({
    role: `ORG_R${place}`,
    scope: 'organization' as const,
    title: '',
    permissions: held,
  }));
  const of = (routeCount: number, given: typeof roles) =>
    compiledBytes({ routeCount, roles: createRolePermissions({ permissions, roles: given }) });
  expect(of(10, []) - of(0, [])).toBe(15_000);
  expect(of(0, roles) - of(0, [])).toBe(8 * 50 * 100);
});
