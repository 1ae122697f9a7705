import { bearerTokenOf } from '../../access/identify.js';
import type { OperationContext } from '../operation.js';
import type { ServerParts } from '../server-parts.js';

/**
 * The client secret that a service account calls with: the one that it sent, or the one that its access token was made with.
 * `undefined` when that has ended since the request was let in, and for callers of other kinds.
 */
export async function presentedSecretId(
  { accessTokens }: ServerParts,
  { secretId, headers }: Pick<OperationContext, 'secretId' | 'headers'>,
): Promise<string | undefined> {
  if (secretId !== undefined) return secretId;
  const token = bearerTokenOf(headers.authorization ?? '');
  return token === undefined ? undefined : (await accessTokens.verify(token))?.secretId;
}
