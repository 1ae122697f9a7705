import type { Step } from '../decision.js';

/** A visitor may be signed in, and need not be. */
export const sessionStep: Step = {
  name: 'session',
  decide: (decision) => decision.purpose.identifyVisitor(decision),
  record: () => undefined,
};
