import { RefusalError, refuse } from '../../domain/errors.js';
import { isValidName } from '../../domain/limits.js';
import { findProjectsByName } from '../../store/queries/projects.js';
import type { Reader } from '../../store/store.js';

/** Refuses what cannot name a project. */
export function checkProjectName(name: string): void {
  if (!isValidName(name)) throw new RefusalError(refuse('INVALID_GROUP_NAME', name));
}

/** Refuses a name that another project of the organization has. */
export async function requireNameIsFree(reader: Reader, organizationId: string, name: string): Promise<void> {
  const [taken] = await findProjectsByName(reader, { organizationIds: [organizationId] }, name);
  if (taken) throw new RefusalError(refuse('GROUP_ALREADY_EXISTS', name));
}
