// The place that each sealed value is bound to. What was sealed for one of these texts can be opened with it alone: a
// changed text makes every value in use unreadable.

/** For an API key's HA1 of one digest algorithm; `id` is that of the key. */
export function ha1Context(algorithm: 'md5' | 'sha256', id: string): string {
  return `api_keys.ha1_${algorithm}:${id}`;
}

/** For the private half of a key that signs access tokens. */
export function signingKeyContext(id: string): string {
  return `signing_keys:${id}`;
}

/** For the shared secret of a person's second factor. */
export function totpContext(userId: string): string {
  return `users.totp_secret:${userId}`;
}

/** For the key of the local certificate authority, which is in a file. */
export const CA_KEY_CONTEXT = 'tls/ca.key';

/** Every sealed column as `table.column`, and the place of its value in the row with an id. */
export const sealedColumns: Readonly<Record<string, (id: string) => string>> = {
  'api_keys.ha1_md5_sealed': (id) => ha1Context('md5', id),
  'api_keys.ha1_sha256_sealed': (id) => ha1Context('sha256', id),
  'signing_keys.private_jwk_sealed': signingKeyContext,
  'users.totp_secret_sealed': totpContext,
};
