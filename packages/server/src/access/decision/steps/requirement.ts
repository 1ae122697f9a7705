import { checkRequirement } from '../../check-address.js';
import { addressOf, callerOf, type Step } from '../decision.js';

/** What an empty access list means: any address, or none where the organization requires lists. */
export const requirementStep: Step = {
  name: 'requirement',
  decide(decision) {
    const { organization } = decision;
    const { principal } = callerOf(decision);
    if (principal.kind === 'user' || organization === undefined) return undefined;
    const refusal = checkRequirement(principal.accessList, addressOf(decision), organization);
    return refusal && { kind: 'refused', refusal };
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
};
