import { findOrganizationPolicy } from '../../store/queries/organizations.js';
import { findProjectScope } from '../../store/queries/projects.js';
import type { Writer } from '../../store/writer.js';
import { deletedJustNow } from '../deleted-just-now.js';
import type { ReachFacts } from '../reach/reach-rule.js';
import type { Basis } from './decision.js';

/** What a transaction reads, and its time. */
export interface Moment {
  readonly database: Writer;
  readonly now: number;
}

/** The state that a transaction reads, as what decisions are made from. */
export function basisIn({ database, now }: Moment, facts: () => ReachFacts): Basis {
  return {
    organizations: { get: (id) => findOrganizationPolicy(database, id) },
    projects: { get: (id) => findProjectScope(database, id) },
    deletedJustNow: (...asked) => deletedJustNow(database, ...asked),
    isFollowing: () => true,
    facts,
    now: () => now,
  };
}
