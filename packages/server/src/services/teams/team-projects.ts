import { permissionsInProject } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { projectsOfTeam } from '../../store/queries/teams.js';
import type { Services } from '../services.js';
import { requireTeam } from './require-team.js';

/** A project with the roles that a team has there. */
export interface TeamProject {
  readonly projectId: string;
  readonly projectName: string;
  readonly roles: readonly string[];
}

/**
 * The projects in which a team has roles, by name, as far as the caller may see them: at most as many as an organization
 * has. Refuses with INVALID_TEAM_ID and TEAM_NOT_FOUND.
 */
export async function listVisibleTeamProjects(
  { store }: Pick<Services, 'store'>,
  { principal }: Caller,
  { organizationId, id }: { organizationId: string; id: string },
): Promise<TeamProject[]> {
  const { reader } = store;
  await requireTeam(reader, organizationId, id);
  const rolesIn = new Map(
    (await projectsOfTeam(reader, id))
      .filter((project) => permissionsInProject(principal, { id: project.projectId, organizationId }))
      .map(({ projectId, roles }) => [projectId, roles]),
  );
  if (rolesIn.size === 0) return [];
  const projects = await reader
    .selectFrom('projects')
    .select(['id', 'name'])
    .where('id', 'in', [...rolesIn.keys()])
    .orderBy('name')
    .orderBy('id')
    .execute();
  return projects.map((project) => ({
    projectId: project.id,
    projectName: project.name,
    roles: rolesIn.get(project.id) ?? [],
  }));
}
