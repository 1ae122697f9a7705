import type { Principal } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { findProjectsByName } from '../../store/queries/projects.js';
import type { ProjectRow } from '../../store/schema.js';
import type { Reader } from '../../store/store.js';
import { visibleProjects } from './visible-projects.js';

/** The one project of that name among those the principal may see; GROUP_NAME_NOT_FOUND or MULTIPLE_GROUPS. */
export async function requireProjectNamed(
  reader: Reader,
  principal: Principal,
  name: string,
): Promise<ProjectRow> {
  return onlyProject(await findProjectsByName(reader, visibleProjects(principal), name), name);
}

/** Names are unique within an organization only, and a caller may be at home in several. */
export function onlyProject(found: readonly ProjectRow[], name: string): ProjectRow {
  const [project, another] = found;
  if (!project) throw new RefusalError(refuse('GROUP_NAME_NOT_FOUND', name));
  if (another) throw new RefusalError(refuse('MULTIPLE_GROUPS', name));
  return project;
}
