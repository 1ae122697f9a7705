import type { AddressBlock } from '../../domain/addresses.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { readBlock } from '../access-lists/entries.js';

/** An entry as it is asked for: exactly one of the first three. `deleteAfter` in UTC milliseconds. */
export interface AskedNetworkEntry {
  readonly ipAddress?: string | null | undefined;
  readonly cidrBlock?: string | null | undefined;
  readonly awsSecurityGroup?: string | null | undefined;
  readonly comment?: string | null | undefined;
  readonly deleteAfter?: number | undefined;
}

export interface NetworkEntryToAdd {
  /** A canonical block, or a security group: what the entry goes by. */
  readonly value: string;
  readonly ipAddress: string | null;
  readonly awsSecurityGroup: string | null;
  readonly comment: string | null;
  readonly deleteAfter: number | null;
}

/**
 * Reads the entries of one request. What stands there twice counts once, with comment and end of the last place. Refuses
 * an entry that names more than one thing, and what is no address.
 */
export function readNetworkEntries(asked: readonly AskedNetworkEntry[]): NetworkEntryToAdd[] {
  const entries = new Map<string, NetworkEntryToAdd>();
  asked.forEach((item, index) => {
    const entry = {
      ...readValue(item, index),
      comment: item.comment ?? null,
      deleteAfter: item.deleteAfter ?? null,
    };
    entries.set(entry.value, entry);
  });
  return [...entries.values()];
}

/** How refusals and events call an entry: single addresses without their mask. */
export function nameOf({ ipAddress, value }: { ipAddress: string | null; value: string }): string {
  return ipAddress ?? value;
}

function readValue(
  item: AskedNetworkEntry,
  index: number,
): Pick<NetworkEntryToAdd, 'value' | 'ipAddress' | 'awsSecurityGroup'> {
  // Some clients send those that they do not use as empty strings or as null.
  const awsSecurityGroup = item.awsSecurityGroup || undefined;
  const address = item.ipAddress ? readAddress(item.ipAddress, `${index}.ipAddress`) : undefined;
  const block = item.cidrBlock ? readBlock(item.cidrBlock, `${index}.cidrBlock`) : undefined;
  // An address together with the block of it alone is how lists show an entry, and what some clients send back.
  const isSame = address !== undefined && address.cidrBlock === block?.cidrBlock;
  const [only, ...more] = [awsSecurityGroup, address, isSame ? undefined : block].filter(isGiven);
  if (only === undefined || more.length > 0)
    throw new RefusalError(refuse('MULTIPLE_VALUES_SPECIFIED_FOR_ONE_NETWORK_PERMISSION_ENTRY'));
  if (typeof only === 'string') return { value: only, ipAddress: null, awsSecurityGroup: only };
  return { value: only.cidrBlock, ipAddress: only.ipAddress ?? null, awsSecurityGroup: null };
}

/** The live service takes blocks in this field too, and the address 0.0.0.0 for "anywhere". */
function readAddress(text: string, field: string): AddressBlock {
  return readBlock(text === '0.0.0.0' ? '0.0.0.0/0' : text, field);
}

function isGiven<T>(value: T | undefined): value is T {
  return value !== undefined;
}
