import type { ListedTeam } from '../../store/queries/team-lists.js';
import type { ProjectTeam } from '../../store/queries/team-projects.js';
import type { Team } from '../../store/queries/teams.js';
import type { TeamOverview } from '../schemas/team-lists.js';
import type { TeamResponse, TeamRole, Team as WireTeam } from '../schemas/teams.js';

/** A team as every reply but the one that creates it shows it. */
export function presentTeam(team: Team, link: (path: string) => string): TeamResponse {
  return {
    id: team.id,
    links: [{ href: link(`/orgs/${team.organizationId}/teams/${team.id}`), rel: 'self' }],
    name: team.name,
  };
}

/** A team just made, with the people in it. */
export function presentNewTeam(
  team: Team,
  usernames: readonly string[],
  link: (path: string) => string,
): WireTeam {
  return { ...presentTeam(team, link), name: team.name, usernames: [...usernames] };
}

/** A team with its roles in a project. */
export function presentProjectTeam(
  projectId: string,
  { teamId, roles }: ProjectTeam,
  link: (path: string) => string,
): TeamRole {
  return {
    links: [{ href: link(`/groups/${projectId}/teams/${teamId}`), rel: 'self' }],
    roleNames: [...roles],
    teamId,
  };
}

/** A team with what the public lists lack. */
export function presentTeamOverview(team: ListedTeam): TeamOverview {
  const { id, memberCount, name, projectCount, roles } = team;
  return { id, memberCount, name, projectCount, roleNames: [...roles] };
}
