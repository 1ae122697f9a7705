import { isClientId } from '../domain/client-ids.js';
import type { Clock } from '../domain/clock.js';
import { canBeClientSecret } from '../domain/imported-secrets.js';
import { equalInConstantTime, sha256Hex } from '../domain/secrets.js';
import type { LoadingCache } from './loading-cache.js';
import type { ServiceAccountPrincipal } from './principal.js';

/** Client credentials as HTTP Basic carries them. */
interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The secret as it came. It is another one only where it was made elsewhere, and has `+` or `%` in it. */
  readonly sentSecret: string;
}

/** What a request says of its client, and whether that is true. */
export type ClientIdentification =
  | { readonly account: ServiceAccountPrincipal; readonly secretId: string }
  | {
      readonly account: undefined;
      /** The client whose secret was not given; `undefined` where none is named that could exist. */
      readonly clientId: string | undefined;
      /** Where there is such a client. */
      readonly unproved?: ServiceAccountPrincipal;
    };

export interface ClientAuthenticator {
  /** Finds the account and the secret by the `Authorization` header. */
  identify(authorization: string | undefined): ClientIdentification | Promise<ClientIdentification>;
}

const NOBODY: ClientIdentification = { account: undefined, clientId: undefined };

/** Knows service accounts by client ID and client secret. An unknown client costs the same work as a wrong secret. */
export function createClientAuthenticator({
  serviceAccounts,
  now,
}: {
  serviceAccounts: LoadingCache<ServiceAccountPrincipal>;
  now: Clock;
}): ClientAuthenticator {
  function judge(
    { clientId, clientSecret, sentSecret }: ClientCredentials,
    account: ServiceAccountPrincipal | null,
  ): ClientIdentification {
    const time = now();
    let secretId: string | undefined;
    // Many clients leave the encoding out.
    for (const text of new Set([clientSecret, sentSecret])) {
      const hash = sha256Hex(text);
      for (const secret of account?.secrets ?? DECOYS)
        if (equalInConstantTime(secret.hash, hash) && secret.expiresAt > time && canBeClientSecret(text))
          secretId = secret.id;
    }
    if (account !== null && secretId !== undefined) return { account, secretId };
    if (account !== null) return { account: undefined, clientId, unproved: account };
    return isClientId(clientId) ? { account: undefined, clientId } : NOBODY;
  }

  return {
    identify(authorization) {
      const credentials = readBasicCredentials(authorization);
      if (credentials === undefined) return NOBODY;
      const account = serviceAccounts.get(credentials.clientId);
      return account instanceof Promise
        ? account.then((loaded) => judge(credentials, loaded))
        : judge(credentials, account);
    },
  };
}

const DECOYS = [{ id: '', hash: sha256Hex('no client'), expiresAt: 0 }];

/**
 * Reads HTTP Basic credentials. RFC 6749 section 2.3.1 has both halves form-encoded before they are joined; clients that
 * leave that out send the same bytes, because neither half of our own credentials holds a character that encoding changes.
 */
export function readBasicCredentials(authorization: string | undefined): ClientCredentials | undefined {
  const encoded = /^basic +([A-Za-z0-9+/_-]+={0,2}) *$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  const sentSecret = text.slice(colon + 1);
  return { clientId: unescaped(text.slice(0, colon)), clientSecret: unescaped(sentSecret), sentSecret };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
