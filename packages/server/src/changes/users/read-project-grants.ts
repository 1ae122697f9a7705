import { RefusalError, refuse } from '../../domain/errors.js';
import type { RolesInProject } from '../../domain/roles.js';
import { findProject } from '../../store/queries/projects.js';
import type { Reader } from '../../store/store.js';
import { readProjectRoles } from '../roles/check-roles.js';

/**
 * What is to be granted in projects, each project once. Refuses what is no project of the organization,
 * a project without roles, and what cannot be granted there.
 */
export async function readProjectGrants(
  reader: Reader,
  organizationId: string,
  asked: readonly RolesInProject[],
): Promise<RolesInProject[]> {
  const grants = new Map<string, string[]>();
  for (const { projectId, roles } of asked) {
    if (roles.length === 0) throw new RefusalError(refuse('NO_ROLES_IN_ASSIGNMENT', projectId));
    const project = await findProject(reader, projectId);
    // A project of another organization answers like one that does not exist.
    if (project?.organizationId !== organizationId)
      throw new RefusalError(refuse('GROUP_NOT_FOUND', projectId));
    const read = await readProjectRoles(reader, roles, projectId);
    grants.set(projectId, [...new Set([...(grants.get(projectId) ?? []), ...read])]);
  }
  return [...grants].map(([projectId, roles]) => ({ projectId, roles }));
}
