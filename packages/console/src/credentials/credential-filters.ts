import type { CredentialQuery } from '../api/calls/credentials.js';
import { findProjects, getProject, type Scope } from '../api/calls/scopes.js';
import { dayChoices, flagFilter, type ListFilter } from '../lists/list-filter.js';
import { rolesIn } from '../scopes/roles.js';

type Filter = ListFilter<CredentialQuery>;

/** What the lists of credentials of a scope can be narrowed by. `ends` says of what the end counts: of keys, or of secrets. */
export function credentialFilters(scope: Scope, ends: 'Key' | 'Secret'): readonly Filter[] {
  return [
    {
      name: 'role',
      label: 'Role',
      choices: rolesIn(scope).map(({ role, displayName }) => ({ value: role, label: displayName })),
      query: (role) => ({ role: role as NonNullable<CredentialQuery['role']> }),
    },
    ...(scope.kind === 'organization'
      ? [
          {
            name: 'project',
            label: 'Project',
            find: (text: string) => findProjects(scope.orgId, text),
            describe: getProject,
            query: (groupId: string) => ({ groupId }),
          },
        ]
      : []),
    flagFilter<CredentialQuery>('withoutAccessList', 'Empty access list', { withoutAccessList: true }),
    flagFilter<CredentialQuery>('neverUsed', 'Never used', { neverUsed: true }),
    {
      name: 'unusedForDays',
      label: 'Unused',
      choices: dayChoices([30, 90, 180, 365], (days) => `for ${days} days`),
      query: (days) => ({ unusedForDays: Number(days) }),
    },
    {
      name: 'expiresWithinDays',
      label: ends === 'Key' ? 'Expires' : 'Secret expires',
      choices: dayChoices([0, 7, 30, 90], (days) =>
        days === 0 ? 'has expired already' : `within ${days} days`,
      ),
      query: (days) => ({ expiresWithinDays: Number(days) }),
    },
  ];
}

/** In a project, the credentials as well that a role in the organization lets in. */
export function reaching(scope: Scope): CredentialQuery {
  return scope.kind === 'project' ? { includeOrgRoles: true } : {};
}
