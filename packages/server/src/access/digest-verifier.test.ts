import { describe, expect, it } from 'vitest';
import { type DigestParts, digestHeader } from '#test/digest.js';
import { compileAccessList } from '../domain/access-list.js';
import { computeHa1 } from '../domain/digest.js';
import { createNonces } from '../domain/nonces.js';
import { isPublicKey } from '../domain/public-keys.js';
import { NEW_KEY_FACTS } from '../store/api-key-facts.js';
import { createDigestVerifier } from './digest-verifier.js';
import { STALE, UNKNOWN } from './identification.js';
import { createLoadingCache } from './loading-cache.js';
import type { ApiKeyPrincipal } from './principal.js';

const PASSWORD = '11111111-2222-4333-8444-555555555555';
const KEY: ApiKeyPrincipal = {
  kind: 'api_key',
  id: 'k',
  publicKey: 'abcdefgh',
  ...NEW_KEY_FACTS,
  organizationId: 'o',
  organizationRoles: [],
  projectRoles: new Map(),
  accessList: compileAccessList([]),
  ha1: { md5: computeHa1('MD5', 'abcdefgh', PASSWORD), sha256: computeHa1('SHA-256', 'abcdefgh', PASSWORD) },
};

function setUp() {
  const clock = { now: 1_000_000 };
  const loads: string[] = [];
  const nonces = createNonces({ key: Buffer.alloc(32, 7), lifetimeMs: 60_000, now: () => clock.now });
  const apiKeys = createLoadingCache<ApiKeyPrincipal>({
    isFollowing: () => true,
    isKey: isPublicKey,
    maxEntries: 10,
    load: async (publicKey) => {
      loads.push(publicKey);
      return publicKey === KEY.publicKey ? KEY : null;
    },
  });
  const verifier = createDigestVerifier({ apiKeys, nonces });
  const verify = (wrong: Partial<DigestParts> = {}, target = '/x') =>
    verifier.verify(
      digestHeader({
        username: 'abcdefgh',
        password: PASSWORD,
        method: 'GET',
        uri: '/x',
        nonce: nonces.issue(),
        ...wrong,
      }),
      'GET',
      target,
    );
  return { clock, loads, nonces, verify, verifier };
}

describe('the Digest verifier', () => {
  it('knows a key by either algorithm, after the first time without a promise', async () => {
    const { verify, loads } = setUp();
    const first = verify();
    expect(first).toBeInstanceOf(Promise);
    expect(await first).toMatchObject({ principal: KEY });
    expect(verify({ algorithm: 'SHA-256' })).toMatchObject({ principal: KEY });
    expect(loads).toEqual(['abcdefgh']);
  });

  it.each<[string, Partial<DigestParts>]>([
    ['a wrong password', { password: 'x' }],
    ['an unknown name', { username: 'zzzzzzzz' }],
    ['another method', { method: 'POST' }],
    ['another address', { uri: '/y' }],
    ['another realm', { realm: 'x' }],
    ['a count that is no number', { nc: 'zzzzzzzz' }],
  ])('does not know %s', async (_name, wrong) => {
    expect(await setUp().verify(wrong)).toMatchObject(UNKNOWN);
  });

  it('tells for the log which key was named with a wrong password', async () => {
    expect(await setUp().verify({ password: 'x' })).toMatchObject({ unproved: KEY });
    expect(await setUp().verify({ username: 'zzzzzzzz' })).not.toHaveProperty('unproved');
  });

  it('looks nothing up for a nonce that is not its own', async () => {
    const { verify, loads } = setUp();
    const foreign = createNonces({
      key: Buffer.alloc(32, 8),
      lifetimeMs: 60_000,
      now: Date.now,
    }).issue();
    for (const nonce of [foreign, 'A'.repeat(32), '', 'x']) expect(verify({ nonce })).toBe(UNKNOWN);
    expect(loads).toEqual([]);
  });

  it('looks nothing up for a name that no key can have', async () => {
    const { verify, loads } = setUp();
    for (const username of ['', 'a', 'ABCDEFGH', 'abcdefg1', 'a'.repeat(5000), 'abcdefgh '])
      expect(await verify({ username })).toBe(UNKNOWN);
    expect(loads).toEqual([]);
  });

  it('says stale of a count that was used, and of a nonce that is too old, to the right client only', async () => {
    const { clock, nonces, verify } = setUp();
    const nonce = nonces.issue();
    expect(await verify({ nonce })).toMatchObject({ principal: KEY });
    expect(await verify({ nonce })).toBe(STALE);
    expect(await verify({ nonce, password: 'x' })).toMatchObject(UNKNOWN);
    expect(await verify({ nonce, nc: '00000002' })).toMatchObject({ principal: KEY });
    clock.now += 60_000;
    expect(await verify({ nonce, nc: '00000003' })).toBe(STALE);
    expect(await verify({ nonce, nc: '00000003', password: 'x' })).toMatchObject(UNKNOWN);
  });

  it('takes a count once, although the key has to be loaded first', async () => {
    const { nonces, verify } = setUp();
    const nonce = nonces.issue();
    const answers = await Promise.all([verify({ nonce }), verify({ nonce }), verify({ nonce })]);
    expect(answers.filter((answer) => answer.principal === KEY)).toHaveLength(1);
  });

  it.each(['', 'Digest', 'Digest ', 'Basic YTpi', 'Digest username', 'Digest username="a'])(
    'takes "%s" for nothing',
    (header) => {
      expect(setUp().verifier.verify(header, 'GET', '/x')).toBe(UNKNOWN);
    },
  );
});
