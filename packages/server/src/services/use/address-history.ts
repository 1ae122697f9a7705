import type { Caller } from '../../access/principal.js';
import { compileAccessList } from '../../domain/access-list.js';
import type { Address } from '../../domain/addresses.js';
import { cidrBlocksOf } from '../../store/queries/access-list-entries.js';
import {
  lastUsedFrom,
  othersFromAddress,
  type RefusedFrom,
  refusalsFromAddress,
} from '../../store/queries/address-history.js';
import type { CredentialScope } from '../../store/queries/credential-filter.js';
import { requireVisibleCredential } from '../credentials/visible-credentials.js';
import type { Services } from '../services.js';

/** What is known of an address that called with a credential, or tried to: of the days for which refusals are kept. */
export interface AddressHistory {
  /** With the right secret. */
  readonly refused: RefusedFrom | undefined;
  readonly wrongSecrets: RefusedFrom | undefined;
  /** How many other callers of the organization, or other credentials with a role in the project, proved from it who they are. */
  readonly otherCallers: number;
  /** When the credential was last let in from it, in UTC milliseconds, as far as last uses tell. */
  readonly lastUsedFrom: number | undefined;
  /** The entry of the credential's list that lets it in by now, for whom the list is shown. */
  readonly entry: string | undefined;
}

/** @throws what `requireVisibleCredential` throws */
export async function readAddressHistory(
  services: Pick<Services, 'store'>,
  caller: Caller,
  scope: CredentialScope,
  { credentialId, address }: { credentialId: string; address: Address },
): Promise<AddressHistory> {
  const { reader } = services.store;
  const credential = await requireVisibleCredential(services, caller, scope, credentialId);
  const isListShown = credential.kind === 'service_account' || credential.isManageable;
  const of = {
    organizationId: credential.organizationId,
    credentialId: credential.id,
    address: address.text,
    ...(scope.kind === 'project' && { projectId: scope.id }),
  };
  const refusals = await refusalsFromAddress(reader, of);
  const others = await othersFromAddress(reader, of);
  return {
    refused: refusals.find(({ isProved }) => isProved),
    wrongSecrets: refusals.find(({ isProved }) => !isProved),
    otherCallers: others.size,
    lastUsedFrom: await lastUsedFrom(reader, of),
    entry: isListShown
      ? compileAccessList(await cidrBlocksOf(reader, credential.id)).match(address)
      : undefined,
  };
}
