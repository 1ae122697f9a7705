import { refuse } from '../../../domain/errors.js';
import { defineStep, refused } from '../decision.js';

/** Nothing is decided from memory that may be out of date: a credential in it may have been revoked on another node. */
export const freshnessStep = defineStep({
  name: 'freshness',
  title: 'Server',
  does: 'the changes of other nodes are known here',
  refuses: '503 with Retry-After',
  decide: ({ basis }) => (basis.isFollowing() ? undefined : refused(refuse('SERVICE_UNAVAILABLE'))),
  record: ({ stop }) =>
    stop && { detail: 'This node cannot read from the database what other nodes have changed.' },
});
