import { matchAccessList } from '../../check-address.js';
import { addressOf, callerOf, type Step } from '../decision.js';

/** A list that is not empty is enforced on every call. People have a list of their own kind, which guards nothing here. */
export const accessListStep: Step = {
  name: 'address',
  decide(decision) {
    const { principal } = callerOf(decision);
    if (principal.kind === 'user' || principal.accessList.size === 0) return undefined;
    const { refusal, entry } = matchAccessList(principal.accessList, addressOf(decision));
    if (refusal) return { kind: 'refused', refusal };
    decision.entry = entry;
    return undefined;
  },
  record(decision) {
    const { principal } = callerOf(decision);
    if (principal.kind === 'user' || principal.accessList.size === 0) return undefined;
    const { text } = addressOf(decision);
    return decision.stop === undefined
      ? { detail: `${text} is let in by the entry ${decision.entry}.` }
      : {
          detail: `${text} is in none of the entries of the access list: ${shorten(principal.accessList.blocks())}.`,
          fix: `Add ${text} to the access list of the credential, or call from a listed address.`,
        };
  },
};

function shorten(blocks: readonly string[]): string {
  return blocks.length <= 10
    ? blocks.join(', ')
    : `${blocks.slice(0, 10).join(', ')} and ${blocks.length - 10} more`;
}
