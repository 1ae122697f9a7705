import { RefusalError, refuse } from '../../domain/errors.js';
import { findProject, type Project } from '../../store/queries/projects.js';
import type { Reader, WriteTransaction } from '../../store/store.js';

/** Refuses one that has gone since the caller was admitted. */
export async function requireProject(reader: Reader, id: string): Promise<Project> {
  const project = await findProject(reader, id);
  if (!project) throw new RefusalError(refuse('GROUP_NOT_FOUND', id));
  return project;
}

/** The same for a write, which is about the project's organization from then on. */
export async function involveProject(transaction: WriteTransaction, id: string): Promise<Project> {
  const project = await requireProject(transaction.database, id);
  transaction.involve(project.organizationId);
  return project;
}
