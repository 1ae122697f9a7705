// Generated from the operations by `npm run docs`.

/** What each operation takes and answers, in its newest version and in the others. */
export interface ServerOperations {
  /** Say that the process answers. */
  readonly getHealth: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      readonly status: 'alive';
    };
  };
  /** Show the figures of this node, as Prometheus reads them. */
  readonly getMetrics: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: string;
  };
  /** Show where the OAuth endpoints are and what they take (RFC 8414). */
  readonly getOAuthMetadata: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: OAuthMetadata;
  };
  /** Say whether requests should come here: 200, or 503 with the reason. */
  readonly getReadiness: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: {
      readonly status: 'ready';
      /** What is wrong while requests belong here: why changes are not stored, or how far the clock is from that of the database. */
      readonly trouble?: string;
    };
  };
  /** Show the setup page of an empty installation; needs the token of the setup link. */
  readonly getSetup: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: string;
  };
  /** Show the public keys that verify access tokens (RFC 7517). */
  readonly getSigningKeys: {
    readonly input: Readonly<Record<string, never>>;
    readonly answer: SigningKeySet;
  };
  /** Make the first organization, project, owner and API key, and show them once. */
  readonly setUp: {
    readonly input: {
      readonly body: SetupForm;
    };
    readonly answer: string;
  };
}

/** Method and path template of each operation. */
export const serverRoutes: Readonly<Record<keyof ServerOperations, string>> = {
  getHealth: 'GET /healthz',
  getMetrics: 'GET /metrics',
  getOAuthMetadata: 'GET /.well-known/oauth-authorization-server',
  getReadiness: 'GET /readyz',
  getSetup: 'GET /setup',
  getSigningKeys: 'GET /api/oauth/jwks',
  setUp: 'POST /setup',
};

export interface OAuthMetadata {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly token_endpoint_auth_methods_supported: readonly string[];
  readonly grant_types_supported: readonly string[];
  readonly response_types_supported: readonly string[];
  readonly revocation_endpoint: string;
  readonly revocation_endpoint_auth_methods_supported: readonly string[];
  readonly introspection_endpoint: string;
  readonly introspection_endpoint_auth_methods_supported: readonly string[];
  readonly jwks_uri: string;
}

export interface SetupForm {
  readonly token?: string;
  readonly organization?: string;
  readonly project?: string;
  readonly username?: string;
  readonly password?: string;
  readonly passwordAgain?: string;
  readonly requireAccessList?: string;
}

export interface SigningKeySet {
  readonly keys: readonly Readonly<Record<string, unknown>>[];
}
