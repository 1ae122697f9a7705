import { describe, expect, it } from 'vitest';
import { isOrganizationRole, isProjectRole, organizationRoles, projectRoles } from './roles.js';

describe('roles', () => {
  it('belong to an organization or to a project, never to both', () => {
    for (const { role } of organizationRoles) {
      expect(isOrganizationRole(role)).toBe(true);
      expect(isProjectRole(role)).toBe(false);
      expect(role).toMatch(/^ORG_[A-Z_]+$/);
    }
    for (const { role } of projectRoles) {
      expect(isProjectRole(role)).toBe(true);
      expect(isOrganizationRole(role)).toBe(false);
      expect(role).toMatch(/^GROUP_[A-Z_]+$/);
    }
  });

  it('are as many as are published, each once', () => {
    expect(new Set(organizationRoles.map(({ role }) => role)).size).toBe(7);
    expect(new Set(projectRoles.map(({ role }) => role)).size).toBe(16);
    expect(new Set([...organizationRoles, ...projectRoles].map((role) => role.displayName)).size).toBe(23);
  });

  it.each(['', 'ORG_ADMIN', 'org_owner', 'GLOBAL_READ_ONLY', 'GROUP_MEMBER', 'constructor', '__proto__'])(
    'do not include %j',
    (name) => {
      expect(isOrganizationRole(name)).toBe(false);
      expect(isProjectRole(name)).toBe(false);
    },
  );
});
