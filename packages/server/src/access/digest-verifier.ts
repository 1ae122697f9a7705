import {
  computeHa1,
  type DigestAuthorization,
  md5IsAvailable,
  parseDigestAuthorization,
  REALM,
  uriMatchesTarget,
  verifyDigest,
} from '../domain/digest.js';
import type { Nonces } from '../domain/nonces.js';
import { type Identification, STALE, UNKNOWN } from './identification.js';
import type { LoadingCache } from './loading-cache.js';
import type { ApiKeyPrincipal } from './principal.js';

export interface DigestVerifier {
  /** `target` is the request target exactly as the client sent it; the Digest covers it. */
  verify(header: string, method: string, target: string): Identification | Promise<Identification>;
}

/** Identifies API keys by HTTP Digest (RFC 7616). */
export function createDigestVerifier(options: {
  apiKeys: LoadingCache<ApiKeyPrincipal>;
  nonces: Nonces;
}): DigestVerifier {
  const { apiKeys, nonces } = options;
  // An unknown public key is verified against this, so that it costs the same work as a wrong private key.
  let decoy: { md5: string; sha256: string } | undefined;
  const decoyHa1 = () => {
    decoy ??= {
      md5: md5IsAvailable() ? computeHa1('MD5', 'nobody', 'nothing') : '',
      sha256: computeHa1('SHA-256', 'nobody', 'nothing'),
    };
    return decoy;
  };

  function decide(
    authorization: DigestAuthorization,
    key: ApiKeyPrincipal | null,
    method: string,
    target: string,
  ): Identification {
    const ha1 = key?.ha1 ?? decoyHa1();
    const known = authorization.algorithm === 'MD5' ? ha1.md5 : ha1.sha256;
    // A key may have no hash of that algorithm; anybody can prove that he knows nothing.
    const verified = verifyDigest(authorization, known, method) && known !== '';
    if (key === null) return UNKNOWN;
    const unproved = { principal: undefined, stale: false, invalidToken: false, unproved: key };
    if (!verified) return unproved;
    if (!uriMatchesTarget(authorization.uri, target)) return { ...unproved, isOtherTarget: true };
    // Only now is the nonce count used up: a stranger cannot burn the counts of someone else's nonce.
    const { nonce, nc } = authorization;
    const use = nonces.spend(nonce, nc);
    if (use === 'accepted')
      return { principal: key, once: () => nonces.proofOf(nonce, nc), token: undefined };
    // A count that is no number will not become one with another nonce.
    return use === 'invalid' ? UNKNOWN : STALE;
  }

  return {
    verify(header, method, target) {
      const authorization = parseDigestAuthorization(header);
      if (!authorization || authorization.realm !== REALM) return UNKNOWN;
      if (authorization.algorithm === 'MD5' && !md5IsAvailable()) return UNKNOWN;
      // Before anything is looked up, so that made-up headers cost no I/O.
      if (nonces.inspect(authorization.nonce) === 'invalid') return UNKNOWN;
      const key = apiKeys.get(authorization.username);
      return key instanceof Promise
        ? key.then((loaded) => decide(authorization, loaded, method, target))
        : decide(authorization, key, method, target);
    },
  };
}
