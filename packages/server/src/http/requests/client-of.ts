import type { Caller, ServiceAccountPrincipal } from '../../access/principal.js';

/** The service account that calls an operation for clients. */
export function clientOf({ principal }: Caller): ServiceAccountPrincipal {
  if (principal.kind !== 'service_account') throw new Error('the caller of this operation is a client');
  return principal;
}
