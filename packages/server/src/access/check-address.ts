import type { AccessListMatcher } from '../domain/access-list.js';
import type { Address } from '../domain/addresses.js';
import { type Refusal, refuse } from '../domain/errors.js';
import type { OrganizationPolicy } from './directory.js';

/** Whether a list lets an address in, and by which of its entries. */
export type AddressCheck =
  | { refusal: Refusal; entry: undefined }
  | { refusal: undefined; entry: string | undefined };

const NO_LIST: AddressCheck = { refusal: undefined, entry: undefined };

/**
 * The credential's own list first, then the organization's requirement. A list that is not empty is always enforced; the
 * requirement only decides what an empty one means.
 */
export function checkAddress(
  list: AccessListMatcher,
  address: Address,
  organization: OrganizationPolicy,
): AddressCheck {
  if (list.size > 0) return matchAccessList(list, address);
  const refusal = checkRequirement(list, address, organization);
  return refusal ? { refusal, entry: undefined } : NO_LIST;
}

/** For a list that is not empty. */
export function matchAccessList(list: AccessListMatcher, address: Address): AddressCheck {
  const entry = list.match(address);
  return entry === undefined
    ? { refusal: refuse('IP_ADDRESS_NOT_ON_ACCESS_LIST', address.text), entry: undefined }
    : { refusal: undefined, entry };
}

/** Refuses an empty list where the organization requires lists. */
export function checkRequirement(
  list: AccessListMatcher,
  address: Address,
  organization: OrganizationPolicy,
): Refusal | undefined {
  return list.size === 0 && organization.apiAccessListRequired
    ? refuse('ORG_REQUIRES_ACCESS_LIST', address.text)
    : undefined;
}
