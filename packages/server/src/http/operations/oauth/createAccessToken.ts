import { operation } from '../../define-operation.js';
import { OtherAnswer } from '../../other-answer.js';
import { oauthClient } from '../../requests/oauth-client.js';
import { refuseTokenRate } from '../../requests/token-rate.js';
import { ApiError } from '../../schemas/errors.js';
import { AccessToken, AccessTokenRequest } from '../../schemas/oauth.js';
import { oauthErrors } from '../../wires/oauth-errors.js';

export const createAccessToken = operation({
  operationId: 'createAccessToken',
  tag: 'OAuth',
  summary: 'Get an access token for the client ID and client secret of a service account, sent by HTTP Basic',
  method: 'POST',
  path: '/token',
  permission: 'public',
  takesBasic: true,
  status: 200,
  body: AccessTokenRequest,
  response: AccessToken,
  otherAnswers: {
    429: {
      description: 'Asked too often; in the form of the API, as the live service has it.',
      schema: ApiError,
    },
  },
  async handle({ services, server, body, headers, address }) {
    const tooOften = refuseTokenRate(server.buckets, address, headers.authorization);
    if (tooOften !== undefined) return tooOften;
    const client = await oauthClient(services, headers);
    if (client instanceof OtherAnswer) return client;
    if (body.grant_type === undefined) return oauthErrors.invalidRequest;
    if (body.grant_type !== 'client_credentials') return oauthErrors.unsupportedGrantType;
    const issue = await server.tokenIssuer.issue(client.account, client.secretId);
    if (issue.kind === 'gone') return oauthErrors.invalidClient;
    if (issue.kind === 'tooMany') return oauthErrors.tooManyTokens;
    server.recordSecretUse(client.secretId);
    return { access_token: issue.accessToken, expires_in: issue.expiresInSeconds, token_type: 'Bearer' };
  },
  wires: {
    oauth: {},
  },
});
