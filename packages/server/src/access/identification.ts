import type { Credential } from './principal.js';

/**
 * The answer of identification: who it is, or that the client must authenticate. `stale`: with a newer nonce;
 * `invalidToken`: it sent an access token that is expired, revoked, unknown or malformed.
 */
export type Identification =
  | { readonly principal: Credential }
  | { readonly principal: undefined; readonly stale: boolean; readonly invalidToken: boolean };

export const UNKNOWN: Identification = { principal: undefined, stale: false, invalidToken: false };
export const STALE: Identification = { principal: undefined, stale: true, invalidToken: false };
