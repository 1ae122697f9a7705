import { computeHa1 } from '../../domain/digest.js';
import type { Sealing } from '../../domain/sealing.js';
import { ha1Context } from '../../domain/sealing-contexts.js';
import { equalInConstantTime, isPublicKey } from '../../domain/secrets.js';
import { type ApiKeyForAuthentication, findApiKeyForAuthentication } from '../../store/queries/api-keys.js';
import type { Reader } from '../../store/store.js';

/** Both halves of an API key, as they stand in the body of a request. */
export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * The API key that the pair belongs to, or `undefined`. An unknown public key is compared too, so that it costs the same
 * hashing as a wrong private key.
 */
export async function openKeyPair(
  reader: Reader,
  sealing: Sealing,
  { publicKey, privateKey }: KeyPair,
): Promise<ApiKeyForAuthentication | undefined> {
  const key = isPublicKey(publicKey) ? await findApiKeyForAuthentication(reader, publicKey) : null;
  const given = computeHa1('SHA-256', publicKey, privateKey);
  const kept = key ? sealing.open(key.ha1Sha256Sealed, ha1Context('sha256', key.id)) : NO_HA1;
  return equalInConstantTime(given, kept) && key ? key : undefined;
}

/** As long as every HA1 of SHA-256, and equal to none. */
const NO_HA1 = '-'.repeat(64);
