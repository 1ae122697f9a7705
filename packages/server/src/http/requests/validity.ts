import type { SecretValidity } from '../../services/service-accounts/insert-secret.js';

/** A year as this wire counts it: 365.25 days. */
const YEAR_HOURS = 8766;

/** The validity that a request asks for: hours as a number, or its digits in quotes. */
export function readValidity(hours: number | string): SecretValidity {
  return { hours: Number(hours), unsetMaxHours: YEAR_HOURS };
}
