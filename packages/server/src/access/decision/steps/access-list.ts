import { refuse } from '../../../domain/errors.js';
import { addressOf, callerOf, defineStep, refused } from '../decision.js';

/** A list that is not empty is enforced on every call. People have a list of their own kind, which guards nothing here. */
export const accessListStep = defineStep({
  name: 'address',
  title: 'Access List',
  does: "the credential's own list, unless it is empty",
  refuses: '403 with the address seen',
  isMendedAtCredential: true,
  decide(decision) {
    const { principal } = callerOf(decision);
    if (principal.kind === 'user' || principal.accessList.size === 0) return undefined;
    const address = addressOf(decision);
    decision.entry = principal.accessList.match(address);
    return decision.entry === undefined
      ? refused(refuse('IP_ADDRESS_NOT_ON_ACCESS_LIST', address.text))
      : undefined;
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
});

/** What the step says to whom the access list is not shown. */
export function withoutEntries(text: string, isListed: boolean): string {
  return `${text} is on ${isListed ? 'one' : 'none'} of the entries of the access list.`;
}

function shorten(blocks: readonly string[]): string {
  return blocks.length <= 10
    ? blocks.join(', ')
    : `${blocks.slice(0, 10).join(', ')} and ${blocks.length - 10} more`;
}
