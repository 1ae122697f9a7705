import { addressOf, callerOf, defineStep } from '../decision.js';

/** A call that comes from where it may counts as a use, whatever becomes of it. */
export const useStep = defineStep({
  name: 'use',
  title: 'Use',
  does: 'counted in memory, written in batches',
  decide(decision) {
    const { principal } = callerOf(decision);
    if (principal.kind !== 'user')
      decision.purpose.recordUse(principal.id, addressOf(decision).text, decision.entry);
    return undefined;
  },
  record: () => undefined,
});
