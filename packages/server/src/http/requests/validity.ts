import type { SecretValidity } from '../../changes/service-accounts/make-secret.js';
import type { Wire } from '../wires/wire.js';

/** The validity of a client secret that a request asks for: hours as a number, or its digits in quotes. */
export function readValidity(hours: number | string, { unsetSecretMaxHours }: Wire): SecretValidity {
  return { hours: Number(hours), unsetMaxHours: unsetSecretMaxHours };
}
