import { RefusalError } from '../../domain/errors.js';
import { type AccessListEntry, findAccessListEntry } from '../../store/queries/access-list-entries.js';
import type { Reader } from '../../store/store.js';
import { readBlock } from './entries.js';
import type { ListHolder } from './holder.js';

/** The entry that is exactly this address or block, or the holder's refusal of one that is not there. */
export async function requireEntry(
  reader: Reader,
  holder: ListHolder,
  text: string,
): Promise<AccessListEntry> {
  const block = readBlock(text, 'ipAddress');
  const entry = await findAccessListEntry(reader, holder.id, block.cidrBlock);
  if (!entry) throw new RefusalError(holder.entryNotFound(text));
  return entry;
}
