import { defineStep } from '../decision.js';

/** A service account by client ID and client secret. Its access list is not asked: that guards the use of tokens. */
export const clientStep = defineStep({
  name: 'client',
  title: 'Client',
  does: 'client ID and secret by HTTP Basic, for OAuth',
  refuses: '400, 401, 429 after wrong ones',
  isMendedAtCredential: true,
  decide: (decision) => decision.purpose.identifyClient(decision),
  record({ caller, stop }) {
    return stop === undefined && caller?.principal.kind === 'service_account'
      ? { detail: `Service account ${caller.principal.clientId} has a secret that works.` }
      : undefined;
  },
});
