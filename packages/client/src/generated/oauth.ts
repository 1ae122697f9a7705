// Generated from the operations by `npm run docs`.

/** What each operation takes and answers, in its newest version and in the others. */
export interface OauthOperations {
  /** Get an access token for the client ID and client secret of a service account, sent by HTTP Basic. */
  readonly createAccessToken: {
    readonly input: {
      readonly body: AccessTokenRequest;
    };
    readonly answer: AccessToken;
  };
  /** Show whether an access token of the own organization is live, and whose it is (RFC 7662). */
  readonly introspectAccessToken: {
    readonly input: {
      readonly body: AccessTokenInQuestion;
    };
    readonly answer: AccessTokenState;
  };
  /** Always refuses: users cannot sign in here, and programs use the token endpoint. */
  readonly refuseAuthorization: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: OAuthError;
  };
  /** Say the same to a request that was sent as a form. */
  readonly refuseSentAuthorization: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: OAuthError;
  };
  /** Revoke an access token of the calling service account (RFC 7009). */
  readonly revokeAccessToken: {
    readonly input: {
      readonly body: AccessTokenInQuestion;
    };
    readonly answer: undefined;
  };
}

/** Method and path template of each operation. */
export const oauthRoutes: Readonly<Record<keyof OauthOperations, string>> = {
  createAccessToken: 'POST /api/oauth/token',
  introspectAccessToken: 'POST /api/oauth/introspect',
  refuseAuthorization: 'GET /api/oauth/authorize',
  refuseSentAuthorization: 'POST /api/oauth/authorize',
  revokeAccessToken: 'POST /api/oauth/revoke',
};

export interface AccessToken {
  readonly access_token: string;
  /** Seconds */
  readonly expires_in: number;
  readonly token_type: 'Bearer';
}

export interface AccessTokenInQuestion {
  readonly token?: string;
  readonly token_type_hint?: string;
}

export interface AccessTokenRequest {
  readonly grant_type?: string;
  readonly resource?: string;
}

export interface AccessTokenState {
  readonly active: boolean;
  readonly aud?: string;
  readonly client_id?: string;
  /** Seconds since 1970 */
  readonly exp?: number;
  readonly iss?: string;
  readonly jti?: string;
  readonly sub?: string;
  readonly token_type?: 'Bearer';
}

export interface OAuthError {
  readonly error_description: string;
  readonly error: string;
}
