import { ACCESS_TOKEN_AUDIENCE } from '../../domain/access-tokens.js';
import type { Clock } from '../../domain/clock.js';
import { computeHa1 } from '../../domain/digest.js';
import { refuse } from '../../domain/errors.js';
import type { CompiledApi } from '../../domain/guard/compile-api.js';
import { canBeClientSecret } from '../../domain/imported-secrets.js';
import { publicKeyPattern } from '../../domain/public-keys.js';
import { equalInConstantTime, sha256Hex } from '../../domain/secrets.js';
import type { AccessTokens, VerifiedToken } from '../access-tokens.js';
import { readBasicCredentials } from '../client-authenticator.js';
import {
  addressOf,
  CHALLENGE,
  type Decision,
  guardedOf,
  refused,
  type StepResult,
  type Stop,
} from '../decision/decision.js';
import { type Identification, INVALID_TOKEN } from '../identification.js';
import { acceptToken, bearerTokenOf } from '../identify.js';
import type { LoadingCache } from '../loading-cache.js';
import type { ApiKeyPrincipal, ServiceAccountPrincipal } from '../principal.js';
import type { ApiDigests } from './api-digests.js';

/** Whose a client secret is; the account itself says whether it still is. */
export interface SecretOwner {
  readonly clientId: string;
}

/**
 * Finds out who calls a guarded API: by Digest or access token, as on the wires. By what never changes (HTTP Basic,
 * `X-API-Key`, a client secret) only where the definition says so and the caller came over TLS.
 */
