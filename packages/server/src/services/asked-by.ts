import type { Caller } from '../access/principal.js';
import type { About, Subject } from '../store/subjects.js';

/**
 * What a write is about that a request asked for: the caller, the organization that its path leads to, and whoever else
 * is named in it. At its turn the request is decided again, and what a Digest proves is stored with it (store/asker.ts).
 */
export function askedBy({ principal, organizationId, asker }: Caller, ...others: readonly Subject[]): About {
  const callerSubject = principal.kind === 'user' ? principal.id : principal.organizationId;
  return {
    subjects: [callerSubject, ...(organizationId === undefined ? [] : [organizationId]), ...others],
    asker: asker?.(),
  };
}
