import { refuse } from '../../../domain/errors.js';
import { defineStep, refused } from '../decision.js';

/** Every later step may need the address, and a connection that has ended gives none. */
export const clientAddressStep = defineStep({
  name: 'clientAddress',
  title: 'Address',
  does: "the socket's, or the forwarded one from a trusted proxy",
  refuses: '503: the connection has ended',
  decide: ({ asked }) => (asked.address === undefined ? refused(refuse('SERVICE_UNAVAILABLE')) : undefined),
  record: () => undefined,
});
