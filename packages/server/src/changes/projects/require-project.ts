import { RefusalError, refuse } from '../../domain/errors.js';
import { findProject, type Project } from '../../store/queries/projects.js';
import type { Reader } from '../../store/store.js';

/** The project, or GROUP_NOT_FOUND: it may have gone since the caller was admitted. */
export async function requireProject(reader: Reader, id: string): Promise<Project> {
  const project = await findProject(reader, id);
  if (!project) throw new RefusalError(refuse('GROUP_NOT_FOUND', id));
  return project;
}
