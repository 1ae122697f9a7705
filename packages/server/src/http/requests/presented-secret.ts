import type { IncomingHttpHeaders } from 'node:http';
import { bearerTokenOf } from '../../access/identify.js';
import { authenticateClient, readBasicCredentials } from '../../services/oauth/authenticate-client.js';
import type { Services } from '../../services/services.js';
import type { ServerParts } from '../server-parts.js';

/**
 * The client secret that a service account calls with: the one that it sent, or the one that its access token was made with.
 * `undefined` when that has ended since the request was let in, and for callers of other kinds.
 */
export async function presentedSecretId(
  { decision, now }: Services,
  { accessTokens }: ServerParts,
  { authorization = '' }: IncomingHttpHeaders,
): Promise<string | undefined> {
  const credentials = readBasicCredentials(authorization);
  if (credentials !== undefined)
    return (await authenticateClient(decision.directory.serviceAccounts, credentials, now()))?.secretId;
  const token = bearerTokenOf(authorization);
  return token === undefined ? undefined : (await accessTokens.verify(token))?.secretId;
}
