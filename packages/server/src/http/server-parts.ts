import type { AccessTokens } from '../access/access-tokens.js';
import type { SigningKeys } from '../access/signing-keys.js';
import type { TokenIssuer } from '../services/oauth/token-issuer.js';
import type { Metrics } from './metrics.js';
import type { Readiness } from './readiness.js';
import type { TestControls } from './test-controls.js';

/** Finds what is served under the name that metrics and counts of use have for it. */
export type OperationNamed = (
  name: string,
) => { readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'; readonly path: string } | undefined;

/** What only a server that listens has, for the operations that tell of it and those that give out access tokens. */
export interface ServerParts {
  readonly accessTokens: AccessTokens;
  readonly signingKeys: SigningKeys;
  readonly tokenIssuer: TokenIssuer;
  /** Told which secret minted a token. */
  readonly recordSecretUse: (secretId: string) => void;
  /** Where the port of the API serves them. */
  readonly metrics: Metrics | undefined;
  readonly ready: Readiness['check'];
  readonly operationNamed: OperationNamed;
  /** For how many days use is told. */
  readonly useDays: number;
  /** Of a server that was started for tests. */
  readonly testControls: TestControls | undefined;
}
