import type { Caller, ServiceAccountPrincipal, UserCaller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';

/** The signed-in person of an operation that is for such. Refuses anybody else. */
export function signedIn(user: UserCaller | undefined): UserCaller {
  if (user === undefined) throw new RefusalError(refuse('SIGNED_IN_USER_REQUIRED'));
  return user;
}

/** The service account that calls an operation for clients. */
export function clientOf({ principal }: Caller): ServiceAccountPrincipal {
  if (principal.kind !== 'service_account') throw new Error('the caller of this operation is a client');
  return principal;
}
