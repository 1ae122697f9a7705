import { permissionsInOrganization } from '../../access/authorize.js';
import { checkAddress } from '../../access/check-address.js';
import { checkExpiry } from '../../access/check-expiry.js';
import type { Caller, UserPrincipal } from '../../access/principal.js';
import { type KeyPair, openKeyPair } from '../../changes/api-keys/open-key-pair.js';
import { compileAccessList } from '../../domain/access-list.js';
import { parseAddress } from '../../domain/addresses.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { type PermissionSet, permissionsOf } from '../../domain/permissions.js';
import type { Sealing } from '../../domain/sealing.js';
import { findOrganizationPolicy } from '../../store/queries/organizations.js';
import type { Reader, WriteTransaction } from '../../store/store.js';
import { requireSecondFactor } from '../organizations/require-second-factor.js';

/** Where a project is to go, and what opens that organization to a caller that is a program. */
export interface Destination {
  readonly organizationId: string;
  readonly publicKey: string | undefined;
  readonly privateKey: string | undefined;
}

/**
 * Refuses whoever may not move a project into the organization. A person has to own it (ORG_NOT_FOUND for strangers,
 * USER_UNAUTHORIZED, MULTI_FACTOR_AUTH_REQUIRED). A credential belongs to one organization only, so it sends an API key
 * of the other along: the key has to own that organization (USER_CANNOT_ACCESS_ORG for a key that does not belong there
 * and for a wrong private key, USER_UNAUTHORIZED), to be valid still (API_KEY_EXPIRED), and to be allowed to
 * call from where the caller is (IP_ADDRESS_NOT_ON_ACCESS_LIST, ORG_REQUIRES_ACCESS_LIST).
 */
export async function requireDestination(
  { database, now }: WriteTransaction,
  sealing: Sealing,
  { principal, address }: Caller,
  destination: Destination,
): Promise<void> {
  if (principal.kind === 'user') return requireOwner(database, principal, destination.organizationId);
  await requireOwnersKey(database, sealing, { address, now }, destination);
}

async function requireOwner(reader: Reader, principal: UserPrincipal, organizationId: string): Promise<void> {
  const permissions = permissionsInOrganization(principal, organizationId);
  const policy = await findOrganizationPolicy(reader, organizationId);
  // Same answer for an organization that does not exist and one the caller does not belong to.
  if (permissions === undefined || policy === null)
    throw new RefusalError(refuse('ORG_NOT_FOUND', organizationId));
  requireSecondFactor(principal, policy);
  requireOwns(permissions);
}

async function requireOwnersKey(
  reader: Reader,
  sealing: Sealing,
  { address, now }: { readonly address: string; readonly now: number },
  { organizationId, ...pair }: Destination,
): Promise<void> {
  const keyPair = requirePair(pair);
  const key = await openKeyPair(reader, sealing, keyPair);
  const policy = await findOrganizationPolicy(reader, organizationId);
  if (key === undefined || policy === null || key.organizationId !== organizationId)
    throw new RefusalError(refuse('USER_CANNOT_ACCESS_ORG', organizationId));
  const from = parseAddress(address);
  if (from === undefined) throw new Error('the address of a caller is not canonical');
  const refusal =
    checkExpiry({ publicKey: keyPair.publicKey, expiresAt: key.expiresAt }, now) ??
    checkAddress(compileAccessList(key.cidrBlocks), from, policy).refusal;
  if (refusal) throw new RefusalError(refusal);
  requireOwns(permissionsOf(key.organizationRoles));
}

function requirePair({ publicKey, privateKey }: Omit<Destination, 'organizationId'>): KeyPair {
  if (publicKey === undefined)
    throw new RefusalError(refuse('MISSING_ATTRIBUTE', 'destinationOrgPublicApiKey'));
  if (privateKey === undefined)
    throw new RefusalError(refuse('MISSING_ATTRIBUTE', 'destinationOrgPrivateApiKey'));
  return { publicKey, privateKey };
}

/** Only Organization Owners change an organization itself. */
export function requireOwns(permissions: PermissionSet | undefined): void {
  if (!permissions?.has('organization.write'))
    throw new RefusalError(refuse('USER_UNAUTHORIZED', 'organization.write'));
}
