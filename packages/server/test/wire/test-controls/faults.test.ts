import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openConnection, requestBytes } from '../../support/raw-http.js';
import { ATLAS, type TestServer } from '../../support/server.js';
import { createAccount, tokenOf } from '../../support/service-accounts.js';
import { createRehearsal, startServerForTests } from '../../support/test-controls.js';

let server: TestServer;
let rehearsal: ReturnType<typeof createRehearsal>;

beforeAll(async () => {
  server = await startServerForTests();
  rehearsal = createRehearsal(server);
});
afterEach(() => rehearsal.done('DELETE', '/faults'));
afterAll(() => server.stop());

const set = (...rules: object[]) => rehearsal.done('PUT', '/faults', rules);
const list = () => rehearsal.call('GET', '/groups');

async function makeKey(desc: string) {
  return rehearsal.call('POST', `/orgs/${server.first.orgId}/apiKeys`, {
    body: { desc, roles: ['ORG_MEMBER'] },
  });
}

async function descriptions(): Promise<string[]> {
  const { json } = await rehearsal.call('GET', `/orgs/${server.first.orgId}/apiKeys`);
  return json.results.map(({ desc }: { desc: string }) => desc);
}

describe('a fault', () => {
  it('lets requests pass first, meets as many as it says, and is used up', async () => {
    await set({ operation: 'listGroups', status: 503, times: 2, after: 1 });
    const statuses = [];
    for (let i = 0; i < 5; i++) statuses.push((await list()).status);
    expect(statuses).toEqual([200, 503, 503, 200, 200]);
    expect((await rehearsal.done('GET', '/faults')).faults).toEqual([
      expect.objectContaining({ operation: 'listGroups', hits: 2, remaining: 0, seen: 3 }),
    ]);
  });

  it('answers 429 as the service forms it, and says which rule it was', async () => {
    await set(
      { operation: 'getGroup', status: 500 },
      { operation: 'listGroups', status: 429, retryAfterSeconds: 20 },
    );
    const answer = await list();
    expect(answer.status).toBe(429);
    expect(answer.headers).toMatchObject({
      'retry-after': '20',
      'ratelimit-remaining': '0',
      'x-error-code': 'RATE_LIMITED_TOKEN_BUCKET',
      'x-sallyport-fault': '2',
    });
    expect(answer.json).toMatchObject({
      error: 429,
      errorCode: 'RATE_LIMITED_TOKEN_BUCKET',
      // The server has no limits; the answer has those of the service.
      detail: expect.stringContaining('Please retry after 20 seconds. Request capacity: 1200.'),
    });
  });

  it('answers 401 with a challenge, which a client can answer', async () => {
    await set({ operation: 'listGroups', status: 401 });
    const refused = await list();
    expect(refused.status).toBe(401);
    expect(refused.headers['www-authenticate']).toContain('Digest');
    expect((await list()).status).toBe(200);
  });

  it('before the effect keeps it from happening', async () => {
    await set({ operation: 'createOrgApiKey', status: 500 });
    expect((await makeKey('never made')).status).toBe(500);
    expect(await descriptions()).not.toContain('never made');
  });

  it('after the effect takes the answer alone', async () => {
    await set({ operation: 'createOrgApiKey', status: 503, effect: 'after' });
    const answer = await makeKey('made, and nobody told');
    expect(answer.status).toBe(503);
    expect(answer.text).not.toContain('privateKey');
    expect(await descriptions()).toContain('made, and nobody told');
  });

  it('after the effect does not count what was refused and had none', async () => {
    await set({ operation: 'createOrgApiKey', status: 503, effect: 'after' });
    const refused = await rehearsal.call('POST', `/orgs/${server.first.orgId}/apiKeys`, {
      body: { desc: 7 },
    });
    expect(refused.status).toBe(400);
    expect(refused.headers['x-sallyport-fault']).toBeUndefined();
    expect((await makeKey('the next')).status).toBe(503);
  });

  it('closes a connection instead of an answer, before or after the effect', async () => {
    await set({ operation: 'createOrgApiKey', connection: 'close' });
    await expect(makeKey('closed before')).rejects.toThrow(/socket hang up|ECONNRESET/);
    await set({ operation: 'createOrgApiKey', connection: 'close', effect: 'after' });
    await expect(makeKey('closed after')).rejects.toThrow(/socket hang up|ECONNRESET/);
    expect(await descriptions()).toContain('closed after');
    expect(await descriptions()).not.toContain('closed before');
  });

  it('cuts an answer off in the middle of its body', async () => {
    await set({ operation: 'listGroups', connection: 'cut' });
    await expect(list()).rejects.toThrow(/aborted|ECONNRESET/);
    expect((await list()).status).toBe(200);
  });

  it('says nothing at all, until the client gives up', async () => {
    await set({ operation: 'listGroups', connection: 'hang' });
    const token = await tokenOf(server, await createAccount(server));
    const silent = await openConnection(server.url);
    const headers = { Accept: ATLAS, Authorization: `Bearer ${token}` };
    silent.send(requestBytes('GET', '/api/atlas/v2/groups', headers));
    await expect
      .poll(async () => (await rehearsal.done('GET', '/faults')).faults)
      .toMatchObject([{ hits: 1, remaining: 0 }]);
    silent.close();
    expect(await silent.closed()).toBe('');
    expect((await list()).status).toBe(200);
  });

  it('is late, before the effect or after it', async () => {
    await set({ operation: 'listGroups', delayMs: 300 });
    const begin = performance.now();
    const late = await list();
    expect(late.status).toBe(200);
    expect(late.headers['x-sallyport-fault']).toBe('1');
    expect(performance.now() - begin).toBeGreaterThan(295);
    await set({ operation: 'createOrgApiKey', delayMs: 300, effect: 'after' });
    const made = makeKey('told late');
    await expect.poll(descriptions).toContain('told late');
    expect((await made).status).toBe(200);
  });

  it('that is late lets nobody read who was revoked meanwhile', async () => {
    // Longer and longer, until the key was revoked before the time was over.
    for (let delayMs = 500, isRevokedBefore = false; !isRevokedBefore; delayMs *= 2) {
      const { json: key } = await makeKey('revoked while it waits');
      await set({ operation: 'listGroups', credential: key.publicKey, delayMs });
      const begin = performance.now();
      const waiting = rehearsal.call('GET', '/groups', { key });
      await expect.poll(async () => (await rehearsal.done('GET', '/faults')).faults[0].hits).toBe(1);
      await rehearsal.call('DELETE', `/orgs/${server.first.orgId}/apiKeys/${key.id}`);
      isRevokedBefore = performance.now() - begin < delayMs;
      const { status } = await waiting;
      if (isRevokedBefore) expect(status).toBe(401);
    }
  });

  it('meets one credential and nobody else', async () => {
    const { json: key } = await makeKey('met');
    await set({ operation: '*', credential: key.publicKey, status: 500, times: 1000 });
    expect((await rehearsal.call('GET', '/groups', { key })).status).toBe(500);
    expect((await list()).status).toBe(200);
  });

  it('meets the token endpoint in its own form', async () => {
    const account = await createAccount(server, ['ORG_OWNER']);
    await set({ operation: 'token', status: 429, retryAfterSeconds: 7 });
    const ask = () =>
      fetch(`${server.url}/api/oauth/token`, {
        method: 'POST',
        headers: {
          Authorization: `Basic ${Buffer.from(`${account.clientId}:${account.secret}`).toString('base64')}`,
          'Content-Type': 'application/x-www-form-urlencoded',
        },
        body: 'grant_type=client_credentials',
      });
    const answer = await ask();
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(await answer.json()).toMatchObject({ errorCode: 'RATE_LIMITED' });
    expect((await ask()).status).toBe(200);
  });

  it('meets the token endpoint with 401 and 503 as RFC 6749 has them, and with the seconds to wait', async () => {
    const account = await createAccount(server, ['ORG_OWNER']);
    const ask = () =>
      fetch(`${server.url}/api/oauth/token`, {
        method: 'POST',
        headers: {
          Authorization: `Basic ${Buffer.from(`${account.clientId}:${account.secret}`).toString('base64')}`,
        },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
    await set(
      { operation: 'token', status: 401 },
      { operation: 'token', status: 503, retryAfterSeconds: 7 },
      { operation: 'token', status: 500 },
    );
    const [refused, away, failed] = [await ask(), await ask(), await ask()];
    expect(refused.headers.get('www-authenticate')).toContain('Basic');
    expect(away.headers.get('retry-after')).toBe('7');
    expect(await Promise.all([refused, away, failed].map((answer) => answer.json()))).toMatchObject([
      { error: 'invalid_client' },
      { error: 'temporarily_unavailable' },
      { error: 'server_error' },
    ]);
  });

  it('with status 401 and for every operation meets those alone that ask who calls', async () => {
    await set({ operation: '*', status: 401 });
    const open = await rehearsal.call('GET', '/unauth/controlPlaneIPAddresses');
    expect([open.status, open.headers['x-sallyport-fault']]).toEqual([200, undefined]);
    expect((await list()).status).toBe(401);
  });

  it('with status 429 and for every operation meets those alone that have a limit', async () => {
    await set({ operation: '*', status: 429 });
    const cloudManager = await server.curl('/api/public/v1.0/orgs', { accept: 'application/json' });
    expect(cloudManager.status).toBe(200);
    expect((await list()).status).toBe(429);
  });
});

describe('a rule that could never fire', () => {
  it.each([
    [{ operation: 'listGroup', status: 500 }, '0.operation', /did you mean listGroups\?/],
    [{ operation: 'listGroups' }, '0.status', /required/],
    [{ operation: 'listGroups', delayMs: 0 }, '0.status', /would do nothing/],
    [{ operation: 'listGroups', status: 500, connection: 'close' }, '0.connection', /excludes status/],
    [{ operation: 'listGroups', status: 401, effect: 'after' }, '0.effect', /before it does anything/],
    [{ operation: 'listGroups', status: 429, effect: 'after' }, '0.effect', /before it does anything/],
    [{ operation: 'listGroups', connection: 'cut', effect: 'before' }, '0.effect', /has been made/],
    [{ operation: 'listGroups', status: 500, retryAfterSeconds: 1 }, '0.retryAfterSeconds', /429 or 503/],
    [{ operation: 'listGroups', status: 500, credential: 'nobodyxx' }, '0.credential', /names no credential/],
    [{ operation: 'listGroups', status: 500, credential: '?' }, '0.credential', /must be a public key/],
    [{ operation: 'getHealth', status: 500 }, '0.operation', /names no operation/],
    [{ operation: 'listControlPlaneIpAddresses', status: 401 }, '0.status', /asks nobody who they are/],
  ])('is refused, and the field named: %j', async (rule, field, problem) => {
    const { status, json } = await rehearsal.control('PUT', '/faults', [rule]);
    expect(status).toBe(400);
    expect(json.errorCode).toBe('INVALID_TEST_CONTROL');
    expect(json.badRequestDetail.fields).toEqual([{ field, description: expect.stringMatching(problem) }]);
  });

  it.each([
    { operation: 'listGroups', status: 404 },
    { operation: 'listGroups', status: 500, times: 0 },
    { operation: 'listGroups', status: 500, probability: 0.5 },
    { operation: 'listGroups', delayMs: 3_600_000 },
    { status: 500 },
  ])('is refused by its form: %j', async (rule) => {
    expect((await rehearsal.control('PUT', '/faults', [rule])).status).toBe(400);
  });

  it('is refused with the credential, or the field, that was probably meant', async () => {
    const { publicKey } = server.first.apiKey;
    const nearly = `${publicKey.slice(0, 7)}${publicKey.endsWith('a') ? 'b' : 'a'}`;
    const rule = { operation: 'listGroups', status: 500 };
    const { json } = await rehearsal.control('PUT', '/faults', [{ ...rule, credential: nearly }]);
    expect(json.detail).toBe(`0.credential names no credential: ${nearly}; did you mean ${publicKey}?`);
    const unknown = await rehearsal.control('PUT', '/faults', [{ ...rule, retryAfterSecond: 1 }]);
    expect(unknown.json.badRequestDetail.fields).toEqual([
      {
        field: '0.retryAfterSecond',
        description: expect.stringMatching(/did you mean retryAfterSeconds\?$/),
      },
    ]);
  });

  it('leaves the rules that there were', async () => {
    await set({ operation: 'listGroups', status: 503 });
    await rehearsal.control('PUT', '/faults', [{ operation: 'nothing', status: 500 }]);
    expect((await list()).status).toBe(503);
  });
});
