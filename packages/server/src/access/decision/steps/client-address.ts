import { refuse } from '../../../domain/errors.js';
import { defineStep, refused } from '../decision.js';

/** Every later step may need the address, and a connection that has ended gives none. */
export const clientAddressStep = defineStep({
  name: 'clientAddress',
  title: 'Address',
  does: "the socket's, or the forwarded one from a trusted proxy",
  refuses: '503: the connection has ended',
  decide({ asked: { address, headers } }) {
    if (address !== undefined) return undefined;
    return refused(
      refuse(headers.forwarded === undefined ? 'SERVICE_UNAVAILABLE' : 'FORWARDED_HEADER_REFUSED'),
    );
  },
  record: () => undefined,
});
