import { describe, expect, it } from 'vitest';
import { compileAccessList } from '../../../domain/access-list.js';
import { parseAddress } from '../../../domain/addresses.js';
import { NEW_KEY_FACTS } from '../../../store/api-key-facts.js';
import type { ApiKeyPrincipal } from '../../principal.js';
import { createDecide } from '../decide.js';

const ORGANIZATION = '5a1b39eec902201990f12345';

/** Decides about a key with that list: the refusal with its parameters, or the entry that let it in. */
function check(address: string, blocks: string[], apiAccessListRequired: boolean) {
  const principal: ApiKeyPrincipal = {
    kind: 'api_key',
    id: 'k',
    publicKey: 'abcdefgh',
    ...NEW_KEY_FACTS,
    organizationId: ORGANIZATION,
    organizationRoles: ['ORG_OWNER'],
    projectRoles: new Map(),
    accessList: compileAccessList(blocks),
    ha1: { md5: '', sha256: '' },
  };
  const decide = createDecide({
    organizations: { get: (id) => ({ id, apiAccessListRequired }) },
    projects: { get: () => null },
    deletedJustNow: async () => false,
    isFollowing: () => true,
    facts: () => expect.unreachable(),
    now: Date.now,
  });
  const decision = decide(
    {
      method: 'GET',
      target: '/',
      sentTarget: '/',
      path: { orgId: ORGANIZATION },
      query: {},
      headers: {},
      address: parseAddress(address),
    },
    {
      kind: 'enclosed',
      permission: 'organization.write',
      endpointSet: undefined,
      refuseParameters: () => undefined,
      resolveVersion: () => 'unversioned',
      operation: undefined,
      unserved: undefined,
    },
    {
      identify(deciding) {
        deciding.caller = { principal, address };
        return undefined;
      },
      identifyClient: () => expect.unreachable(),
      identifyVisitor: () => undefined,
      takeToken: () => expect.unreachable(),
      lookAtToken: () => expect.unreachable(),
      recordUse: () => expect.unreachable(),
    },
  );
  if (decision instanceof Promise) throw new Error('nothing has to be loaded here');
  const { stop, entry } = decision;
  return stop?.kind === 'refused' ? [stop.refusal.code, ...stop.refusal.parameters] : entry;
}

describe('the steps about the address of a credential', () => {
  it('lets anyone in without a list and without a requirement', () => {
    expect(check('192.0.2.1', [], false)).toBeUndefined();
  });

  it('refuses an empty list where lists are required, and names the address', () => {
    expect(check('192.0.2.1', [], true)).toEqual(['ORG_REQUIRES_ACCESS_LIST', '192.0.2.1']);
  });

  it.each([true, false])('enforces a list whether lists are required (%s) or not', (required) => {
    expect(check('192.0.2.1', ['192.0.2.0/24'], required)).toBe('192.0.2.0/24');
    expect(check('192.0.3.1', ['192.0.2.0/24'], required)).toEqual([
      'IP_ADDRESS_NOT_ON_ACCESS_LIST',
      '192.0.3.1',
    ]);
  });

  it('tells the most specific entry', () => {
    const blocks = ['0.0.0.0/0', '192.0.2.0/24', '192.0.2.1/32'];
    expect(check('192.0.2.1', blocks, false)).toBe('192.0.2.1/32');
    expect(check('192.0.2.2', blocks, false)).toBe('192.0.2.0/24');
    expect(check('198.51.100.1', blocks, false)).toBe('0.0.0.0/0');
  });

  it('keeps the families apart', () => {
    expect(check('2001:db8::1', ['0.0.0.0/0'], false)).toEqual([
      'IP_ADDRESS_NOT_ON_ACCESS_LIST',
      '2001:db8::1',
    ]);
    expect(check('2001:db8::1', ['2001:db8::/32'], false)).toBe('2001:db8::/32');
  });
});
