import type { Credential, User } from './principal.js';

// What V8 takes on 64 bits, rounded up: measured with twenty thousand of each.
const PRINCIPAL = 700;
/** Of an access list that is not empty, beside its entries. */
const LIST = 350;
const ENTRY = 250;
const SCOPE = 200;
const SECRET = 250;
/** Of the longest label in two bytes for each character, with a kind. */
const NOTES = 400;

/** What a credential takes in memory, in bytes: its access list and its roles can be most of it. */
export function bytesOfCredential(credential: Credential): number {
  const { accessList, projectRoles } = credential;
  const list = accessList.size === 0 ? 0 : LIST + ENTRY * accessList.size;
  const secrets = credential.kind === 'service_account' ? SECRET * credential.secrets.length : 0;
  const notes = credential.notes === undefined ? 0 : NOTES;
  return PRINCIPAL + list + SCOPE * projectRoles.size + secrets + notes;
}

/** What a person takes, in bytes. */
export function bytesOfUser({ organizationRoles, projectRoles }: User): number {
  return PRINCIPAL + SCOPE * (organizationRoles.size + projectRoles.size);
}
