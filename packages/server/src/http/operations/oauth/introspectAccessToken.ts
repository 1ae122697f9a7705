import { askedTooOften } from '../../answers/asked-too-often.js';
import { operation } from '../../define-operation.js';
import { clientOf } from '../../requests/callers.js';
import { AccessTokenInQuestion, AccessTokenState } from '../../schemas/oauth.js';
import { oauthErrors } from '../../wires/oauth-errors.js';

/** A client may know of the tokens of its own organization, and of no other that they exist. */
export const introspectAccessToken = operation({
  operationId: 'introspectAccessToken',
  tag: 'OAuth',
  summary: 'Show whether an access token of the own organization is live, and whose it is (RFC 7662)',
  method: 'POST',
  path: '/introspect',
  permission: 'client',
  status: 200,
  body: AccessTokenInQuestion,
  response: AccessTokenState,
  otherAnswers: askedTooOften,
  async handle({ services, server, body, caller, publicUrl }) {
    if (body.token === undefined) return oauthErrors.invalidRequest;
    const found = await server.accessTokens.verify(body.token);
    const account = found && (await services.decision.directory.serviceAccounts.get(found.clientId));
    // Something may have been loaded for so long that what else was in memory is out of date by now.
    if (!services.store.isFollowing()) return oauthErrors.unavailable;
    const isLive =
      found !== null &&
      account !== null &&
      account.organizationId === clientOf(caller).organizationId &&
      account.secrets.some((secret) => secret.id === found.secretId);
    if (!isLive) return { active: false };
    return {
      active: true,
      aud: found.audience,
      client_id: found.clientId,
      exp: Math.floor(found.expiresAt / 1000),
      iss: publicUrl,
      jti: found.id,
      sub: found.clientId,
      token_type: 'Bearer',
    };
  },
  wires: {
    oauth: {},
  },
});
