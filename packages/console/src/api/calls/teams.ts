import { get, groupPath, orgPath, patch, post, remove } from '../call.js';
import { quoted } from '../curl.js';
import type { Page } from '../types.js';
import { type OrgUser, WHOLE_LIST } from './users.js';

export interface Team {
  readonly id: string;
  readonly name: string;
}

/** A team in a project, with the roles that all of its members have there. */
export interface TeamRoles {
  readonly teamId: string;
  readonly roleNames: readonly string[];
}

/** The same from the other side: a project of a team. */
export interface TeamProject {
  readonly groupId: string;
  readonly groupName: string;
  readonly roleNames: readonly string[];
}

const teamPath = (scopePath: string, teamId: string) => `${scopePath}/teams/${encodeURIComponent(teamId)}`;
const roleFlags = (roles: readonly string[]) => roles.map((role) => ` --role ${role}`).join('');

export const listTeams = (orgId: string) =>
  get<Page<Team>>(`${orgPath(orgId)}/teams`, { query: WHOLE_LIST, cli: `teams list --orgId ${orgId}` });

export const getTeam = (orgId: string, teamId: string) =>
  get<Team>(teamPath(orgPath(orgId), teamId), { cli: `teams describe --id ${teamId} --orgId ${orgId}` });

export function createTeam(orgId: string, team: { name: string; usernames: readonly string[] }) {
  const people = team.usernames.map((username) => ` --username ${quoted(username)}`).join('');
  return post<Team & { readonly usernames: readonly string[] }>(
    `${orgPath(orgId)}/teams`,
    team,
    // The command asks for somebody.
    people === '' ? {} : { cli: `teams create ${quoted(team.name)} --orgId ${orgId}${people}` },
  );
}

export const renameTeam = (orgId: string, teamId: string, name: string) =>
  patch<Team>(
    teamPath(orgPath(orgId), teamId),
    { name },
    {
      cli: `teams rename ${quoted(name)} --teamId ${teamId} --orgId ${orgId}`,
    },
  );

/** Refused while the team has roles in a project. */
export const deleteTeam = (orgId: string, teamId: string) =>
  remove(teamPath(orgPath(orgId), teamId), { cli: `teams delete ${teamId} --orgId ${orgId} --force` });

export const listTeamUsers = (orgId: string, teamId: string) =>
  get<Page<OrgUser>>(`${teamPath(orgPath(orgId), teamId)}/users`, {
    query: WHOLE_LIST,
    cli: `teams users list --teamId ${teamId} --orgId ${orgId}`,
  });

export const addTeamUser = (orgId: string, teamId: string, userId: string) =>
  post<OrgUser>(
    `${teamPath(orgPath(orgId), teamId)}:addUser`,
    { id: userId },
    {
      cli: `teams users add ${userId} --teamId ${teamId} --orgId ${orgId}`,
    },
  );

export const removeTeamUser = (orgId: string, teamId: string, userId: string) =>
  post<OrgUser>(
    `${teamPath(orgPath(orgId), teamId)}:removeUser`,
    { id: userId },
    {
      cli: `teams users delete ${userId} --teamId ${teamId} --orgId ${orgId} --force`,
    },
  );

/** Where a team has roles; the public API tells that project by project only. */
export const listTeamProjects = (orgId: string, teamId: string) =>
  get<Page<TeamProject>>(`/api/private/orgs/${orgId}/teams/${encodeURIComponent(teamId)}/projects`, {
    query: WHOLE_LIST,
  });

export const listGroupTeams = (groupId: string) =>
  get<Page<TeamRoles>>(`${groupPath(groupId)}/teams`, {
    query: WHOLE_LIST,
    cli: `projects teams list --projectId ${groupId}`,
  });

/** All of them or, after a refusal, none. */
export function addGroupTeams(groupId: string, teams: readonly TeamRoles[]) {
  const [first] = teams;
  return post<Page<TeamRoles>>(
    `${groupPath(groupId)}/teams`,
    teams,
    // The command adds one.
    first === undefined || teams.length > 1
      ? {}
      : { cli: `projects teams add ${first.teamId} --projectId ${groupId}${roleFlags(first.roleNames)}` },
  );
}

export const updateGroupTeam = (groupId: string, teamId: string, roleNames: readonly string[]) =>
  patch<Page<TeamRoles>>(
    teamPath(groupPath(groupId), teamId),
    { roleNames },
    {
      cli: `projects teams update ${teamId} --projectId ${groupId}${roleFlags(roleNames)}`,
    },
  );

export const removeGroupTeam = (groupId: string, teamId: string) =>
  remove(teamPath(groupPath(groupId), teamId), {
    cli: `projects teams delete ${teamId} --projectId ${groupId} --force`,
  });
