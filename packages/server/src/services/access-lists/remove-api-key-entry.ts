import type { Caller } from '../../access/principal.js';
import { cidrBlocksOf } from '../../store/queries/access-list-entries.js';
import { actorOf } from '../actor.js';
import { requireApiKey } from '../api-keys/checks.js';
import type { Services } from '../services.js';
import { requireCallerStaysListed, requireMayChangeAccessList } from './may-change-access-list.js';
import { requireApiKeyEntry } from './require-api-key-entry.js';

/**
 * Removes an entry, named by its address or block. The entry that lets the caller in cannot be removed by that caller
 * (CANNOT_REMOVE_CALLER_FROM_ACCESS_LIST), unless another entry lets it in too.
 */
export async function removeApiKeyAccessListEntry(
  { store }: Services,
  caller: Caller,
  key: { organizationId: string; id: string },
  entryText: string,
): Promise<void> {
  requireMayChangeAccessList(caller, { organizationId: key.organizationId, credentialId: key.id });
  await store.write(async (transaction) => {
    const { database } = transaction;
    const { publicKey } = await requireApiKey(database, key.organizationId, key.id);
    const entry = await requireApiKeyEntry(database, key.id, entryText);
    const remaining = (await cidrBlocksOf(database, key.id)).filter((block) => block !== entry.cidrBlock);
    requireCallerStaysListed(caller, key.id, remaining);
    await database
      .deleteFrom('access_list_entries')
      .where('credential_id', '=', key.id)
      .where('cidr_block', '=', entry.cidrBlock)
      .execute();
    transaction.changed({ kind: 'credential', subject: publicKey });
    await transaction.recordEvent({
      type: 'API_KEY_ACCESS_LIST_ENTRY_DELETED',
      organizationId: key.organizationId,
      actor: actorOf(caller),
      details: { targetPublicKey: publicKey, whitelistEntry: entry.ipAddress ?? entry.cidrBlock },
    });
  });
}
