import type { AccessTokens } from '../access/access-tokens.js';
import type { SigningKeys } from '../access/signing-keys.js';
import type { TokenIssuer } from '../services/oauth/token-issuer.js';
import type { Metrics } from './metrics.js';
import type { Readiness } from './readiness.js';
import type { TestControls } from './test-controls.js';

/** What only a server that listens has, for the operations that tell of it and those that give out access tokens. */
export interface ServerParts {
  readonly accessTokens: AccessTokens;
  readonly signingKeys: SigningKeys;
  readonly tokenIssuer: TokenIssuer;
  /** Told which secret minted a token. */
  readonly recordSecretUse: (secretId: string) => void;
  readonly metrics: Metrics;
  readonly ready: Readiness['check'];
  /** Of a server that was started for tests. */
  readonly testControls: TestControls | undefined;
}
