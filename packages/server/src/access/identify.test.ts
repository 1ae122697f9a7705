import { describe, expect, it } from 'vitest';
import { compileAccessList } from '../domain/access-list.js';
import type { VerifiedToken } from './access-tokens.js';
import { STALE, UNKNOWN } from './identification.js';
import { createIdentifier } from './identify.js';
import { createLoadingCache } from './loading-cache.js';
import type { ServiceAccountPrincipal } from './principal.js';

const ACCOUNT: ServiceAccountPrincipal = {
  kind: 'service_account',
  id: 'a',
  clientId: 'mdb_sa_id_1',
  organizationId: 'o',
  organizationRoles: [],
  projectRoles: new Map(),
  accessList: compileAccessList([]),
  secrets: [{ id: 's1', hash: '', expiresAt: 1 }],
};
const LIVE = { expiresAt: 1, audience: 'api://admin' };
const TOKENS: Record<string, VerifiedToken> = {
  good: { ...LIVE, id: 't1', secretId: 's1', clientId: 'mdb_sa_id_1' },
  oldSecret: { ...LIVE, id: 't2', secretId: 's2', clientId: 'mdb_sa_id_1' },
  noAccount: { ...LIVE, id: 't3', secretId: 's1', clientId: 'mdb_sa_id_2' },
  ofAnApi: {
    ...LIVE,
    id: 't4',
    secretId: 's1',
    clientId: 'mdb_sa_id_1',
    audience: 'https://api.example.com',
  },
};

function setUp(slow: boolean) {
  const digests: string[][] = [];
  const identifier = createIdentifier({
    digest: {
      verify: (header, method, target) => {
        digests.push([header, method, target]);
        return STALE;
      },
    },
    accessTokens: {
      verify: (token) => {
        const found = TOKENS[token] ?? null;
        return slow ? Promise.resolve(found) : found;
      },
      read: async () => undefined,
      rememberedCount: 0,
      close: () => {},
    },
    serviceAccounts: createLoadingCache({
      isFollowing: () => true,
      isKey: () => true,
      maxEntries: 10,
      load: async (clientId) => (clientId === ACCOUNT.clientId ? ACCOUNT : null),
    }),
  });
  return { digests, identify: (header?: string) => identifier.identify(header, 'GET', '/x') };
}

const INVALID_TOKEN = { principal: undefined, stale: false, invalidToken: true };

describe('the identifier', () => {
  it('knows nobody without an Authorization header', () => {
    const { digests, identify } = setUp(false);
    expect(identify()).toBe(UNKNOWN);
    expect(digests).toEqual([]);
  });

  it.each([true, false])('knows the account of a token (verified later: %s)', async (slow) => {
    const { identify } = setUp(slow);
    for (const header of ['Bearer good', 'bearer good', 'BEARER  good '])
      expect(await identify(header)).toMatchObject({ principal: ACCOUNT });
  });

  it('needs no promise once everything is in memory', async () => {
    const { identify } = setUp(false);
    await identify('Bearer good');
    expect(identify('Bearer good')).toMatchObject({ principal: ACCOUNT });
  });

  it.each(['unknown', 'oldSecret', 'noAccount', 'ofAnApi', 'good, Digest x', ''])(
    'says that the token "%s" is invalid',
    async (token) => {
      expect(await setUp(false).identify(`Bearer ${token} `)).toEqual(INVALID_TOKEN);
    },
  );

  it.each(['Bearer', 'bearer'])('says that no token after %s is an invalid one', async (header) => {
    const { digests, identify } = setUp(false);
    expect(await identify(header)).toEqual(INVALID_TOKEN);
    expect(digests).toEqual([]);
  });

  it('leaves everything else to Digest, with the target as it was sent', () => {
    const { digests, identify } = setUp(false);
    expect(identify('Digest a')).toBe(STALE);
    expect(identify('Bearers')).toBe(STALE);
    expect(digests).toEqual([
      ['Digest a', 'GET', '/x'],
      ['Bearers', 'GET', '/x'],
    ]);
  });
});
