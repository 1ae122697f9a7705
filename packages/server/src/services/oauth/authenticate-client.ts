import { type Identification, UNKNOWN } from '../../access/identification.js';
import type { LoadingCache } from '../../access/loading-cache.js';
import type { ServiceAccountPrincipal } from '../../access/principal.js';
import { equalInConstantTime, sha256Hex } from '../../domain/secrets.js';

/** Client credentials as HTTP Basic carries them. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * Reads HTTP Basic credentials. RFC 6749 section 2.3.1 has both halves form-encoded before they are joined; clients that
 * leave that out send the same bytes, because neither half holds a character that encoding changes.
 */
export function readBasicCredentials(authorization: string | undefined): ClientCredentials | undefined {
  const encoded = /^basic +([A-Za-z0-9+/_-]+={0,2}) *$/i.exec(authorization ?? '')?.[1];
  if (encoded === undefined) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return undefined;
  return { clientId: unescaped(text.slice(0, colon)), clientSecret: unescaped(text.slice(colon + 1)) };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

/**
 * The account and the secret that was presented, or `undefined` for an unknown client, a wrong secret or an expired
 * one. An unknown client costs the same work as a wrong secret.
 */
export async function authenticateClient(
  serviceAccounts: LoadingCache<ServiceAccountPrincipal>,
  credentials: ClientCredentials,
  now: number,
): Promise<{ account: ServiceAccountPrincipal; secretId: string } | undefined> {
  const account = await serviceAccounts.get(credentials.clientId);
  const hash = sha256Hex(credentials.clientSecret);
  let secretId: string | undefined;
  for (const secret of account?.secrets ?? DECOYS)
    if (equalInConstantTime(secret.hash, hash) && secret.expiresAt > now) secretId = secret.id;
  return account === null || secretId === undefined ? undefined : { account, secretId };
}

/** Who the client credentials of a header belong to. */
export async function identifyClient(
  serviceAccounts: LoadingCache<ServiceAccountPrincipal>,
  authorization: string,
  now: number,
): Promise<Identification> {
  const credentials = readBasicCredentials(authorization);
  const client = credentials && (await authenticateClient(serviceAccounts, credentials, now));
  return client ? { principal: client.account } : UNKNOWN;
}

const DECOYS = [{ id: '', hash: sha256Hex('no client'), expiresAt: 0 }];
