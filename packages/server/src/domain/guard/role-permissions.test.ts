import { describe, expect, it } from 'vitest';
import { createRolePermissions } from './role-permissions.js';

const many = Array.from({ length: 70 }, (_, index) => `things.do${index}`);
const roles = createRolePermissions({
  permissions: [
    { name: 'orders.read', title: '', read: true },
    { name: 'orders.write', title: '', read: false },
    ...many.map((name) => ({ name, title: '', read: false })),
  ],
  roles: [
    { role: 'GROUP_WRITER', scope: 'project', title: '', permissions: ['orders.read', 'orders.write'] },
    { role: 'GROUP_LAST', scope: 'project', title: '', permissions: ['things.do69'] },
    { role: 'ORG_READER', scope: 'organization', title: '', permissions: ['orders.read'] },
  ],
});

describe('roles in a guarded API', () => {
  it.each([
    ['orders.write', [], ['GROUP_WRITER'], true],
    ['orders.write', [], ['GROUP_LAST'], false],
    ['orders.write', ['GROUP_WRITER'], [], false],
    ['orders.read', ['ORG_READER'], [], true],
    ['orders.read', [], ['ORG_READER'], false],
    ['things.do69', [], ['GROUP_LAST'], true],
    ['things.do37', [], ['GROUP_LAST'], false],
    ['things.do69', ['ORG_OWNER'], [], true],
    ['things.do69', [], ['GROUP_OWNER'], true],
    ['orders.read', ['ORG_READ_ONLY'], [], true],
    ['orders.write', ['ORG_READ_ONLY'], ['GROUP_READ_ONLY'], false],
    ['orders.read', ['ORG_MEMBER'], ['GROUP_DATA_ACCESS_READ_ONLY'], false],
    ['orders.read', ['ORG_BILLING_READ_ONLY'], [], false],
    ['orders.write', ['ORG_READER'], ['GROUP_LAST', 'GROUP_WRITER'], true],
    ['orders.delete', ['ORG_OWNER'], ['GROUP_OWNER'], false],
    ['orders.read', ['ORG_NOTHING'], ['GROUP_NOTHING'], false],
  ])('permit %s to %j and %j: %s', (permission, organization, project, isPermitted) => {
    expect(roles.permit(permission, organization, project)).toBe(isPermitted);
    expect(roles.permit(permission, organization, project)).toBe(isPermitted);
  });

  it('reach into projects from the organization only where they permit something', () => {
    expect(roles.permitAnything(['ORG_MEMBER'])).toBe(false);
    expect(roles.permitAnything(['ORG_MEMBER', 'ORG_READER'])).toBe(true);
  });

  it('are named with the narrowest first, and only those that can be granted there', () => {
    expect(roles.rolesWith('orders.read', 'project')).toEqual([
      'ORG_READER',
      'ORG_READ_ONLY',
      'GROUP_READ_ONLY',
      'GROUP_WRITER',
      'ORG_OWNER',
      'GROUP_OWNER',
    ]);
    expect(roles.rolesWith('orders.write', 'organization')).toEqual(['ORG_OWNER']);
  });
});
