import type { Address } from '../domain/addresses.js';
import { type Refusal, refuse } from '../domain/errors.js';
import type { OrganizationPolicy } from './directory.js';
import type { Credential } from './principal.js';

/** Whether a credential may call from an address, and which of its entries let it in (`undefined`: no list, no requirement). */
export type AddressCheck =
  | { refusal: Refusal; entry: undefined }
  | { refusal: undefined; entry: string | undefined };

const NO_LIST: AddressCheck = { refusal: undefined, entry: undefined };

/**
 * The credential's own list first, then the organization's requirement. A list that is not empty is always enforced; the
 * requirement only decides what an empty one means. Runs on every call, cached or not.
 */
export function checkAddress(
  principal: Pick<Credential, 'accessList'>,
  address: Address,
  organization: OrganizationPolicy,
): AddressCheck {
  const list = principal.accessList;
  if (list.size === 0) {
    if (!organization.apiAccessListRequired) return NO_LIST;
    return { refusal: refuse('ORG_REQUIRES_ACCESS_LIST', address.text), entry: undefined };
  }
  const entry = list.match(address);
  if (entry === undefined)
    return { refusal: refuse('IP_ADDRESS_NOT_ON_ACCESS_LIST', address.text), entry: undefined };
  return { refusal: undefined, entry };
}
