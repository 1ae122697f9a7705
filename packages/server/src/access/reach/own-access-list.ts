import { RefusalError, refuse } from '../../domain/errors.js';
import { isId } from '../../domain/ids.js';
import type { ReachRule } from './reach-rule.js';

/** The personal access list of a user is for that user alone, who has to be signed in. */
export const ownAccessList: ReachRule<{ readonly userId: string }> = {
  require({ caller: { principal }, path: { userId } }) {
    if (!isId(userId)) throw new RefusalError(refuse('INVALID_USER_ID', userId));
    // The same answer for users that do not exist.
    if (principal.kind !== 'user' || principal.id !== userId)
      throw new RefusalError(refuse('ACCESS_LIST_ACCESS_DENIED', userId));
  },
};
