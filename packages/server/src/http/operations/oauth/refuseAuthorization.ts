import { operation } from '../../define-operation.js';
import { OAuthError } from '../../schemas/oauth.js';
import { oauthErrors } from '../../wires/oauth-errors.js';

/** RFC 6749 section 4.1.2.1: nobody is sent on to an address that was not checked, and there is none to check by. */
export const refuseAuthorization = operation({
  operationId: 'refuseAuthorization',
  tag: 'OAuth',
  summary: 'Say that people cannot sign in here: programs get their tokens at the token endpoint',
  method: 'GET',
  path: '/authorize',
  permission: 'always',
  status: 400,
  response: OAuthError,
  handle: () => oauthErrors.unsupportedResponseType,
  wires: {
    oauth: {},
  },
});
