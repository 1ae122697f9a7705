import type { Atlas, DefaultOperations, InputOf, Page, Private } from '@sallyport/client';
import { type Call, call } from '../call.js';
import { quoted } from '../curl.js';
import { FOUND_AT_ONCE, idOf, operationIn, roleFlags, type Scope, type Slice } from './scopes.js';
import type { OrgUser } from './users.js';

export type Team = Atlas.TeamResponse;
/** A team in a project, with the roles that all of its members have there. */
export type TeamRoles = Atlas.TeamRole;

export const listTeams = (orgId: string) => call('listOrgTeams', { orgId }, `teams list --orgId ${orgId}`);

/** A team with how many people and projects it has and, in a project, its roles there. */
export type TeamOverview = Private.TeamOverview;

type OrgQuery = Omit<InputOf<DefaultOperations, 'listOrgTeamOverviews'>, 'orgId'>;
type GroupQuery = Omit<InputOf<DefaultOperations, 'listGroupTeamOverviews'>, 'groupId'>;

/** What either list can be asked for: `withoutProjects` in an organization alone, `role` in a project alone. */
export type TeamQuery = OrgQuery & GroupQuery;

/** The teams of a scope, searched, narrowed, sorted and paged by the server. */
export const listTeamOverviews = (scope: Scope, query: TeamQuery) =>
  call(operationIn(scope, 'listOrgTeamOverviews', 'listGroupTeamOverviews'), { ...query, ...idOf(scope) });

/** The teams of an organization whose name holds a text, a few of them. */
export const findTeams = (orgId: string, search: string, query: OrgQuery = {}) =>
  call('listOrgTeamOverviews', {
    ...query,
    orgId,
    itemsPerPage: FOUND_AT_ONCE,
    ...(search !== '' && { search }),
  });

export const getTeam = (orgId: string, teamId: string) =>
  call('getOrgTeam', { orgId, teamId }, `teams describe --id ${teamId} --orgId ${orgId}`);

export function createTeam(orgId: string, team: { name: string; usernames: readonly string[] }) {
  const people = team.usernames.map((username) => ` --username ${quoted(username)}`).join('');
  return call(
    'createOrgTeam',
    { orgId, body: team },
    // The command asks for somebody.
    people === '' ? undefined : `teams create ${quoted(team.name)} --orgId ${orgId}${people}`,
  );
}

export const renameTeam = (orgId: string, teamId: string, name: string) =>
  call(
    'renameOrgTeam',
    { orgId, teamId, body: { name } },
    `teams rename ${quoted(name)} --teamId ${teamId} --orgId ${orgId}`,
  );

/** Refused while the team has roles in a project. */
export const deleteTeam = (orgId: string, teamId: string) =>
  call('deleteOrgTeam', { orgId, teamId }, `teams delete ${teamId} --orgId ${orgId} --force`);

export const listTeamUsers = (orgId: string, teamId: string): Call<Page<OrgUser>> =>
  call('listOrgTeamUsers', { orgId, teamId }, `teams users list --teamId ${teamId} --orgId ${orgId}`);

/** The number of those alone: one of them, with how many there are. */
export const countTeamUsers = (orgId: string, teamId: string): Call<Page<OrgUser>> =>
  call('listOrgTeamUsers', { orgId, teamId, itemsPerPage: 1 });

export const addTeamUser = (orgId: string, teamId: string, userId: string) =>
  call(
    'addOrgTeamUser',
    { orgId, teamId, body: { id: userId } },
    `teams users add ${userId} --teamId ${teamId} --orgId ${orgId}`,
  );

export const removeTeamUser = (orgId: string, teamId: string, userId: string) =>
  call(
    'removeOrgTeamUser',
    { orgId, teamId, body: { id: userId } },
    `teams users delete ${userId} --teamId ${teamId} --orgId ${orgId} --force`,
  );

/** Where a team has roles; the public API tells that project by project only. */
export const listTeamProjects = (orgId: string, teamId: string, slice: Slice) =>
  call('listOrgTeamProjects', { orgId, teamId, ...slice });

export const listGroupTeams = (groupId: string) =>
  call('listGroupTeams', { groupId }, `projects teams list --projectId ${groupId}`);

/** All of them or, after a refusal, none. */
export function addGroupTeams(groupId: string, teams: readonly TeamRoles[]) {
  const [first] = teams;
  return call(
    'addGroupTeams',
    { groupId, body: teams },
    // The command adds one.
    first === undefined || teams.length > 1
      ? undefined
      : `projects teams add ${first.teamId} --projectId ${groupId}${roleFlags(first.roleNames)}`,
  );
}

export const updateGroupTeam = (groupId: string, teamId: string, roleNames: readonly string[]) =>
  call(
    'updateGroupTeam',
    { groupId, teamId, body: { roleNames } },
    `projects teams update ${teamId} --projectId ${groupId}${roleFlags(roleNames)}`,
  );

export const removeGroupTeam = (groupId: string, teamId: string) =>
  call(
    'removeGroupTeam',
    { groupId, teamId },
    `projects teams delete ${teamId} --projectId ${groupId} --force`,
  );
