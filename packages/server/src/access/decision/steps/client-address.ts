import { refuse } from '../../../domain/errors.js';
import { refused, type Step } from '../decision.js';

/** Every later step may need the address, and a connection that has ended gives none. */
export const clientAddressStep: Step = {
  name: 'clientAddress',
  decide: ({ asked }) => (asked.address === undefined ? refused(refuse('SERVICE_UNAVAILABLE')) : undefined),
  record: () => undefined,
};
