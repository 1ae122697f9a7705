import { refuse } from '../../../domain/errors.js';
import { addressOf, callerOf, defineStep, refused } from '../decision.js';

/** What an empty access list means: any address, or none where the organization requires lists. */
export const requirementStep = defineStep({
  name: 'requirement',
  title: 'Access List Requirement',
  does: 'whether the organization allows an empty list',
  refuses: '403 with the address seen',
  isMendedAtCredential: true,
  decide(decision) {
    const { organization } = decision;
    const { principal } = callerOf(decision);
    return principal.kind !== 'user' && principal.accessList.size === 0 && organization?.apiAccessListRequired
      ? refused(refuse('ORG_REQUIRES_ACCESS_LIST', addressOf(decision).text))
      : undefined;
  },
  record(decision) {
    const { organization, stop } = decision;
    const { principal } = callerOf(decision);
    if (principal.kind === 'user' || principal.accessList.size > 0) return undefined;
    return stop === undefined
      ? { detail: 'The access list is empty and the organization requires none: any address may call.' }
      : {
          detail: `Organization ${organization?.id} requires access lists, and the one of this credential is empty.`,
          fix: `Add ${addressOf(decision).text} to the access list of the credential.`,
        };
  },
});
