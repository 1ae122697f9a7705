import type { AccessTokens } from '../../access/access-tokens.js';
import type { ServiceAccountPrincipal } from '../../access/principal.js';
import { deleteAccessToken } from '../../store/queries/access-tokens.js';
import type { Store } from '../../store/store.js';
import { about } from '../../store/subjects.js';

/**
 * Revokes one of the client's own tokens, here at once and on every other node with the next look at the change feed.
 * A token that is none of ours or somebody else's is left alone without a word (RFC 7009 section 2.2).
 */
export async function revokeAccessToken(
  { store, accessTokens }: { store: Store; accessTokens: AccessTokens },
  client: ServiceAccountPrincipal,
  token: string,
): Promise<void> {
  const read = await accessTokens.read(token);
  if (read?.clientId !== client.clientId) return;
  await store.write(about(client.organizationId), async (transaction) => {
    transaction.withoutEvent('the audit trail tells of secrets and accounts, not of every token');
    await deleteAccessToken(transaction.database, read.id);
    transaction.changed({ kind: 'access_token', subject: read.id, of: client.organizationId });
  });
}
