import { defineStep } from '../decision.js';

/** A visitor may be signed in, and need not be. */
export const sessionStep = defineStep({
  name: 'session',
  title: 'Session',
  does: 'who is signed in, where nobody has to be',
  refuses: '403 without CSRF token',
  decide: (decision) => decision.purpose.identifyVisitor(decision),
  record: () => undefined,
});
