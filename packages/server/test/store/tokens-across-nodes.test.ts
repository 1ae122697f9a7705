import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccessTokens } from '../../src/access/access-tokens.js';
import type { ServiceAccountPrincipal } from '../../src/access/principal.js';
import { createSigningKeys } from '../../src/access/signing-keys.js';
import { createSealing } from '../../src/domain/sealing.js';
import { rotateSigningKey } from '../../src/services/oauth/signing-keys.js';
import { createTokenIssuer } from '../../src/services/oauth/token-issuer.js';
import { openStore, type Store } from '../../src/store/store.js';
import { ABOUT_ALL } from '../../src/store/subjects.js';
import { type PostgresServer, startPostgres } from '../support/postgres.js';
import { addOrganization, addServiceAccount } from '../support/rows.js';

// Two nodes on one PostgreSQL database. One rotates the signing key and mints; the other has not heard of it yet.

const HOUR_MS = 3_600_000;
const sealing = createSealing(Buffer.alloc(32, 7));
const account = { id: 'a', organizationId: 'o', clientId: 'client-a' } as ServiceAccountPrincipal;

let postgres: PostgresServer;
let here: Store;
let there: Store;
let now = 1_800_000_000_000;

beforeAll(async () => {
  postgres = await startPostgres();
  const databaseUrl = await postgres.createDatabase();
  const deaf = {
    databaseUrl,
    now: () => now,
    isClockGiven: true,
    pollIntervalMs: HOUR_MS,
    maxLagMs: HOUR_MS,
  };
  here = await openStore(deaf);
  there = await openStore(deaf);
  await here.write(ABOUT_ALL, async (transaction) => {
    transaction.withoutEvent('rows for a test');
    await addOrganization(transaction.database, 'o');
    await addServiceAccount(transaction.database, { id: 'a', organizationId: 'o' });
  });
});

afterAll(async () => {
  await Promise.all([here.close(), there.close()]);
  await postgres.stop();
});

function nodeOn(store: Store) {
  const signingKeys = createSigningKeys({ store, sealing, now: () => now });
  const issuer = createTokenIssuer({ store, signingKeys, now: () => now });
  return {
    rotate: () => rotateSigningKey({ store, sealing, now: () => now }),
    async mint(audience = 'api://admin'): Promise<string> {
      const issued = await issuer.issue(account, 'secret-a', { issuer: 'http://test', audience });
      if (issued.kind !== 'issued') throw new Error(`no token: ${issued.kind}`);
      return issued.accessToken;
    },
    tokens: createAccessTokens({ store, signingKeys, maxRemembered: 100, now: () => now }),
  };
}

it('a token of a key that the other node has made a moment ago is never remembered as a bad one', async () => {
  const [a, b] = [nodeOn(here), nodeOn(there)];
  await a.rotate();
  // From here on the other node reads no keys for a second.
  expect(await b.tokens.verify(await a.mint())).not.toBeNull();
  await a.rotate();
  const token = await a.mint();
  expect(await b.tokens.verify(token)).toBeNull();
  now += 1_000;
  expect(await b.tokens.verify(token)).toMatchObject({ clientId: 'client-a' });
});

it('a token that a node signed before it heard of the rotation is good until it ends', async () => {
  const [a, b] = [nodeOn(here), nodeOn(there)];
  await a.rotate();
  await a.mint();
  await b.rotate();
  now += 5_000;
  const token = await a.mint();
  now += HOUR_MS - 1_000;
  // Another rotation removes keys that verify nothing any more.
  await b.rotate();
  expect(await nodeOn(there).tokens.verify(token)).toMatchObject({ clientId: 'client-a' });
});

it('a token for one API is for that one on the other node too, which forgot everything meanwhile', async () => {
  const audience = 'https://api.example.com/mcp';
  const [a, b] = [nodeOn(here), nodeOn(there)];
  await a.rotate();
  const token = await a.mint(audience);
  expect(await b.tokens.verify(token)).toMatchObject({ clientId: 'client-a', audience });
  // As after a restart: nothing is remembered, and the keys are read again.
  const again = nodeOn(there);
  expect(again.tokens.rememberedCount).toBe(0);
  expect(await again.tokens.verify(token)).toMatchObject({ audience });
});
