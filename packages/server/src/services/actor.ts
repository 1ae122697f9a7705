import { type Caller, nameOf } from '../access/principal.js';
import type { EventActor } from '../domain/new-event.js';

/** The caller, as an event names who did it. */
export function actorOf({ principal, address }: Caller): EventActor {
  const { kind, id } = principal;
  const notes = principal.kind === 'user' ? undefined : principal.notes;
  return { kind, id, name: nameOf(principal), remoteAddress: address, notes };
}
