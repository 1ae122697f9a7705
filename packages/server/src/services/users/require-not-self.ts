import type { Caller } from '../../access/principal.js';
import { RefusalError, refuse } from '../../domain/errors.js';
import type { Member } from '../../store/queries/members.js';

/** Nobody changes roles of their own. */
export function requireNotSelf({ principal }: Caller, member: Member): void {
  if (principal.kind === 'user' && principal.id === member.id)
    throw new RefusalError(refuse('CANNOT_CHANGE_OWN_ROLES'));
}
