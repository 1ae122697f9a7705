import type { Decision } from '../../access/decision/decision.js';
import type { Principal } from '../../access/principal.js';

/** By what tests name who called: public key, client ID or user name. */
function nameOf(principal: Principal): string {
  switch (principal.kind) {
    case 'api_key':
      return principal.publicKey;
    case 'service_account':
      return principal.clientId;
    case 'user':
      return principal.username;
  }
}

/** Who called; null before anybody is known, as in the first half of a Digest exchange. */
export function callerName(decision: Decision | undefined): string | null {
  return decision?.caller === undefined ? null : nameOf(decision.caller.principal);
}
