import type { Caller } from '../../access/principal.js';
import { removeFromNetworkList } from '../../changes/network-entries/change-list.js';
import { actorOf } from '../actor.js';
import { askedBy } from '../asked-by.js';
import type { Services } from '../services.js';

/** Removes an entry of a project IP access list. */
export async function removeNetworkEntry(
  { store }: Services,
  caller: Caller,
  projectId: string,
  text: string,
): Promise<void> {
  await store.write(askedBy(caller), (transaction) =>
    removeFromNetworkList(transaction, actorOf(caller), projectId, text),
  );
}
