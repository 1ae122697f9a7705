import type { Caller } from '../../access/principal.js';
import { putInNetworkList } from '../../changes/network-entries/change-list.js';
import { type AskedNetworkEntry, readNetworkEntries } from '../../changes/network-entries/read-entries.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/** Puts entries into a project IP access list, all or none. Refuses as readNetworkEntries and the change do. */
export async function addNetworkEntries(
  { store }: Services,
  caller: Caller,
  projectId: string,
  asked: readonly AskedNetworkEntry[],
): Promise<void> {
  const entries = readNetworkEntries(asked);
  await store.write(askedBy(caller), async (transaction) => {
    if (!(await putInNetworkList(transaction, actorOf(caller), projectId, entries)))
      transaction.withoutEvent('the list already has every entry as it was given');
  });
}
