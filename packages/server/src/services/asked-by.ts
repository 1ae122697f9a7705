import type { Caller } from '../access/principal.js';
import type { About, Subject } from '../store/subjects.js';

/**
 * What a write is about that a request asked for: the caller, the organization that its path leads to, and whoever else
 * is named in it.
 */
export function askedBy({ principal, organizationId }: Caller, ...others: readonly Subject[]): About {
  const callerSubject = principal.kind === 'user' ? principal.id : principal.organizationId;
  return {
    subjects: [callerSubject, ...(organizationId === undefined ? [] : [organizationId]), ...others],
  };
}
