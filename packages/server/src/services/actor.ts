import type { Caller } from '../access/principal.js';
import type { EventActor } from '../domain/new-event.js';

/** The caller, as an event names who did it. */
export function actorOf({ principal, address }: Caller): EventActor {
  const { id } = principal;
  switch (principal.kind) {
    case 'apiKey':
      return { kind: 'api_key', id, name: principal.publicKey, remoteAddress: address };
    case 'serviceAccount':
      return { kind: 'service_account', id, name: principal.clientId, remoteAddress: address };
    case 'user':
      return { kind: 'user', id, name: principal.username, remoteAddress: address };
  }
}
