import type { UserCaller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';

/** The signed-in person of an operation that is for such. Refuses anybody else. */
export function signedIn(user: UserCaller | undefined): UserCaller {
  if (user === undefined) throw new RefusalError(refuse('SIGNED_IN_USER_REQUIRED'));
  return user;
}
