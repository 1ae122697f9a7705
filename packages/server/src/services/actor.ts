import type { Caller, Principal } from '../access/principal.js';
import type { EventActor } from '../domain/new-event.js';

/** The caller, as an event names who did it. */
export function actorOf({ principal, address }: Caller): EventActor {
  const { kind, id } = principal;
  return { kind, id, name: nameOf(principal), remoteAddress: address };
}

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
