import { RefusalError, refuse } from '../../domain/errors.js';
import { limits } from '../../domain/limits.js';
import { projectsBeside } from '../../store/queries/projects.js';
import type { Reader } from '../../store/store.js';

/** Refuses a project for which an organization has no room, or whose name it has already. */
export async function requireRoomForProject(
  reader: Reader,
  organizationId: string,
  name: string,
): Promise<void> {
  const { total, hasName } = await projectsBeside(reader, organizationId, name);
  if (hasName) throw new RefusalError(refuse('GROUP_ALREADY_EXISTS', name));
  if (total >= limits.projectsPerOrganization)
    throw new RefusalError(
      refuse('MAX_GROUPS_PER_ORG_EXCEEDED', limits.projectsPerOrganization, organizationId),
    );
}
