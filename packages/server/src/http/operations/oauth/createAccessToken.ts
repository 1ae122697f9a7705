import { ACCESS_TOKEN_AUDIENCE } from '../../../domain/access-tokens.js';
import { readAudience } from '../../../domain/guard/audience.js';
import { hasAudience } from '../../../store/queries/guarded-apis.js';
import { tokensAskedTooOften } from '../../answers/asked-too-often.js';
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
  otherAnswers: tokensAskedTooOften,
  async handle({ services, server, body, caller, secretId, publicUrl }) {
    if (body.grant_type === undefined) return oauthErrors.invalidRequest;
    if (body.grant_type !== 'client_credentials') return oauthErrors.unsupportedGrantType;
    if (secretId === undefined) throw new Error('a client proves itself by a secret');
    const account = clientOf(caller);
    // A parameter without a value counts as left out (RFC 6749 section 3.2).
    const audience = body.resource ? readAudience(body.resource) : ACCESS_TOKEN_AUDIENCE;
    const { reader } = services.store;
    if (audience === undefined) return oauthErrors.unknownResource;
    if (body.resource && !(await hasAudience(reader, { audience, organizationId: account.organizationId })))
      return oauthErrors.unknownResource;
    const issue = await server.tokenIssuer.issue(account, secretId, { issuer: publicUrl, audience });
    if (issue.kind === 'gone') return oauthErrors.invalidClient;
    if (issue.kind === 'tooMany') return oauthErrors.tooManyTokens;
    server.recordSecretUse(secretId);
    return { access_token: issue.accessToken, expires_in: issue.expiresInSeconds, token_type: 'Bearer' };
  },
  wires: {
    oauth: {},
  },
});
