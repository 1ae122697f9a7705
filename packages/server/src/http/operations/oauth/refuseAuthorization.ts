import { operation } from '../../define-operation.js';
import { OAuthError } from '../../schemas/oauth.js';
import { oauthErrors } from '../../wires/oauth-errors.js';

/** RFC 6749 section 4.1.2.1: nobody is sent on to an address that was not checked, and there is none to check by. */
export const refuseAuthorization = operation({
  operationId: 'refuseAuthorization',
  tag: 'OAuth',
  summary: 'Always refuses: users cannot sign in here, and programs use the token endpoint',
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
