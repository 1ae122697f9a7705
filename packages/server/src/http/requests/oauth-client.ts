import type { IncomingHttpHeaders } from 'node:http';
import type { ServiceAccountPrincipal } from '../../access/principal.js';
import { authenticateClient, readBasicCredentials } from '../../services/oauth/authenticate-client.js';
import type { Services } from '../../services/services.js';
import type { OtherAnswer } from '../other-answer.js';
import { oauthErrors } from '../wires/oauth-errors.js';

interface OAuthClient {
  readonly account: ServiceAccountPrincipal;
  readonly secretId: string;
}

/**
 * The authenticated client, or the answer that says why there is none. Access lists are not looked at: they guard the use of
 * a token, not its making or ending.
 */
export async function oauthClient(
  { decision, now }: Services,
  { authorization }: IncomingHttpHeaders,
): Promise<OAuthClient | OtherAnswer> {
  const credentials = readBasicCredentials(authorization);
  if (credentials === undefined) return oauthErrors.noAuthorization;
  const client = await authenticateClient(decision.directory.serviceAccounts, credentials, now());
  return client ?? oauthErrors.invalidClient;
}