export function createGuardIdentifier({
  digests,
  accessTokens,
  apiKeys,
  serviceAccounts,
  secretOwners,
  now,
}: {
  readonly digests: ApiDigests;
  readonly accessTokens: AccessTokens;
  readonly apiKeys: LoadingCache<ApiKeyPrincipal>;
  readonly serviceAccounts: LoadingCache<ServiceAccountPrincipal>;
  /** By the SHA-256 of a secret. */
  readonly secretOwners: LoadingCache<SecretOwner>;
  readonly now: Clock;
}): (decision: Decision) => StepResult {
  return (decision) => {
    const { api, isSentTwice } = guardedOf(decision);
    // Servers take the first of them, the last or both.
    if (isSentTwice) return refused(refuse('HEADER_NOT_ALLOWED', 'Authorization', 'it comes more than once'));
    const { authorization } = decision.asked.headers;
    const { accepts } = api.definition;
    const key = accepts.apiKeyHeader ? decision.asked.headers[API_KEY_HEADER] : undefined;
    if (authorization === undefined) {
      if (typeof key !== 'string') return CHALLENGE;
      return accepts.secrets && !KEY_PAIR.test(key) && canBeClientSecret(key)
        ? identifySecret(decision, key)
        : identifyPlainKey(decision, key, 'X-API-Key');
    }
    if (key !== undefined)
      return refused(refuse('HEADER_NOT_ALLOWED', 'X-API-Key', 'Authorization is there too'));
    const token = bearerTokenOf(authorization);
    if (token === undefined) {
      if (accepts.basic && BASIC.test(authorization)) return identifyBasic(decision, authorization);
      const { method, sentTarget } = decision.asked;
      const found = digests.of(api.name).verifier.verify(authorization, method, sentTarget);
      return found instanceof Promise
        ? found.then((later) => accept(decision, later))
        : accept(decision, found);
    }
    if (accepts.secrets && canBeClientSecret(token)) return identifySecret(decision, token);
    const verified = accessTokens.verify(token);
    return verified instanceof Promise
      ? verified.then((later) => identifyToken(decision, later))
      : identifyToken(decision, verified);
  };

  function identifyToken(decision: Decision, token: VerifiedToken | null): StepResult {
    if (token === null) return accept(decision, INVALID_TOKEN);
    const { api } = guardedOf(decision);
    if (!isFor(api, token.audience)) return refused(refuse('TOKEN_NOT_FOR_THIS_API', api.tokenAudience));
    const account = serviceAccounts.get(token.clientId);
    return account instanceof Promise
      ? account.then((loaded) => accept(decision, acceptToken(token, loaded)))
      : accept(decision, acceptToken(token, account));
  }

  function identifyBasic(decision: Decision, authorization: string): StepResult {
    const credentials = readBasicCredentials(authorization);
    if (credentials === undefined) return CHALLENGE;
    return identifyPlainKey(decision, `${credentials.clientId}:${credentials.clientSecret}`, 'HTTP Basic');
  }

  function identifyPlainKey(decision: Decision, text: string, way: string): StepResult {
    if (!guardedOf(decision).isSecure) return onlyOverTls(way);
    const colon = text.indexOf(':');
    if (colon < 0) return CHALLENGE;
    const publicKey = text.slice(0, colon);
    const privateKey = text.slice(colon + 1);
    const key = apiKeys.get(publicKey);
    return key instanceof Promise
      ? key.then((loaded) => judge(decision, publicKey, privateKey, loaded))
      : judge(decision, publicKey, privateKey, key);
  }

  /** An unknown key costs the same work as a wrong secret. */
  function judge(
    decision: Decision,
    publicKey: string,
    privateKey: string,
    key: ApiKeyPrincipal | null,
  ): Stop | undefined {
    const isProved = equalInConstantTime(
      computeHa1('SHA-256', publicKey, privateKey),
      // Of an imported key it may be unknown.
      key?.ha1.sha256 || DECOY,
    );
    if (key === null) return CHALLENGE;
    return isProved ? accept(decision, { principal: key }) : { ...CHALLENGE, unproved: key };
  }

  function identifySecret(decision: Decision, secret: string): StepResult {
    if (!guardedOf(decision).isSecure) return onlyOverTls('a client secret');
    const hash = sha256Hex(secret);
    const owner = secretOwners.get(hash);
    return owner instanceof Promise
      ? owner.then((loaded) => withOwner(decision, hash, loaded))
      : withOwner(decision, hash, owner);
  }

  function withOwner(decision: Decision, hash: string, owner: SecretOwner | null): StepResult {
    if (owner === null) return accept(decision, INVALID_TOKEN);
    const account = serviceAccounts.get(owner.clientId);
    return account instanceof Promise
      ? account.then((loaded) => withAccount(decision, hash, loaded))
      : withAccount(decision, hash, account);
  }

  function withAccount(
    decision: Decision,
    hash: string,
    account: ServiceAccountPrincipal | null,
  ): StepResult {
    const time = now();
    const secret = account?.secrets.find((each) => each.hash === hash && each.expiresAt > time);
    if (account === null || secret === undefined) return accept(decision, INVALID_TOKEN);
    return accept(decision, { principal: account, secretId: secret.id });
  }
}

const API_KEY_HEADER = 'x-api-key';
const BASIC = /^basic /i;
/** A public key and what may be its private key. */
const KEY_PAIR = new RegExp(`${publicKeyPattern.slice(0, -1)}:`);
const DECOY = computeHa1('SHA-256', 'nobody', 'nothing');

function onlyOverTls(way: string): Stop {
  return refused(refuse('NOT_AUTHENTICATED', `${way} is taken over TLS alone`));
}

/** Unmodified clients ask for tokens without naming an API; what they get is for Sallyport itself. */
function isFor({ tokenAudience, definition }: CompiledApi, audience: string): boolean {
  return audience === tokenAudience || (audience === ACCESS_TOKEN_AUDIENCE && definition.audience === 'any');
}

function accept(decision: Decision, found: Identification): Stop | undefined {
  if (found.principal === undefined) {
    const { stale, invalidToken, unproved, isOtherTarget } = found;
    return { kind: 'challenge', stale, invalidToken, unproved, isOtherTarget };
  }
  decision.caller = { principal: found.principal, address: addressOf(decision).text };
  decision.identified = found;
  return undefined;
}
