import { loadApiKey } from '../../access/load-api-key.js';
import type { ApiKeyPrincipal } from '../../access/principal.js';
import { computeHa1 } from '../../domain/digest.js';
import { isPublicKey } from '../../domain/public-keys.js';
import type { Sealing } from '../../domain/sealing.js';
import { equalInConstantTime } from '../../domain/secrets.js';
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
): Promise<ApiKeyPrincipal | undefined> {
  const key = isPublicKey(publicKey) ? await loadApiKey(reader, sealing, publicKey) : null;
  const given = computeHa1('SHA-256', publicKey, privateKey);
  const kept = key?.ha1.sha256 || NO_HA1;
  return equalInConstantTime(given, kept) && key ? key : undefined;
}

/** As long as every HA1 of SHA-256, and equal to none. */
const NO_HA1 = '-'.repeat(64);
