import { RefusalError, refuse } from '../../domain/errors.js';
import { isValidName } from '../../domain/limits.js';

/** Refuses what cannot name an organization. */
export function checkOrganizationName(name: string): void {
  if (!isValidName(name)) throw new RefusalError(refuse('INVALID_ORG_NAME', name));
}
