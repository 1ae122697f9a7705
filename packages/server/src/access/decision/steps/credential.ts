import type { OrganizationPolicy } from '../../directory.js';
import { CHALLENGE, callerOf, type Decision, defineStep, type StepResult } from '../decision.js';

/** Who calls. A credential whose organization is gone is no credential. */
export const credentialStep = defineStep({
  name: 'credential',
  title: 'Credential',
  does: 'Digest, access token or session → principal',
  refuses: '401 with a challenge',
  isMendedAtCredential: true,
  decide(decision) {
    const stop = decision.purpose.identify(decision);
    return stop instanceof Promise
      ? stop.then((later) => later ?? loadOrganization(decision))
      : (stop ?? loadOrganization(decision));
  },
  record({ caller, stop }) {
    const principal = caller?.principal;
    if (principal === undefined || principal.kind === 'user') return undefined;
    const name =
      principal.kind === 'api_key'
        ? `API key ${principal.publicKey}`
        : `Service account ${principal.clientId}`;
    return stop === undefined
      ? { detail: `${name} exists.` }
      : { detail: `The organization of ${name} no longer exists.`, fix: 'Use another credential.' };
  },
});

function loadOrganization(decision: Decision): StepResult {
  const { principal } = callerOf(decision);
  if (principal.kind === 'user') return undefined;
  const found = decision.basis.organizations.get(principal.organizationId);
  return found instanceof Promise
    ? found.then((organization) => keep(decision, organization))
    : keep(decision, found);
}

function keep(decision: Decision, organization: OrganizationPolicy | null) {
  if (organization === null) return CHALLENGE;
  decision.organization = organization;
  return undefined;
}
