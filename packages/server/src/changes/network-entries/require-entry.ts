import { parseBlock } from '../../domain/addresses.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { findNetworkEntry, type NetworkEntry } from '../../store/queries/network-entries.js';
import type { Reader } from '../../store/store.js';

/** The entry by an address, a block or a security group. */
export async function requireNetworkEntry(
  reader: Reader,
  projectId: string,
  text: string,
  now: number,
): Promise<NetworkEntry> {
  const block = parseBlock(text);
  const value = 'problem' in block ? text : block.cidrBlock;
  const entry = await findNetworkEntry(reader, projectId, value, now);
  if (!entry) throw new RefusalError(refuse('ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND', text, projectId));
  return entry;
}
