import { own, published } from './define-error.js';

/** Who calls, by which way. */
export const callerErrors = {
  USER_UNAUTHORIZED: published({
    // Missing permission is 401 on this wire, not 403; 403 is kept for addresses and features.
    status: 401,
    detail: (..._permission: [] | [permission: string]) =>
      'Current user is not authorized to perform this action.',
    parameters: [],
    wire: () => [],
    fields: (...[permission]) =>
      permission === undefined
        ? []
        : [
            {
              field: 'roles',
              description: `The roles of the caller do not hold the permission ${permission}.`,
            },
          ],
    meaning:
      'The caller is authenticated, but none of its roles has the permission that the operation needs.',
    fix: 'Grant the credential a role that has the permission named in `badRequestDetail`, or use another credential.',
  }),
  CSRF_TOKEN_INVALID: own({
    status: 403,
    detail: () => 'The request carries a session cookie but not the CSRF token of that session.',
    parameters: [],
    meaning:
      'A request that changes something came with a session cookie and without a valid `X-CSRF-Token` header.',
    fix: 'Send the `csrfToken` from the answer to the sign-in as the header `X-CSRF-Token`.',
  }),
  MULTI_FACTOR_AUTH_REQUIRED: own({
    status: 403,
    detail: (organizationId: string) =>
      `Organization ${organizationId} requires a second factor, and this session has none.`,
    parameters: ['organization ID'],
    meaning: 'The organization requires multi-factor authentication of its users.',
    fix: 'Set up a second factor in your account and sign in again with it.',
  }),
  NO_CURRENT_USER: published({
    status: 401,
    detail: () => 'Nobody is signed in, or the session has ended.',
    parameters: [],
    meaning: 'The operation needs a signed-in user, and the request has no session or an expired one.',
    fix: 'Sign in, with POST /api/private/session or in the console.',
  }),
  SIGNED_IN_USER_REQUIRED: own({
    status: 403,
    detail: () => 'Only signed-in users can call this. API keys and service accounts cannot.',
    parameters: [],
    meaning: 'A credential called an operation that needs a signed-in user.',
    fix: 'Sign in as a user; programs use the versioned operations.',
  }),
  CREDENTIAL_REQUIRED: own({
    status: 403,
    detail: () => 'Only API keys and service accounts can call this. Users sign out instead.',
    parameters: [],
    meaning: 'A signed-in user called the operation by which a credential revokes itself.',
    fix: 'Call it with the credential that you want to revoke. To delete another credential, use the operations of API keys and service accounts.',
  }),
  CROSS_SITE_REQUEST: own({
    status: 403,
    detail: () => 'The request comes from a page of another site.',
    parameters: [],
    meaning: 'The headers `Origin` or `Sec-Fetch-Site` say that a page of another site sent the request.',
    fix: 'Use the console at the public URL of the server; check `SALLYPORT_PUBLIC_URL` if that is where you are.',
  }),
};
