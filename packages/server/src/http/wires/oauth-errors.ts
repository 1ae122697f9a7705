import { OtherAnswer } from '../other-answer.js';

/** RFC 6749 wants the scheme the client used to be named. */
const BASIC_CHALLENGE = ['WWW-Authenticate', 'Basic realm="Sallyport", charset="UTF-8"'];

/** Errors of the OAuth endpoints: RFC 6749 section 5.2, in the documented key order and with the documented texts. */
export const oauthErrors = {
  noAuthorization: oauthError(400, 'invalid_request', 'No Authorization header provided'),
  invalidRequest: oauthError(400, 'invalid_request', 'The provided credentials are not valid.'),
  tooLarge: oauthError(413, 'invalid_request', 'The body is larger than 16 KiB.'),
  unsupportedGrantType: oauthError(400, 'unsupported_grant_type', 'Invalid grant type.'),
  unsupportedResponseType: oauthError(
    400,
    'unsupported_response_type',
    'There is no sign-in for people here. Programs get an access token at the token endpoint with grant_type=client_credentials and the client ID and client secret of a service account.',
  ),
  invalidClient: oauthError(401, 'invalid_client', 'Invalid credentials provided.', BASIC_CHALLENGE),
  /** RFC 6749 has this code in section 4.1.2.1 alone; section 5.2 has none that a client may try again after. */
  unavailable: oauthError(503, 'temporarily_unavailable', 'The server cannot answer at the moment.', [
    'Retry-After',
    '1',
  ]),
  serverError: oauthError(500, 'server_error', 'Unexpected error.'),
} as const satisfies Record<string, OtherAnswer>;

/** An account that has as many live tokens as it may have. */
export function tooManyTokens(limit: number): OtherAnswer {
  return oauthError(
    429,
    'rate_limited',
    `The service account has ${limit} live access tokens, which is the most it can have. Use one of them again, or revoke one.`,
    ['Retry-After', '60'],
  );
}

function oauthError(
  status: number,
  error: string,
  description: string,
  headers?: readonly string[],
): OtherAnswer {
  return new OtherAnswer(status, { error_description: description, error }, headers);
}
