import type { Caller } from '../access/principal.js';
import type { EventActor } from '../store/store.js';

/** The caller, as an event names who did it. */
export function actorOf(caller: Caller): EventActor {
  const { principal } = caller;
  return {
    kind: 'api_key',
    id: principal.id,
    name: principal.publicKey,
    remoteAddress: caller.address,
  };
}

/** The server itself, and commands that work on the store directly. */
export const SYSTEM: EventActor = { kind: 'system', id: null, name: null, remoteAddress: null };
