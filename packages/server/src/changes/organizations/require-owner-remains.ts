import { RefusalError, refuse } from '../../domain/errors.js';
import { hasUsableOwner } from '../../store/queries/owners.js';
import type { WriteTransaction } from '../../store/store.js';

/**
 * Runs a change that may take away the last means by which an organization can be managed, and refuses it if there was such
 * a means before and there is none after, unless `force` is set. What the change wrote is undone with the transaction. The
 * public API has no such guard: whoever is locked out there asks support, and here there is nobody to ask.
 */
export async function requireOwnerRemains<T>(
  { database, now }: WriteTransaction,
  { organizationId, force }: { organizationId: string; force: boolean },
  change: () => Promise<T>,
): Promise<T> {
  const mustRemain = !force && (await hasUsableOwner(database, organizationId, now));
  const result = await change();
  if (mustRemain && !(await hasUsableOwner(database, organizationId, now)))
    throw new RefusalError(refuse('CANNOT_REMOVE_LAST_OWNER_CREDENTIAL', organizationId));
  return result;
}
