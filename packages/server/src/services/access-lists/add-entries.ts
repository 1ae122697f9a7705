import type { Caller } from '../../access/principal.js';
import { type AskedEntry, readEntries } from '../../changes/access-lists/entries.js';
import type { FindHolder, ListHolder } from '../../changes/access-lists/holder.js';
import { actorOf } from '../../changes/actor.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { cidrBlocksOf } from '../../store/queries/access-list-entries.js';
import type { Services } from '../services.js';
import { requireCallerStaysListed } from './require-caller-stays-listed.js';

/**
 * Adds entries to a credential's list, all or none. Besides the refusals of `readEntries`:
 * ADDRESS_ALREADY_IN_ACCESS_LIST, the holder's limit, and CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST when a caller without a
 * list would start one that leaves its own address out.
 */
export async function addAccessListEntries(
  { store }: Services,
  caller: Caller,
  findHolder: FindHolder,
  asked: readonly AskedEntry[],
): Promise<ListHolder> {
  const blocks = readEntries(asked);
  return store.write(async (transaction) => {
    const { database, now } = transaction;
    const holder = await findHolder(database);
    const present = new Set(await cidrBlocksOf(database, holder.id));
    for (const block of blocks)
      if (present.has(block.cidrBlock))
        throw new RefusalError(refuse('ADDRESS_ALREADY_IN_ACCESS_LIST', block.ipAddress ?? block.cidrBlock));
    if (blocks.length === 0) {
      transaction.withoutEvent('no entries were given');
      return holder;
    }
    if (present.size + blocks.length > holder.limit.entries) throw new RefusalError(holder.limit.refusal);
    requireCallerStaysListed(caller, holder.id, [...present, ...blocks.map((block) => block.cidrBlock)]);

    for (const block of blocks) {
      await database
        .insertInto('access_list_entries')
        .values({
          credential_id: holder.id,
          cidr_block: block.cidrBlock,
          ip_address: block.ipAddress ?? null,
          created_at: now,
          request_count: 0,
          last_used_at: null,
          last_used_address: null,
        })
        .execute();
      await transaction.recordEvent({
        type: holder.entryAdded,
        organizationId: holder.organizationId,
        projectId: holder.projectId,
        actor: actorOf(caller),
        details: { ...holder.target, whitelistEntry: block.ipAddress ?? block.cidrBlock },
      });
    }
    transaction.changed({ kind: 'credential', subject: holder.name });
    return holder;
  });
}
