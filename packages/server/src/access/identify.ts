import {
  computeHa1,
  type DigestAlgorithm,
  type DigestAuthorization,
  md5IsAvailable,
  parseDigestAuthorization,
  REALM,
  uriMatchesTarget,
  verifyDigest,
} from '../domain/digest.js';
import type { Nonces } from '../domain/nonces.js';
import type { LoadingCache } from './loading-cache.js';
import type { ApiKeyPrincipal, Principal } from './principal.js';

/** The answer of identification: who it is, or that the client must authenticate (`stale`: with a newer nonce). */
export type Identification = { principal: Principal } | { principal: undefined; stale: boolean };

const UNKNOWN: Identification = { principal: undefined, stale: false };
const STALE: Identification = { principal: undefined, stale: true };

export interface Identifier {
  /** `target` is the request target exactly as it was sent; the Digest covers it. */
  identify(
    authorization: string | undefined,
    method: string,
    target: string,
  ): Identification | Promise<Identification>;
}

export function createIdentifier(options: {
  apiKeys: LoadingCache<ApiKeyPrincipal>;
  nonces: Nonces;
}): Identifier {
  // An unknown public key is verified against this, so that it costs the same work as a wrong private key.
  let decoy: { md5: string; sha256: string } | undefined;
  const decoyHa1 = () => {
    decoy ??= {
      md5: md5IsAvailable() ? computeHa1('MD5', 'nobody', 'nothing') : '',
      sha256: computeHa1('SHA-256', 'nobody', 'nothing'),
    };
    return decoy;
  };

  function verify(
    authorization: DigestAuthorization,
    key: ApiKeyPrincipal | null,
    method: string,
    target: string,
  ): Identification {
    const nonce = options.nonces.inspect(authorization.nonce);
    if (nonce === 'invalid') return UNKNOWN;
    const ha1 = selectHa1(key?.ha1 ?? decoyHa1(), authorization.algorithm);
    if (!verifyDigest(authorization, ha1, method) || key === null) return UNKNOWN;
    if (!uriMatchesTarget(authorization.uri, target)) return UNKNOWN;
    // Only now is the nonce count used up: a stranger cannot burn the counts of someone else's nonce.
    if (nonce === 'stale' || !options.nonces.spend(authorization.nonce, authorization.nc)) return STALE;
    return { principal: key };
  }

  return {
    identify(header, method, target) {
      if (header === undefined) return UNKNOWN;
      const authorization = parseDigestAuthorization(header);
      if (!authorization || authorization.realm !== REALM) return UNKNOWN;
      if (authorization.algorithm === 'MD5' && !md5IsAvailable()) return UNKNOWN;
      const key = options.apiKeys.get(authorization.username);
      return key instanceof Promise
        ? key.then((loaded) => verify(authorization, loaded, method, target))
        : verify(authorization, key, method, target);
    },
  };
}

function selectHa1(ha1: { md5: string; sha256: string }, algorithm: DigestAlgorithm): string {
  return algorithm === 'MD5' ? ha1.md5 : ha1.sha256;
}
