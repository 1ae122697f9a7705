import type { Credential } from '../api/calls/credentials.js';
import { isClientId, isPublicKey } from '../domain.js';

/** What people type to name a credential: the public key of a key, the client ID of an account. */
export function credentialName({ kind, id, publicKey }: Credential): string {
  return kind === 'API_KEY' ? (publicKey ?? id) : id;
}

/** What it is called where people look at it: the public key of a key, the name of an account. */
export function credentialTitle(credential: Credential): string {
  return credential.name ?? credentialName(credential);
}

/** Which kind of credential a text names in full, if any. */
export function kindNamed(text: string): Credential['kind'] | undefined {
  if (isPublicKey(text)) return 'API_KEY';
  if (isClientId(text)) return 'SERVICE_ACCOUNT';
  return undefined;
}
