import type { Caller } from '../../access/principal.js';
import { addToList } from '../../changes/access-lists/change-list.js';
import { type AskedEntry, readEntries } from '../../changes/access-lists/entries.js';
import type { FindHolder, ListHolder } from '../../changes/access-lists/holder.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';
import { requireCallerStaysListed } from './require-caller-stays-listed.js';

/**
 * Adds entries to a credential's list, all or none. A caller without a list cannot start one that leaves its own
 * address out.
 */
export async function addAccessListEntries(
  { store }: Services,
  caller: Caller,
  findHolder: FindHolder,
  asked: readonly AskedEntry[],
): Promise<ListHolder> {
  const blocks = readEntries(asked);
  return store.write(askedBy(caller), async (transaction) => {
    const holder = await findHolder(transaction.database);
    transaction.involve(holder.organizationId);
    const blocksAfter = await addToList(transaction, actorOf(caller), holder, blocks);
    if (blocks.length === 0) transaction.withoutEvent('no entries were given');
    // What the change wrote is undone with the transaction.
    else requireCallerStaysListed(caller, holder.id, blocksAfter);
    return holder;
  });
}
