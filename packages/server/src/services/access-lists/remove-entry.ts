import type { Caller } from '../../access/principal.js';
import type { FindHolder } from '../../changes/access-lists/holder.js';
import { requireEntry } from '../../changes/access-lists/require-entry.js';
import { actorOf } from '../../changes/actor.js';
import { cidrBlocksOf } from '../../store/queries/access-list-entries.js';
import type { Services } from '../services.js';
import { requireCallerStaysListed } from './require-caller-stays-listed.js';

/**
 * Removes an entry, named by its address or block. The entry that lets the caller in cannot be removed by that caller
 * (CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST), unless another entry lets it in too.
 */
export async function removeAccessListEntry(
  { store }: Services,
  caller: Caller,
  findHolder: FindHolder,
  entryText: string,
): Promise<void> {
  await store.write(async (transaction) => {
    const { database } = transaction;
    const holder = await findHolder(database);
    const entry = await requireEntry(database, holder, entryText);
    const remaining = (await cidrBlocksOf(database, holder.id)).filter((block) => block !== entry.cidrBlock);
    requireCallerStaysListed(caller, holder.id, remaining);
    await database
      .deleteFrom('access_list_entries')
      .where('credential_id', '=', holder.id)
      .where('cidr_block', '=', entry.cidrBlock)
      .execute();
    transaction.changed({ kind: 'credential', subject: holder.name });
    await transaction.recordEvent({
      type: holder.entryDeleted,
      organizationId: holder.organizationId,
      projectId: holder.projectId,
      actor: actorOf(caller),
      details: { ...holder.target, whitelistEntry: entry.ipAddress ?? entry.cidrBlock },
    });
  });
}
