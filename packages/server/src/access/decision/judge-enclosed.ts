import { parseAddress } from '../../domain/addresses.js';
import type { Permission } from '../../domain/permissions.js';
import type { Credential } from '../principal.js';
import { createDecide } from './decide.js';
import { CHALLENGE, type Purpose, type Stop } from './decision.js';
import type { Rule } from './rule.js';
import { basisIn, type Moment } from './transaction-basis.js';

/**
 * Decides whether a credential that a request sends along beside the caller's own has a permission in an organization:
 * by the steps that it would meet as a caller, and by what its transaction reads. `undefined` when it has.
 */
export async function judgeEnclosed(
  moment: Moment,
  asked: {
    /** `undefined` where the proof of it failed. */
    readonly credential: Credential | undefined;
    /** Where the request comes from, in canonical text. */
    readonly address: string;
    readonly organizationId: string;
    readonly permission: Permission;
  },
): Promise<Stop | undefined> {
  const { credential, address, organizationId, permission } = asked;
  const decide = createDecide(
    basisIn(moment, () => {
      throw new Error('no step for a credential that is sent along asks what it reaches');
    }),
  );
  const rule: Rule = {
    kind: 'enclosed',
    permission,
    endpointSet: undefined,
    refuseParameters: () => undefined,
    resolveVersion: () => 'unversioned',
    operation: undefined,
    unserved: undefined,
  };
  const purpose: Purpose = {
    identify(decision) {
      // To an organization of which it is not, a credential is as unknown as one that does not exist.
      if (credential?.organizationId !== organizationId) return CHALLENGE;
      decision.caller = { principal: credential, address };
      return undefined;
    },
    identifyClient() {
      throw new Error('no step for a credential that is sent along asks for a client');
    },
    identifyVisitor: () => undefined,
    takeToken() {
      throw new Error('no step for a credential that is sent along takes a token');
    },
    lookAtToken() {
      throw new Error('no step for a credential that is sent along looks at a token');
    },
    recordUse() {},
  };
  const { stop } = await decide(
    {
      method: '',
      target: '',
      sentTarget: '',
      path: { orgId: organizationId },
      query: {},
      headers: {},
      address: parseAddress(address),
    },
    rule,
    purpose,
  );
  return stop;
}
