import { HOUR_MS } from './time-spans.js';

/** How long an access token lives, in milliseconds. Clients renew with ten minutes left, so it must be well above that. */
export const ACCESS_TOKEN_LIFETIME_MS = HOUR_MS;

/**
 * How long a retired key verifies, in milliseconds. A node that has not heard of the rotation signs with the old key for as
 * long as it may decide without news, an hour at most (SALLYPORT_MAX_STALENESS); then its last token ends.
 */
export const RETIRED_KEY_LIFETIME_MS = ACCESS_TOKEN_LIFETIME_MS + HOUR_MS;

/** The audience of access tokens, as documented for the live service. */
export const ACCESS_TOKEN_AUDIENCE = 'api://admin';

/** The algorithm that signs access tokens (docs/decisions tells why). */
export const SIGNING_ALGORITHM = 'ES256';
