import { askedTooOften } from '../../answers/asked-too-often.js';
import { operation } from '../../define-operation.js';
import { clientOf } from '../../requests/callers.js';
import { AccessToken, AccessTokenRequest } from '../../schemas/oauth.js';
import { oauthErrors } from '../../wires/oauth-errors.js';

export const createAccessToken = operation({
  operationId: 'createAccessToken',
  tag: 'OAuth',
  summary: 'Get an access token for the client ID and client secret of a service account, sent by HTTP Basic',
  method: 'POST',
  path: '/token',
  permission: 'client',
  status: 200,
  body: AccessTokenRequest,
  response: AccessToken,
  otherAnswers: askedTooOften,
  async handle({ server, body, caller, secretId, publicUrl }) {
    if (body.grant_type === undefined) return oauthErrors.invalidRequest;
    if (body.grant_type !== 'client_credentials') return oauthErrors.unsupportedGrantType;
    if (secretId === undefined) throw new Error('a client proves itself by a secret');
    const issue = await server.tokenIssuer.issue(clientOf(caller), secretId, publicUrl);
    if (issue.kind === 'gone') return oauthErrors.invalidClient;
    if (issue.kind === 'tooMany') return oauthErrors.tooManyTokens;
    server.recordSecretUse(secretId);
    return { access_token: issue.accessToken, expires_in: issue.expiresInSeconds, token_type: 'Bearer' };
  },
  wires: {
    oauth: {},
  },
});
