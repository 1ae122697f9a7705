/** Everything about a guarded API as `readDefinition` answers it: checked, with every default and `*` written out. */
export interface GuardDefinition {
  /** `^[a-z][a-z0-9-]{1,30}$`, unique in the installation. */
  readonly api: string;
  readonly title: string;
  /** Name or id of the organization that owns it; resolved when it is applied. */
  readonly organization: string;
  /** Whose credentials may call: those of the organization, or all of this installation. */
  readonly openTo: 'organization' | 'installation';
  /** Of a new API. Without it `report`. */
  readonly mode?: GuardMode;
  /** `''` or such as `/v1`: without a slash at the end. */
  readonly basePath: string;
  readonly scope: GuardScope;
  readonly challenge: 'digest' | 'bearer';
  /** URL of the API (RFC 9728, RFC 8707). Always there with `challenge: bearer`. */
  readonly resource?: string;
  /** Whether an access token must be for this API, or may be for Sallyport itself too. */
  readonly audience: 'any' | 'required';
  /** What is accepted of a credential besides Digest and access tokens, over TLS alone. */
  readonly accepts: { readonly basic: boolean; readonly apiKeyHeader: boolean; readonly secrets: boolean };
  readonly permissions: readonly GuardPermission[];
  readonly roles: readonly CustomRole[];
  readonly routes: readonly GuardRoute[];
  /** Tools of an MCP server. */
  readonly tools: readonly GuardTool[];
  readonly limits: { readonly credential?: GuardLimit; readonly project?: GuardLimit };
  /** Whether preflights are let through to the upstream, or decided like any request. */
  readonly cors: 'pass' | 'decide';
  /** Spellings in parameters that are refused otherwise, because servers read them in more than one way. */
  readonly paths: {
    readonly semicolon: boolean;
    readonly encodedSlash: boolean;
    readonly encodedPercent: boolean;
  };
  /** Gates that come with the file. They are no part of a version: each has a life of its own. */
  readonly gates: readonly DefinedGate[];
}

/** `enforce` refuses. `report` lets callers who are known pass, and says what it would have refused. */
export type GuardMode = 'report' | 'enforce';
export const guardModes = ['report', 'enforce'] as const satisfies readonly GuardMode[];

/** Where the project or organization of a request is named; `credential` asks in the credential's organization. */
export type GuardScope =
  | { readonly kind: 'project' | 'organization'; readonly from: 'path'; readonly parameter: string }
  | { readonly kind: 'project' | 'organization'; readonly from: 'header'; readonly header: string }
  | { readonly kind: 'credential' };

export interface GuardLimit {
  readonly count: number;
  readonly perSeconds: number;
}

export interface GuardPermission {
  /** `resource.verb`, unique in the API. */
  readonly name: string;
  readonly title: string;
  /** Whether the built-in Read Only roles hold it. */
  readonly read: boolean;
}

/** A role that permits something in this API and nothing in Sallyport itself. */
export interface CustomRole {
  /** Begins with `ORG_` or `GROUP_`, as its scope says; unique in the installation. */
  readonly role: string;
  readonly scope: 'organization' | 'project';
  readonly title: string;
  readonly permissions: readonly string[];
}

export interface GuardRoute {
  /** Upper case. A route of GET answers HEAD too, unless HEAD has its own. */
  readonly method: string;
  /** Below `basePath`: `/projects/{projectId}/orders/{orderId}:refund`. */
  readonly template: string;
  /** The name of a permission, or `public`. */
  readonly permission: string;
  /** In place of the API's. */
  readonly scope?: GuardScope;
  readonly limit?: GuardLimit;
}

export interface GuardTool {
  readonly tool: string;
  readonly permission: string;
}

/** The headers by which a kind of proxy tells of the original request. */
export const guardDialects = ['nginx', 'haproxy', 'caddy', 'traefik', 'apisix', 'envoy', 'plain'] as const;
export type GuardDialect = (typeof guardDialects)[number];

export interface DefinedGate {
  readonly name: string;
  readonly dialect: GuardDialect;
  /** CIDR blocks of who may ask. */
  readonly peers: readonly string[];
}
