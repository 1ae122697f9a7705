import type { ProjectTeam, Team } from '../../../store/queries/teams.js';
import type { TeamResponse, TeamRole, Team as WireTeam } from '../../schemas/teams.js';
import { linksOf, type MakeLink } from './links.js';

/** A team as every reply but the one that creates it shows it. */
export function presentTeam({ id, organizationId, name }: Team, link: MakeLink): TeamResponse {
  return { id, links: linksOf(link, `/orgs/${organizationId}/teams/${id}`), name };
}

/** A team just made, with the people in it. */
export function presentNewTeam(team: Team, usernames: readonly string[], link: MakeLink): WireTeam {
  return { ...presentTeam(team, link), name: team.name, usernames: [...usernames] };
}

/** A team with its roles in a project. */
export function presentProjectTeam(
  projectId: string,
  { teamId, roles }: ProjectTeam,
  link: MakeLink,
): TeamRole {
  return { links: linksOf(link, `/groups/${projectId}/teams/${teamId}`), roleNames: [...roles], teamId };
}
