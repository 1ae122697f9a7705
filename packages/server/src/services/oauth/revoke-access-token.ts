import type { AccessTokens } from '../../access/access-tokens.js';
import type { Caller } from '../../access/principal.js';
import { deleteAccessToken } from '../../store/queries/access-tokens.js';
import type { Store } from '../../store/store.js';
import { askedBy } from '../asked-by.js';

/**
 * Revokes one of the calling client's own tokens, here at once and on every other node with the next look at the change feed.
 * A token that is none of ours or somebody else's is left alone without a word (RFC 7009 section 2.2).
 */
export async function revokeAccessToken(
  { store, accessTokens }: { store: Store; accessTokens: AccessTokens },
  caller: Caller,
  token: string,
): Promise<void> {
  const { principal } = caller;
  const read = await accessTokens.read(token);
  if (principal.kind !== 'service_account' || read?.clientId !== principal.clientId) return;
  await store.write(askedBy(caller), async (transaction) => {
    transaction.withoutEvent('the audit trail tells of secrets and accounts, not of every token');
    await deleteAccessToken(transaction.database, read.id);
    transaction.changed({ kind: 'access_token', subject: read.id, of: principal.organizationId });
  });
}
