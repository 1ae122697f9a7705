import { RefusalError, refuse } from '../../domain/errors.js';
import { findOrganization, type Organization } from '../../store/queries/organizations.js';
import type { Reader } from '../../store/store.js';

/** Refuses one that has gone since the caller was admitted. */
export async function requireOrganization(reader: Reader, id: string): Promise<Organization> {
  const organization = await findOrganization(reader, id);
  if (!organization) throw new RefusalError(refuse('ORG_NOT_FOUND', id));
  return organization;
}
