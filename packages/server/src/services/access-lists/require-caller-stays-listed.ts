import type { Caller } from '../../access/principal.js';
import { compileAccessList } from '../../domain/access-list.js';
import { parseAddress } from '../../domain/addresses.js';
import { RefusalError, refuse } from '../../domain/errors.js';

/**
 * Refuses a change of the caller's own list after which it could not call again from where it calls now.
 */
export function requireCallerStaysListed(
  caller: Caller,
  credentialId: string,
  blocksAfter: Iterable<string>,
): void {
  if (caller.principal.id !== credentialId) return;
  const address = parseAddress(caller.address);
  if (address === undefined || compileAccessList(blocksAfter).match(address) === undefined)
    throw new RefusalError(refuse('CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST', caller.address));
}
