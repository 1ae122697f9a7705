import { type CryptoKey, generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addOrganization, addServiceAccount } from '#test/rows.js';
import { ACCESS_TOKEN_AUDIENCE, SIGNING_ALGORITHM } from '../domain/access-tokens.js';
import { openStore, type Store } from '../store/store.js';
import { StoreError } from '../store/store-error.js';
import { ABOUT_ALL } from '../store/subjects.js';
import { createAccessTokens } from './access-tokens.js';

const HOUR_MS = 3_600_000;
let store: Store;
beforeAll(async () => {
  store = await openStore({ inMemory: true, now: Date.now });
  await store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('rows for a test');
    await addOrganization(transaction.database, 'o');
    await addServiceAccount(transaction.database, { id: 'a', organizationId: 'o' });
  });
});
afterAll(() => store.close());

/** A stored token, signed by a key that `known` may or may not have. */
async function mint(id: string, privateKey: CryptoKey): Promise<string> {
  const expiresAt = Date.now() + HOUR_MS;
  await store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('rows for a test');
    await transaction.database
      .insertInto('access_tokens')
      .values({
        id,
        secret_id: 'secret-a',
        service_account_id: 'a',
        created_at: Date.now(),
        expires_at: expiresAt,
      })
      .execute();
  });
  return new SignJWT({})
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: 'k' })
    .setAudience(ACCESS_TOKEN_AUDIENCE)
    .setSubject('client-a')
    .setExpirationTime(Math.floor(expiresAt / 1000))
    .setJti(id)
    .sign(privateKey);
}

function tokensWith(find: (id: string | undefined) => Promise<CryptoKey | undefined>, now = Date.now) {
  return createAccessTokens({
    store,
    signingKeys: {
      find,
      findWithoutPause: find,
      current: () => Promise.reject(),
      publicKeys: async () => [],
      close() {},
    },
    maxRemembered: 100,
    now,
  });
}

async function revoke(...ids: string[]): Promise<void> {
  await store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('test');
    await transaction.database.deleteFrom('access_tokens').where('id', 'in', ids.slice(0, 100)).execute();
    for (const subject of ids) transaction.changed({ kind: 'access_token', subject, of: 'o' });
  });
}

it('does not take a token for a bad one because its key cannot be read, and does not remember that', async () => {
  const { publicKey, privateKey } = await generateKeyPair(SIGNING_ALGORITHM);
  const token = await mint('unread', privateKey);
  // The second is what a driver throws that stumbles over an answer which never came.
  const failures = [new StoreError('STORE_UNAVAILABLE', 'away'), new TypeError('of undefined')];
  const tokens = tokensWith(async () => {
    const failure = failures.shift();
    if (failure) throw failure;
    return publicKey;
  });
  await expect(tokens.verify(token)).rejects.toThrow('away');
  await expect(tokens.verify(token)).rejects.toThrow('of undefined');
  expect(await tokens.verify(token)).toMatchObject({ id: 'unread', clientId: 'client-a' });
});

it('believes a token whose key it learns of later', async () => {
  const { publicKey, privateKey } = await generateKeyPair(SIGNING_ALGORITHM);
  const token = await mint('early', privateKey);
  let known: CryptoKey | undefined;
  const tokens = tokensWith(async () => known);
  expect(await tokens.verify(token)).toBeNull();
  known = publicKey;
  await store.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('test');
    transaction.changed({ kind: 'signing_key', subject: 'k' });
  });
  expect(await tokens.verify(token)).toMatchObject({ id: 'early' });
});

it('refuses a token from its end on, be it remembered or not', async () => {
  const { publicKey, privateKey } = await generateKeyPair(SIGNING_ALGORITHM);
  const token = await mint('ended', privateKey);
  let aheadMs = 0;
  const now = () => Date.now() + aheadMs;
  const remembering = tokensWith(async () => publicKey, now);
  expect(await remembering.verify(token)).toMatchObject({ id: 'ended' });
  aheadMs = HOUR_MS;
  expect(await remembering.verify(token)).toBeNull();
  expect(await tokensWith(async () => publicKey, now).verify(token)).toBeNull();
});

it('refuses a revoked token after a clock that was ahead was set back', async () => {
  const { publicKey, privateKey } = await generateKeyPair(SIGNING_ALGORITHM);
  const token = await mint('revoked', privateKey);
  let aheadMs = 0;
  const tokens = tokensWith(
    async () => publicKey,
    () => Date.now() + aheadMs,
  );
  expect(await tokens.verify(token)).toMatchObject({ id: 'revoked' });
  await revoke('revoked');
  aheadMs = 2 * HOUR_MS;
  await revoke('another');
  aheadMs = 0;
  expect(await tokens.verify(token)).toBeNull();
});

it('refuses a revoked token however many are revoked after it', async () => {
  const { publicKey, privateKey } = await generateKeyPair(SIGNING_ALGORITHM);
  const [token, good] = [await mint('first', privateKey), await mint('good', privateKey)];
  const tokens = tokensWith(async () => publicKey);
  await tokens.verify(token);
  await tokens.verify(good);
  await revoke('first', ...Array.from({ length: 10_000 }, (_, index) => `other-${index}`));
  expect(tokens.rememberedCount).toBe(0);
  expect(await tokens.verify(token)).toBeNull();
  expect(await tokens.verify(good)).toMatchObject({ id: 'good' });
});
