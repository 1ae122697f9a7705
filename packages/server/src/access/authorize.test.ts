import { describe, expect, it } from 'vitest';
import { compileAccessList } from '../domain/access-list.js';
import { organizationRoles, projectRoles } from '../domain/roles.js';
import { NEW_KEY_FACTS } from '../store/api-key-facts.js';
import { organizationIdsOf, permissionsInOrganization, permissionsInProject } from './authorize.js';
import type { Principal } from './principal.js';

const PROJECT = { id: 'p', organizationId: 'o' };

function key(organization: string[], project: string[] = []): Principal {
  return {
    kind: 'api_key',
    id: 'k',
    publicKey: 'abcdefgh',
    ...NEW_KEY_FACTS,
    organizationId: 'o',
    organizationRoles: organization,
    projectRoles: new Map(project.length > 0 ? [['p', project]] : []),
    accessList: compileAccessList([]),
    ha1: { md5: '', sha256: '' },
  };
}

function user(organizations: [string, string[]][], projects: [string, string[]][] = []): Principal {
  return {
    kind: 'user',
    id: 'u',
    username: 'ada@example.com',
    organizationRoles: new Map(organizations),
    projectRoles: new Map(projects),
    sessionLimits: { absoluteMs: 1, idleMs: null },
    session: { id: 's', createdAt: 1, hasSecondFactor: false },
    closedOrganizationIds: new Set(),
  };
}

describe('a credential', () => {
  it('is a stranger in every organization but its own', () => {
    const owner = key(['ORG_OWNER']);
    expect(organizationIdsOf(owner)).toEqual(['o']);
    expect(permissionsInOrganization(owner, 'o')?.has('organization.apiKeys.write')).toBe(true);
    expect(permissionsInOrganization(owner, 'other')).toBeUndefined();
    expect(permissionsInProject(owner, { id: 'p', organizationId: 'other' })).toBeUndefined();
  });

  it('does not know a project of its organization without a role that shows it', () => {
    expect(permissionsInProject(key(['ORG_MEMBER']), PROJECT)).toBeUndefined();
    expect(permissionsInProject(key(['ORG_MEMBER'], ['GROUP_READ_ONLY']), PROJECT)).toBeDefined();
    expect(
      permissionsInProject(key(['ORG_MEMBER'], ['GROUP_OWNER']), { id: 'other', organizationId: 'o' }),
    ).toBeUndefined();
  });

  it.each(organizationRoles.map(({ role }) => role))(
    'with %s knows a project exactly when the role reads projects',
    (role) => {
      const permissions = permissionsInProject(key([role]), PROJECT);
      const reads = ['ORG_OWNER', 'ORG_READ_ONLY', 'ORG_STREAM_PROCESSING_ADMIN'].includes(role);
      expect(permissions !== undefined).toBe(reads);
    },
  );

  it.each(projectRoles.map(({ role }) => role))('with %s knows the project', (role) => {
    expect(permissionsInProject(key(['ORG_MEMBER'], [role]), PROJECT)?.has('project.apiKeys.read')).toBe(
      true,
    );
  });

  it('gains nothing from roles given in the wrong list', () => {
    expect(permissionsInProject(key(['GROUP_OWNER']), PROJECT)).toBeUndefined();
    expect(permissionsInProject(key(['ORG_MEMBER'], ['ORG_OWNER']), PROJECT)).toBeUndefined();
    expect(permissionsInOrganization(key(['GROUP_OWNER']), 'o')?.bits).toBe(0);
  });
});

describe('a person', () => {
  it('has in each organization the roles of that one', () => {
    const ada = user(
      [
        ['o', ['ORG_OWNER']],
        ['other', ['ORG_MEMBER']],
      ],
      [['q', ['GROUP_OWNER']]],
    );
    expect(organizationIdsOf(ada)).toEqual(['o', 'other']);
    expect(permissionsInOrganization(ada, 'o')?.has('organization.write')).toBe(true);
    expect(permissionsInOrganization(ada, 'other')?.has('organization.write')).toBe(false);
    expect(permissionsInOrganization(ada, 'third')).toBeUndefined();
    expect(permissionsInProject(ada, PROJECT)?.has('project.write')).toBe(true);
    expect(permissionsInProject(ada, { id: 'q', organizationId: 'other' })?.has('project.write')).toBe(true);
    expect(permissionsInProject(ada, { id: 'r', organizationId: 'other' })).toBeUndefined();
    // A role left behind in a project of an organization that was left opens nothing.
    expect(permissionsInProject(ada, { id: 'q', organizationId: 'third' })).toBeUndefined();
  });
});
