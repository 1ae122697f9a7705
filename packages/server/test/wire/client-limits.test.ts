import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Call, createCall } from '../support/call.js';
import { type StoppedClock, stopClock } from '../support/clock.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { basicOf, createAccount, type TestAccount } from '../support/service-accounts.js';

/** A tenth of the limits: five requests of a client from one address, and as many with wrong secrets. */
let server: TestServer;
let call: Call;
let account: TestAccount;
/** Tokens come back with time. */
let clock: StoppedClock;
beforeAll(async () => {
  clock = stopClock();
  server = await startTestServer({ rateLimitScale: '0.1' });
  call = createCall(server);
});
beforeEach(async () => {
  account = await createAccount(server);
});
afterAll(async () => {
  await server.stop();
  clock.restore();
});

const endpoints = ['token', 'revoke', 'introspect'];
const FORM = 'grant_type=client_credentials&token=none';

function ask(endpoint: string, client: Pick<TestAccount, 'clientId' | 'secret'>, from?: string, body = FORM) {
  const headers = {
    Authorization: basicOf(client),
    'Content-Type': 'application/x-www-form-urlencoded',
  };
  return call('POST', `/api/oauth/${endpoint}`, { headers, body, from, key: 'none' });
}

async function explain(endpoint: string) {
  const { json } = await call('POST', '/api/private/explain', {
    body: { as: account.clientId, method: 'POST', path: `/api/oauth/${endpoint}`, from: '127.0.0.1' },
  });
  return json as { passes: boolean; errorCode?: string; checks: { check: string; detail: string }[] };
}

const times = (count: number, one: () => Promise<{ status: number }>) =>
  Array.from({ length: count }).reduce<Promise<number[]>>(
    async (before) => [...(await before), (await one()).status],
    Promise.resolve([]),
  );

describe.each(endpoints)('the limit of /api/oauth/%s', (endpoint) => {
  it('is a step of the decision: an explanation foretells it, and takes nothing', async () => {
    expect(await times(4, () => ask(endpoint, account))).toEqual([200, 200, 200, 200]);
    const last = await explain(endpoint);
    expect([last.passes, last.checks.at(-1)]).toEqual([
      true,
      { check: 'rateLimit', detail: '1 of 5 requests are left on this node.', passed: true },
    ]);
    expect((await ask(endpoint, account)).status).toBe(200);
    const none = await explain(endpoint);
    expect([none.passes, none.errorCode]).toEqual([false, 'RATE_LIMITED']);
    const refused = await ask(endpoint, account);
    expect(refused.text).toBe(
      `{"detail":"Resource /api/oauth/${endpoint} is limited to 5 requests every 1 minutes.","error":429,"errorCode":"RATE_LIMITED","parameters":["/api/oauth/${endpoint}",5,1],"reason":"Too Many Requests"}`,
    );
    expect(refused.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'x-error-code': 'RATE_LIMITED',
      'retry-after': '12',
    });
  });

  it('shows no figures, and comes after what is wrong with the body', async () => {
    expect(Object.keys((await ask(endpoint, account)).headers).join()).not.toContain('ratelimit');
    await times(4, () => ask(endpoint, account));
    expect((await ask(endpoint, account)).status).toBe(429);
    expect((await ask(endpoint, account, undefined, 'token=1&token=2')).status).toBe(400);
    expect((await ask(endpoint, { ...account, secret: 'wrong' }, undefined, 'a=1&a=2')).status).toBe(400);
  });

  it('is not used up by wrong secrets for the same client from the same address, and bounds them', async () => {
    const guess = { clientId: account.clientId, secret: 'mdb_sa_sk_wrong' };
    expect(await times(7, () => ask(endpoint, guess))).toEqual([401, 401, 401, 401, 401, 429, 429]);
    expect((await explain(endpoint)).passes).toBe(true);
    expect(await times(6, () => ask(endpoint, account))).toEqual([200, 200, 200, 200, 200, 429]);
  });

  it('is of one client at one address', async () => {
    const other = await createAccount(server);
    await times(6, () => ask(endpoint, account));
    expect((await ask(endpoint, account)).status).toBe(429);
    expect((await ask(endpoint, other)).status).toBe(200);
    expect((await ask(endpoint, account, '127.0.0.9')).status).toBe(200);
  });
});

it('lets a client end a token after it has asked for as many as it may', async () => {
  await times(6, () => ask('token', account));
  expect((await ask('revoke', account)).status).toBe(200);
});

it('remembers nothing of what cannot be a client ID', async () => {
  const nobody = { clientId: `mdb_sa_id_${'1'.repeat(2000)}`, secret: 'y' };
  expect(await times(7, () => ask('introspect', nobody))).toEqual(Array(7).fill(401));
});

it('is explained as off where it is off', async () => {
  const unlimited = await startTestServer({ rateLimitScale: 'off' });
  try {
    const { json } = await createCall(unlimited)('POST', '/api/private/explain', {
      body: {
        as: unlimited.first.apiKey.publicKey,
        method: 'GET',
        path: `/api/atlas/v2/orgs/${unlimited.first.orgId}/apiKeys`,
      },
    });
    expect(json.checks).toContainEqual({
      check: 'rateLimit',
      detail: 'Rate limits are off on this server.',
      passed: true,
    });
  } finally {
    await unlimited.stop();
  }
});
