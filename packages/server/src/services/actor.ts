import type { Caller } from '../access/principal.js';
import type { EventActor } from '../store/store.js';

/** The caller, as an event names who did it. */
export function actorOf({ principal, address }: Caller): EventActor {
  return principal.kind === 'apiKey'
    ? { kind: 'api_key', id: principal.id, name: principal.publicKey, remoteAddress: address }
    : { kind: 'service_account', id: principal.id, name: principal.clientId, remoteAddress: address };
}

/** The server itself, and commands that work on the store directly. */
export const SYSTEM: EventActor = { kind: 'system', id: null, name: null, remoteAddress: null };
