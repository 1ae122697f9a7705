import { requireOrganizationPermissions } from '../../access/authorize.js';
import { judgeEnclosed } from '../../access/decision/judge-enclosed.js';
import type { Caller } from '../../access/principal.js';
import { requirePermission } from '../../access/reach/reach-rule.js';
import { type KeyPair, openKeyPair } from '../../changes/api-keys/open-key-pair.js';
import { requireOrganization } from '../../changes/organizations/require-organization.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { Sealing } from '../../domain/sealing.js';
import type { WriteTransaction } from '../../store/store.js';

/** Where a project is to go, and what opens that organization to a caller that is a program. */
export interface Destination {
  readonly organizationId: string;
  readonly publicKey: string | undefined;
  readonly privateKey: string | undefined;
}

/**
 * Refuses whoever may not move a project into the organization. A person has to own it. A credential belongs to one
 * organization only, so it sends an API key of the other along, which has to own that organization and to pass every step
 * that a call with it would meet.
 */
export async function requireDestination(
  transaction: WriteTransaction,
  sealing: Sealing,
  { principal, address }: Caller,
  destination: Destination,
): Promise<void> {
  if (principal.kind !== 'user') return requireOwnersKey(transaction, sealing, address, destination);
  const permissions = requireOrganizationPermissions(principal, destination.organizationId);
  await requireOrganization(transaction.database, destination.organizationId);
  requirePermission(permissions, 'organization.write');
}

async function requireOwnersKey(
  transaction: WriteTransaction,
  sealing: Sealing,
  address: string,
  { organizationId, ...pair }: Destination,
): Promise<void> {
  const stop = await judgeEnclosed(transaction, {
    credential: await openKeyPair(transaction.database, sealing, requirePair(pair)),
    address,
    organizationId,
    permission: 'organization.write',
  });
  if (stop === undefined) return;
  throw new RefusalError(
    stop.kind === 'refused' ? stop.refusal : refuse('USER_CANNOT_ACCESS_ORG', organizationId),
  );
}

function requirePair({ publicKey, privateKey }: Omit<Destination, 'organizationId'>): KeyPair {
  if (publicKey === undefined)
    throw new RefusalError(refuse('MISSING_ATTRIBUTE', 'destinationOrgPublicApiKey'));
  if (privateKey === undefined)
    throw new RefusalError(refuse('MISSING_ATTRIBUTE', 'destinationOrgPrivateApiKey'));
  return { publicKey, privateKey };
}
