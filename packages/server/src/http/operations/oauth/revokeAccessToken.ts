import { revokeAccessToken as revoke } from '../../../services/oauth/revoke-access-token.js';
import { operation } from '../../define-operation.js';
import { OtherAnswer } from '../../other-answer.js';
import { oauthClient } from '../../requests/oauth-client.js';
import { AccessTokenInQuestion } from '../../schemas/oauth.js';
import { oauthErrors } from '../../wires/oauth-errors.js';

export const revokeAccessToken = operation({
  operationId: 'revokeAccessToken',
  tag: 'OAuth',
  summary: 'End an access token of the calling service account at once (RFC 7009)',
  method: 'POST',
  path: '/revoke',
  permission: 'public',
  takesBasic: true,
  status: 200,
  body: AccessTokenInQuestion,
  async handle({ services, server, body, headers }) {
    const client = await oauthClient(services, headers);
    if (client instanceof OtherAnswer) return client;
    if (body.token === undefined) return oauthErrors.invalidRequest;
    await revoke({ store: services.store, accessTokens: server.accessTokens }, client.account, body.token);
    return undefined;
  },
  wires: {
    oauth: {},
  },
});
