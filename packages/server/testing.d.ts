// What the package @sallyport/testing starts a server with. Others use that package: this changes with any version.

export interface PrivateServerRequest {
  /** Name of a seed file, or what one says. Default: an organization with a project, and an owner of each kind. */
  readonly seed?: string | object;
  /** Name of the file with the definition of a guarded API. Without a seed, the organization is called as it says. */
  readonly guard?: string;
  /** `off` (the default), `atlas`, the name of a file, or what such a file says. */
  readonly rateLimits?: string | object;
  /** How much of its log goes to standard error. Default: `error`. */
  readonly logLevel?: string;
}

export interface SeedFacts {
  readonly users: readonly { readonly username: string; readonly password: string }[];
  readonly organizations: readonly OrganizationFacts[];
}

export interface OrganizationFacts {
  readonly orgId: string;
  readonly name: string;
  readonly projects: readonly { readonly groupId: string; readonly name: string }[];
  readonly apiKeys: readonly {
    readonly id: string;
    readonly description: string;
    readonly publicKey: string;
    readonly privateKey: string;
  }[];
  /** One with two secrets is there twice, first with the newest. */
  readonly serviceAccounts: readonly {
    readonly name: string;
    readonly clientId: string;
    readonly clientSecret: string;
  }[];
}

/** Of the first organization: itself, its first project, and an owner of each kind, or the first. */
export interface ServerFacts {
  readonly baseUrl: string;
  readonly orgId: string | undefined;
  readonly groupId: string | undefined;
  readonly owner: { readonly username: string; readonly password: string } | undefined;
  readonly apiKey:
    | { readonly id: string; readonly publicKey: string; readonly privateKey: string }
    | undefined;
  readonly serviceAccount: { readonly clientId: string; readonly clientSecret: string } | undefined;
  readonly seed: SeedFacts;
  /** Where the gates of the guarded API ask; undefined without one. */
  readonly guardUrl: string | undefined;
}

export interface PrivateServer {
  readonly facts: ServerFacts;
  /** This process's environment, with what clients need to call the server and without what leads elsewhere. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Starts a server in memory with test controls in this process, on a free port of this machine. */
export function startPrivateServer(request: PrivateServerRequest): Promise<PrivateServer>;
