import type { CredentialQuery } from '../api/calls/credentials.js';
import { findProjects, getProject, type Scope } from '../api/calls/scopes.js';
import { textBounds } from '../domain.js';
import type { RoleOption } from '../kit/RoleMenu.js';
import { dayChoices, flagFilter, type ListFilter } from '../lists/list-filter.js';
import { roleFilter } from '../lists/role-filter.js';

type Filter = ListFilter<CredentialQuery>;

/** The filters by what is noted, as the address has them. */
export type NoteFilter = 'kind' | 'owner' | 'tag' | 'madeBy';

/**
 * What the lists of credentials of a scope can be narrowed by: by its `roles` among others. `ends` says of what the end counts: of
 * keys, or of secrets.
 */
export function credentialFilters(
  scope: Scope,
  roles: readonly RoleOption[],
  ends: 'Key' | 'Secret',
): readonly Filter[] {
  return [
    roleFilter<CredentialQuery>(roles),
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
    ...NOTE_FILTERS,
  ];
}

/** What is noted of credentials, as a whole: `FilterLink` leads to a list with one of them. */
const NOTE_FILTERS: readonly (Filter & { readonly name: NoteFilter })[] = [
  {
    name: 'kind',
    label: 'Kind',
    hint: 'The kind that is noted, such as agent or ci.',
    most: textBounds.noteKind.most,
    query: (noteKind) => ({ noteKind }),
  },
  {
    name: 'owner',
    label: 'Owner',
    hint: 'The owner as it is noted.',
    most: textBounds.noteOwner.most,
    query: (owner) => ({ owner }),
  },
  {
    name: 'tag',
    label: 'Tag',
    hint: 'One tag as it is noted, in the same upper and lower case.',
    most: textBounds.credentialTag.most,
    query: (tag) => ({ tag }),
  },
  {
    name: 'madeBy',
    label: 'Made by',
    hint: 'The user name, public key or client ID of who made it.',
    most: textBounds.someText.most,
    query: (madeBy) => ({ madeBy }),
  },
];

/** In a project, the credentials as well that a role in the organization lets in. */
export function reaching(scope: Scope): CredentialQuery {
  return scope.kind === 'project' ? { includeOrgRoles: true } : {};
}
