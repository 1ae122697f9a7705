/** An API key, a service account, or an access token that was minted elsewhere. */
export type Credentials =
  | { readonly publicKey: string; readonly privateKey: string }
  | { readonly clientId: string; readonly clientSecret: string }
  | { readonly accessToken: string };

/** Where a client calls, and as whom. */
export interface ConnectionOptions {
  /** Address of the server, for example `https://sallyport.example.net`. A path in front of `/api` may follow. */
  readonly baseUrl: string;
  /** Without credentials a browser's session cookie speaks for the caller, or nobody. */
  readonly credentials?: Credentials | undefined;
  /** Sends the requests. Default: the runtime's `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** The `User-Agent` header; browsers may keep their own. */
  readonly userAgent?: string | undefined;
}
