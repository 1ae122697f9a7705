import type { SecretTerms } from '../../changes/service-accounts/make-secret.js';
import type { Wire } from '../wires/wire.js';

/** What a request says of the client secret that it makes: hours as a number, or its digits in quotes. */
export function readSecretTerms(
  { secretExpiresAfterHours }: { readonly secretExpiresAfterHours: number | string },
  { unsetSecretMaxHours }: Wire,
): SecretTerms {
  return { hours: Number(secretExpiresAfterHours), unsetMaxHours: unsetSecretMaxHours };
}
