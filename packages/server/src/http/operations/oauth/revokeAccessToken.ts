import { revokeAccessToken as revoke } from '../../../services/oauth/revoke-access-token.js';
import { askedTooOften } from '../../answers/asked-too-often.js';
import { operation } from '../../define-operation.js';
import { AccessTokenInQuestion } from '../../schemas/oauth.js';
import { oauthErrors } from '../../wires/oauth-errors.js';

export const revokeAccessToken = operation({
  operationId: 'revokeAccessToken',
  tag: 'OAuth',
  summary: 'Revoke an access token of the calling service account (RFC 7009)',
  method: 'POST',
  path: '/revoke',
  permission: 'client',
  status: 200,
  body: AccessTokenInQuestion,
  otherAnswers: askedTooOften,
  async handle({ services, server, body, caller }) {
    if (body.token === undefined) return oauthErrors.invalidRequest;
    await revoke({ store: services.store, accessTokens: server.accessTokens }, caller, body.token);
    return undefined;
  },
  wires: {
    oauth: {},
  },
});
