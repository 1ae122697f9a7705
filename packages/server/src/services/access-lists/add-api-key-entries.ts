import type { Caller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import { cidrBlocksOf } from '../../store/queries/access-list-entries.js';
import { actorOf } from '../actor.js';
import { requireApiKey } from '../api-keys/checks.js';
import type { Services } from '../services.js';
import { type AskedEntry, readEntries } from './entries.js';
import { requireCallerStaysListed, requireMayChangeAccessList } from './may-change-access-list.js';

/**
 * Adds entries to a key's list, all or none. Besides the refusals of `readEntries`: ADDRESS_ALREADY_IN_ACCESS_LIST, and
 * CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST when a key without a list would start one that leaves its own address out.
 */
export async function addApiKeyAccessListEntries(
  { store }: Services,
  caller: Caller,
  key: { organizationId: string; id: string },
  asked: readonly AskedEntry[],
): Promise<void> {
  requireMayChangeAccessList(caller, { organizationId: key.organizationId, credentialId: key.id });
  const blocks = readEntries(asked);
  await store.write(async (transaction) => {
    const { database, now } = transaction;
    const { publicKey } = await requireApiKey(database, key.organizationId, key.id);
    const present = new Set(await cidrBlocksOf(database, key.id));
    for (const block of blocks)
      if (present.has(block.cidrBlock))
        throw new RefusalError(refuse('ADDRESS_ALREADY_IN_ACCESS_LIST', block.ipAddress ?? block.cidrBlock));
    if (blocks.length === 0) return transaction.withoutEvent('no entries were given');
    requireCallerStaysListed(caller, key.id, [...present, ...blocks.map((block) => block.cidrBlock)]);

    for (const block of blocks) {
      await database
        .insertInto('access_list_entries')
        .values({
          credential_id: key.id,
          cidr_block: block.cidrBlock,
          ip_address: block.ipAddress ?? null,
          created_at: now,
          request_count: 0,
          last_used_at: null,
          last_used_address: null,
        })
        .execute();
      await transaction.recordEvent({
        type: 'API_KEY_ACCESS_LIST_ENTRY_ADDED',
        organizationId: key.organizationId,
        actor: actorOf(caller),
        details: { targetPublicKey: publicKey, whitelistEntry: block.ipAddress ?? block.cidrBlock },
      });
    }
    transaction.changed({ kind: 'credential', subject: publicKey });
  });
}
