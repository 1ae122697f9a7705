import { defineStep, guardedOf, refused } from '../decision.js';

/** After identification, as with routes: what is wrong with a request is told to those who are known. */
export const pathStep = defineStep({
  name: 'path',
  title: 'Path and Headers',
  does: 'of a guarded API: one reading, and nothing that is for gates alone',
  refuses: '403 with the place',
  decide(decision) {
    const { malformed } = guardedOf(decision);
    return malformed && refused(malformed);
  },
  record: ({ stop }) => (stop === undefined ? { detail: 'The path has one reading.' } : undefined),
});
