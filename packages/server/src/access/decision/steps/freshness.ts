import { refuse } from '../../../domain/errors.js';
import { refused, type Step } from '../decision.js';

/**
 * Nothing is decided from memory that may be out of date: a credential in it may have been revoked on another node.
 *
 * @param isFollowing whether the changes of other nodes are known here (store.ts)
 */
export function freshnessStep(isFollowing: () => boolean): Step {
  return {
    name: 'freshness',
    decide: () => (isFollowing() ? undefined : refused(refuse('SERVICE_UNAVAILABLE'))),
    record: ({ stop }) =>
      stop && { detail: 'This node cannot read from the database what other nodes have changed.' },
  };
}
