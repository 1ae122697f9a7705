import { permissionsInOrganization } from '../../access/authorize.js';
import type { Caller } from '../../access/principal.js';
import { compileAccessList } from '../../domain/access-list.js';
import { parseAddress } from '../../domain/addresses.js';
import { RefusalError, refuse } from '../../domain/errors.js';

/** A list is changed by the credential itself or by whoever manages the organization's keys. */
export function requireMayChangeAccessList(
  caller: Caller,
  target: { organizationId: string; credentialId: string },
): void {
  if (caller.principal.id === target.credentialId) return;
  const permissions = permissionsInOrganization(caller.principal, target.organizationId);
  if (!permissions?.has('organization.apiKeys.write'))
    throw new RefusalError(refuse('USER_UNAUTHORIZED', 'organization.apiKeys.write'));
}

/**
 * Refuses with CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST a change of the caller's own list after which it could not call
 * again from where it calls now.
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
