import type { Credential, User } from './principal.js';

// What V8 takes on 64 bits, rounded up: measured with a hundred thousand of each.
const PRINCIPAL = 700;
const ENTRY = 250;
const SCOPE = 200;
const SECRET = 250;

/** What a credential takes in memory, in bytes: its access list and its roles can be most of it. */
export function bytesOfCredential(credential: Credential): number {
  const secrets = credential.kind === 'service_account' ? credential.secrets.length : 0;
  return (
    PRINCIPAL + ENTRY * credential.accessList.size + SCOPE * credential.projectRoles.size + SECRET * secrets
  );
}

/** What a person takes, in bytes. */
export function bytesOfUser({ organizationRoles, projectRoles }: User): number {
  return PRINCIPAL + SCOPE * (organizationRoles.size + projectRoles.size);
}
