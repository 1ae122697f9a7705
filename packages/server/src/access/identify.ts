import { ACCESS_TOKEN_AUDIENCE } from '../domain/access-tokens.js';
import type { StoredAccessToken } from '../store/queries/access-tokens.js';
import type { AccessTokens, VerifiedToken } from './access-tokens.js';
import type { DigestVerifier } from './digest-verifier.js';
import { type Identification, INVALID_TOKEN, UNKNOWN } from './identification.js';
import type { LoadingCache } from './loading-cache.js';
import type { ServiceAccountPrincipal } from './principal.js';

export interface Identifier {
  /** `target` is the request target exactly as the client sent it; the Digest covers it. */
  identify(
    authorization: string | undefined,
    method: string,
    target: string,
  ): Identification | Promise<Identification>;
}

/** Finds out who calls, by HTTP Digest or by access token (RFC 6750, the header form only). */
export function createIdentifier(options: {
  digest: DigestVerifier;
  accessTokens: AccessTokens;
  serviceAccounts: LoadingCache<ServiceAccountPrincipal>;
}): Identifier {
  const { digest, accessTokens, serviceAccounts } = options;

  function identifyToken(token: string): Identification | Promise<Identification> {
    const verified = accessTokens.verify(token);
    return verified instanceof Promise ? verified.then(withAccount) : withAccount(verified);
  }

  function withAccount(token: VerifiedToken | null): Identification | Promise<Identification> {
    // One that was asked for a guarded API opens nothing here: whoever runs that API has seen it.
    if (token === null || token.audience !== ACCESS_TOKEN_AUDIENCE) return INVALID_TOKEN;
    const account = serviceAccounts.get(token.clientId);
    return account instanceof Promise
      ? account.then((loaded) => acceptToken(token, loaded))
      : acceptToken(token, account);
  }

  return {
    identify(header, method, target) {
      if (header === undefined) return UNKNOWN;
      const token = bearerTokenOf(header);
      return token === undefined ? digest.verify(header, method, target) : identifyToken(token);
    },
  };
}

/** The access token of an `Authorization` header (RFC 6750 section 2.1). */
export function bearerTokenOf(header: string): string | undefined {
  // What parses headers takes the blank away that no token follows.
  const scheme = header.slice(0, 7).toLowerCase();
  return scheme === 'bearer ' || scheme === 'bearer' ? header.slice(7).trim() : undefined;
}

/** A token dies with the secret that it was minted with. */
export function acceptToken(
  token: StoredAccessToken,
  account: ServiceAccountPrincipal | null,
): Identification {
  if (account === null || !account.secrets.some((secret) => secret.id === token.secretId))
    return INVALID_TOKEN;
  return { principal: account, once: undefined, token, secretId: token.secretId };
}
