import type { Caller } from '../access/principal.js';
import type { EventActor } from '../store/store.js';

/** The caller, as an event names who did it. */
export function actorOf({ principal, address, actor }: Caller): EventActor {
  if (actor) return actor;
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

/** The server itself, and commands that work on the store directly. */
export const SYSTEM: EventActor = { kind: 'system', id: null, name: null, remoteAddress: null };
