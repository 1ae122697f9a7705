import { RefusalError, refuse } from '../../domain/errors.js';
import { type AccessListEntry, findAccessListEntry } from '../../store/queries/access-list-entries.js';
import type { Reader } from '../../store/store.js';
import { readBlock } from './entries.js';

/** The entry that is exactly this address or block, or API_KEY_ACCESS_LIST_NOT_FOUND. */
export async function requireApiKeyEntry(
  reader: Reader,
  apiKeyId: string,
  text: string,
): Promise<AccessListEntry> {
  const block = readBlock(text, 'ipAddress');
  const entry = await findAccessListEntry(reader, apiKeyId, block.cidrBlock);
  if (!entry) throw new RefusalError(refuse('API_KEY_ACCESS_LIST_NOT_FOUND', text, apiKeyId));
  return entry;
}
