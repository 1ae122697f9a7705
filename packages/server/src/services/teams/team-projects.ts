import type { Caller } from '../../access/principal.js';
import { visibleProjects } from '../../access/visible-projects.js';
import { requireTeam } from '../../changes/teams/require-team.js';
import type { Page } from '../../store/page.js';
import { listSortedProjects } from '../../store/queries/project-lists.js';
import { projectsOfTeam } from '../../store/queries/team-projects.js';
import type { Services } from '../services.js';

/** A project with the roles that a team has there. */
export interface TeamProject {
  readonly projectId: string;
  readonly projectName: string;
  readonly roles: readonly string[];
}

/**
 * The projects in which a team has roles, by name, as far as the caller may see them.
 */
export async function listVisibleTeamProjects(
  { store }: Pick<Services, 'store'>,
  { principal }: Caller,
  { organizationId, id }: { organizationId: string; id: string },
  page: Page,
): Promise<{ results: TeamProject[]; totalCount: number }> {
  const { reader } = store;
  await requireTeam(reader, organizationId, id);
  const filter = { ...visibleProjects(principal), within: organizationId, ofTeam: id };
  const { results, totalCount } = await listSortedProjects(reader, filter, page, 'name');
  const roles = new Map(
    (await projectsOfTeam(reader, id)).map((granted) => [granted.projectId, granted.roles]),
  );
  return {
    results: results.map((project) => ({
      projectId: project.id,
      projectName: project.name,
      roles: roles.get(project.id) ?? [],
    })),
    totalCount,
  };
}
