import type { OneTimeProof } from '../domain/nonces.js';
import type { StoredAccessToken } from '../store/queries/access-tokens.js';
import type { Credential } from './principal.js';

/**
 * The answer of identification: who it is, or that the client must authenticate. `stale`: with a newer nonce;
 * `invalidToken`: it sent an access token that is expired, revoked, unknown or malformed.
 */
export type Identification =
  | Identified
  | {
      readonly principal: undefined;
      readonly stale: boolean;
      readonly invalidToken: boolean;
      /** The credential that was named, with a wrong secret. */
      readonly unproved?: Credential;
      /** The secret is right, and the Digest is of another target: a proxy has changed it, and every call is refused for ever. */
      readonly isOtherTarget?: boolean;
    };

/** Who it is, and by what: a Digest, which may ask for a write once, a token, or a client secret. */
export interface Identified {
  readonly principal: Credential;
  readonly once?: (() => OneTimeProof) | undefined;
  readonly token?: StoredAccessToken | undefined;
  /** The one that was sent, or that the token was minted with. */
  readonly secretId?: string | undefined;
}

export const UNKNOWN: Identification = { principal: undefined, stale: false, invalidToken: false };
export const INVALID_TOKEN: Identification = { principal: undefined, stale: false, invalidToken: true };
export const STALE: Identification = { principal: undefined, stale: true, invalidToken: false };
