import { OtherAnswer } from '../other-answer.js';

/** RFC 6749 wants the scheme the client used to be named. */
const BASIC_CHALLENGE = ['WWW-Authenticate', 'Basic realm="Sallyport", charset="UTF-8"'];

/** Errors of the OAuth endpoints: RFC 6749 section 5.2, in the documented key order and with the documented texts. */
export const oauthErrors = {
  noAuthorization: oauthError(400, 'invalid_request', 'No Authorization header provided'),
  invalidRequest: oauthError(400, 'invalid_request', 'The provided credentials are not valid.'),
  wrongFlag: oauthError(
    400,
    'invalid_request',
    'The query parameters envelope and pretty are true or false.',
  ),
  tooLarge: oauthError(413, 'invalid_request', 'The body is larger than 16 KiB.'),
  /** RFC 8707 section 2. */
  unknownResource: oauthError(
    400,
    'invalid_target',
    'No guarded API that this service account may call has this resource. It is the URL of the API as its definition says, or urn:sallyport:api:NAME where it has none.',
  ),
  oneResource: oauthError(
    400,
    'invalid_target',
    'A token is for one API: send resource once, and ask for a token for each API.',
  ),
  unsupportedGrantType: oauthError(400, 'unsupported_grant_type', 'Invalid grant type.'),
  unsupportedResponseType: oauthError(
    400,
    'unsupported_response_type',
    'There is no sign-in for people here. Programs get an access token at the token endpoint with grant_type=client_credentials and the client ID and client secret of a service account.',
  ),
  invalidClient: oauthError(401, 'invalid_client', 'Invalid credentials provided.', BASIC_CHALLENGE),
  /** An account with as many live tokens as it may have; as documented on the live service's page about MCP servers. */
  tooManyTokens: oauthError(
    403,
    'access_denied',
    'Access Token limit reached. Please use the existing Access Tokens or create a new Service Account.',
  ),
  /** For clients that know errors of OAuth alone; the code is that of RFC 8628, since RFC 6749 has none. */
  askedTooOften: oauthError(
    429,
    'slow_down',
    'The client asks for tokens too often. Use one for as long as it lives.',
  ),
  /** RFC 6749 has this code in section 4.1.2.1 alone; section 5.2 has none that a client may try again after. */
  unavailable: oauthError(503, 'temporarily_unavailable', 'The server cannot answer at the moment.', [
    'Retry-After',
    '1',
  ]),
  storageFull: oauthError(
    507,
    'temporarily_unavailable',
    'No token can be stored: the disk of the server is full.',
  ),
  serverError: oauthError(500, 'server_error', 'Unexpected error.'),
} as const satisfies Record<string, OtherAnswer>;

/** What stands in `error` of their answers. */
export const oauthCodes: readonly string[] = [
  ...new Set(Object.values(oauthErrors).map(({ body }) => (body as { readonly error: string }).error)),
];

function oauthError(
  status: number,
  error: string,
  description: string,
  headers?: readonly string[],
): OtherAnswer {
  return new OtherAnswer(status, { error_description: description, error }, headers);
}
