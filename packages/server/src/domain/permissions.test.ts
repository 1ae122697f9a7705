import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Permission,
  permissions,
  permissionsOf,
  projectPermissionsOf,
  rolePermissions,
  rolesGranting,
} from './permissions.js';
import { organizationRoles, projectRoles } from './roles.js';

const organizationRoleNames = organizationRoles.map(({ role }) => role);
const projectRoleNames = projectRoles.map(({ role }) => role);
const held = (set: { has(permission: Permission): boolean }) => permissions.filter((p) => set.has(p));

describe('the permission table', () => {
  it('fits, either kind of it, into the bits of one small integer', () => {
    for (const kind of ['organization.', 'project.'])
      expect(permissions.filter((permission) => permission.startsWith(kind)).length).toBeLessThanOrEqual(31);
    expect(new Set(permissions).size).toBe(permissions.length);
  });

  it('knows every role, and gives no project role anything in the organization', () => {
    expect(Object.keys(rolePermissions).sort()).toEqual(
      [...organizationRoleNames, ...projectRoleNames].sort(),
    );
    for (const role of projectRoleNames) {
      expect(rolePermissions[role].filter((permission) => permission.startsWith('organization.'))).toEqual(
        [],
      );
    }
  });

  // The least role per operation as the public API names it; stronger roles are listed with it.
  it.each<[Permission, string[]]>([
    ['organization.read', organizationRoleNames],
    ['organization.settings.read', organizationRoleNames],
    ['organization.apiKeys.read', organizationRoleNames],
    ['organization.events.read', organizationRoleNames],
    ['organization.serviceAccounts.read', ['ORG_OWNER', 'ORG_STREAM_PROCESSING_ADMIN', 'ORG_READ_ONLY']],
    ['organization.write', ['ORG_OWNER']],
    ['organization.delete', ['ORG_OWNER']],
    ['organization.settings.write', ['ORG_OWNER']],
    ['organization.apiKeys.write', ['ORG_OWNER']],
    ['organization.serviceAccounts.write', ['ORG_OWNER']],
    ['organization.projects.create', ['ORG_OWNER', 'ORG_GROUP_CREATOR']],
    ['project.read', ['ORG_OWNER', 'ORG_STREAM_PROCESSING_ADMIN', 'ORG_READ_ONLY', ...projectRoleNames]],
    [
      'project.events.read',
      ['ORG_OWNER', 'ORG_STREAM_PROCESSING_ADMIN', 'ORG_READ_ONLY', ...projectRoleNames],
    ],
    ['project.write', ['ORG_OWNER', 'GROUP_OWNER']],
    ['project.delete', ['ORG_OWNER', 'GROUP_OWNER']],
    ['project.settings.write', ['ORG_OWNER', 'GROUP_OWNER']],
    ['project.limits.write', ['ORG_OWNER', 'GROUP_OWNER']],
    ['project.apiKeys.assign', ['ORG_OWNER', 'GROUP_OWNER']],
    ['project.apiKeys.write', ['ORG_OWNER', 'GROUP_OWNER', 'GROUP_USER_ADMIN']],
    ['project.serviceAccounts.accessList', ['ORG_OWNER', 'GROUP_OWNER', 'GROUP_USER_ADMIN']],
  ])('gives %s to the published roles and no others', (permission, roles) => {
    expect(rolesGranting(permission)).toEqual(roles);
  });
});

describe('the permissions of a principal', () => {
  it('are everything for an organization owner, in the organization and in each project', () => {
    expect(held(permissionsOf(['ORG_OWNER']))).toEqual(
      permissions.filter((p) => p.startsWith('organization.')),
    );
    expect(held(projectPermissionsOf(['ORG_OWNER'], []))).toEqual(
      permissions.filter((p) => p.startsWith('project.')),
    );
    // Even where the project itself grants less.
    expect(projectPermissionsOf(['ORG_OWNER'], ['GROUP_READ_ONLY']).has('project.delete')).toBe(true);
  });

  it('reach only the own projects for an organization member', () => {
    expect(permissionsOf(['ORG_MEMBER']).has('organization.read')).toBe(true);
    expect(held(projectPermissionsOf(['ORG_MEMBER'], []))).toEqual([]);
    expect(projectPermissionsOf(['ORG_MEMBER'], ['GROUP_READ_ONLY']).has('project.read')).toBe(true);
  });

  it('read every project, and change none, for an organization reader', () => {
    const set = projectPermissionsOf(['ORG_READ_ONLY'], []);
    expect(held(set).length).toBeGreaterThan(0);
    expect(held(set).every((permission) => permission.endsWith('read'))).toBe(true);
  });

  it('are nothing for no role, an unknown role, or a role of the other scope', () => {
    expect(held(permissionsOf([]))).toEqual([]);
    expect(held(permissionsOf(['ORG_EMPEROR', 'constructor', 'GROUP_OWNER']))).toEqual([]);
    expect(held(projectPermissionsOf(['GROUP_OWNER'], ['ORG_OWNER', 'GROUP_EMPEROR']))).toEqual([]);
  });

  it('are the union of what each role permits, whatever the order, and shared by all who hold them', () => {
    const some = <T>(values: readonly T[]) => fc.shuffledSubarray([...values]);
    fc.assert(
      fc.property(some(organizationRoleNames), some(projectRoleNames), (organization, project) => {
        const set = projectPermissionsOf(organization, project);
        const expected = permissions.filter(
          (permission) =>
            permission.startsWith('project.') &&
            [...organization, ...project].some((role) => rolePermissions[role].includes(permission)),
        );
        expect(held(set)).toEqual(expected);
        expect(projectPermissionsOf([...organization].reverse(), [...project].reverse())).toBe(set);
      }),
    );
  });
});
