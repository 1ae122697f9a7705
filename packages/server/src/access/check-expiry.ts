import { type Refusal, refuse } from '../domain/errors.js';

/** The refusal of an API key that has ended: from its moment on, not after it. Times in UTC milliseconds. */
export function checkExpiry(
  key: { readonly publicKey: string; readonly expiresAt: number | null },
  now: number,
): Refusal | undefined {
  return key.expiresAt === null || key.expiresAt > now
    ? undefined
    : refuse('API_KEY_EXPIRED', key.publicKey, new Date(key.expiresAt).toISOString());
}
