import { CLIENT_ID_PREFIX } from '../../domain/client-ids.js';
import { limits } from '../../domain/limits.js';

/** The client ID that examples name. */
export const EXAMPLE_CLIENT_ID = `${CLIENT_ID_PREFIX}5f24084d8dbffa3ad3f21234`;

/** Of the flag that says how long a secret lasts. */
export const SECRET_HOURS = `How long the secret is valid, in hours: ${limits.minSecretValidityHours} to ${limits.maxSecretValidityHours}, or what the organization allows.`;
