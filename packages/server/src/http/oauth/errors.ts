/** Errors of the OAuth endpoints: RFC 6749 section 5.2, in the documented key order and with the documented texts. */
export interface OAuthError {
  readonly status: number;
  readonly error: string;
  readonly description: string;
  readonly headers?: readonly string[];
}

/** RFC 6749 wants the scheme the client used to be named. */
const BASIC_CHALLENGE = ['WWW-Authenticate', 'Basic realm="Sallyport", charset="UTF-8"'];

export const oauthErrors = {
  noAuthorization: {
    status: 400,
    error: 'invalid_request',
    description: 'No Authorization header provided',
  },
  invalidRequest: {
    status: 400,
    error: 'invalid_request',
    description: 'The provided credentials are not valid.',
  },
  tooLarge: {
    status: 413,
    error: 'invalid_request',
    description: 'The body is larger than 16 KiB.',
  },
  unsupportedGrantType: {
    status: 400,
    error: 'unsupported_grant_type',
    description: 'Invalid grant type.',
  },
  unsupportedResponseType: {
    status: 400,
    error: 'unsupported_response_type',
    description:
      'There is no sign-in for people here. Programs get an access token at the token endpoint with grant_type=client_credentials and the client ID and client secret of a service account.',
  },
  invalidClient: {
    status: 401,
    error: 'invalid_client',
    description: 'Invalid credentials provided.',
    headers: BASIC_CHALLENGE,
  },
  /** RFC 6749 has this code in section 4.1.2.1 alone; section 5.2 has none that a client may try again after. */
  unavailable: {
    status: 503,
    error: 'temporarily_unavailable',
    description: 'The server cannot answer at the moment.',
    headers: ['Retry-After', '1'],
  },
  serverError: { status: 500, error: 'server_error', description: 'Unexpected error.' },
} as const satisfies Record<string, OAuthError>;

/** An account that has as many live tokens as it may have. */
export function tooManyTokens(limit: number): OAuthError {
  return {
    status: 429,
    error: 'rate_limited',
    description: `The service account has ${limit} live access tokens, which is the most it can have. Use one of them again, or revoke one.`,
    headers: ['Retry-After', '60'],
  };
}
