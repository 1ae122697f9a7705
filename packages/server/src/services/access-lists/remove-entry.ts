import type { Caller } from '../../access/principal.js';
import { removeFromList } from '../../changes/access-lists/change-list.js';
import type { FindHolder } from '../../changes/access-lists/holder.js';
import { requireEntry } from '../../changes/access-lists/require-entry.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';
import { requireCallerStaysListed } from './require-caller-stays-listed.js';

/**
 * Removes an entry, named by its address or block. The entry that lets the caller in cannot be removed by that caller,
 * unless another entry lets it in too.
 */
export async function removeAccessListEntry(
  { store }: Services,
  caller: Caller,
  findHolder: FindHolder,
  entryText: string,
): Promise<void> {
  await store.write(askedBy(caller), async (transaction) => {
    const holder = await findHolder(transaction.database);
    transaction.involve(holder.organizationId);
    const entry = await requireEntry(transaction.database, holder, entryText);
    // What the change wrote is undone with the transaction.
    requireCallerStaysListed(
      caller,
      holder.id,
      await removeFromList(transaction, actorOf(caller), holder, entry),
    );
  });
}
