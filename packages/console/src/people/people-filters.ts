import { findProjects, getProject } from '../api/calls/scopes.js';
import { findTeams, getTeam } from '../api/calls/teams.js';
import type { GroupPeopleQuery, MembershipStatus, PeopleQuery } from '../api/calls/users.js';
import type { RoleOption } from '../kit/RoleMenu.js';
import { dayChoices, flagFilter, type ListFilter } from '../lists/list-filter.js';
import { roleFilter } from '../lists/role-filter.js';

/** By what the address has for them; without any, members and those whose invitation stands are shown. */
const STATUSES: Readonly<Record<string, { label: string; statuses: MembershipStatus[] }>> = {
  active: { label: 'Active', statuses: ['ACTIVE'] },
  pending: { label: 'Pending', statuses: ['PENDING'] },
  over: {
    label: 'Invitation expired or rejected',
    statuses: ['INVITATION_EXPIRED', 'INVITATION_REJECTED'],
  },
};

function commonFilters<Query extends PeopleQuery | GroupPeopleQuery>(
  roles: readonly RoleOption[],
): readonly ListFilter<Query>[] {
  return [
    {
      name: 'status',
      label: 'Status',
      choices: Object.entries(STATUSES).map(([value, { label }]) => ({ value, label })),
      query: (value) => ({ orgMembershipStatuses: STATUSES[value]?.statuses }) as Partial<Query>,
    },
    roleFilter<Query>(roles),
    flagFilter<Query>('neverSignedIn', 'Never signed in', { neverSignedIn: true } as Partial<Query>),
    {
      name: 'unseen',
      label: 'Not signed in',
      choices: dayChoices([30, 90, 180, 365], (days) => `for ${days} days`),
      query: (days) => ({ notSignedInForDays: Number(days) }) as Partial<Query>,
    },
  ];
}

/** What the people of an organization can be narrowed by. */
export function orgPeopleFilters(
  orgId: string,
  roles: readonly RoleOption[],
): readonly ListFilter<PeopleQuery>[] {
  return [
    ...commonFilters<PeopleQuery>(roles),
    {
      name: 'project',
      label: 'Project',
      find: (text) => findProjects(orgId, text),
      describe: getProject,
      query: (groupId) => ({ groupId }),
    },
    {
      name: 'team',
      label: 'Team',
      find: (text) => findTeams(orgId, text),
      describe: (teamId) => getTeam(orgId, teamId),
      query: (teamId) => ({ teamId }),
    },
  ];
}

/** What the people of a team can be narrowed by. */
export function teamPeopleFilters(roles: readonly RoleOption[]): readonly ListFilter<PeopleQuery>[] {
  return commonFilters<PeopleQuery>(roles);
}

/** What the people of a project can be narrowed by. */
export function groupPeopleFilters(roles: readonly RoleOption[]): readonly ListFilter<GroupPeopleQuery>[] {
  return commonFilters<GroupPeopleQuery>(roles);
}
