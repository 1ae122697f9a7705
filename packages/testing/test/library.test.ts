import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { ApiError } from '@sallyport/client';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sallyport, startSallyport } from '../src/index.js';

const run = promisify(execFile);

const SEED = {
  organizations: [
    {
      name: 'Acme',
      projects: [{ name: 'Payments' }],
      apiKeys: [
        { description: 'owner', roles: ['ORG_OWNER'] },
        { description: 'reader', roles: ['ORG_READ_ONLY'], publicKey: 'readonly' },
      ],
      serviceAccounts: [{ name: 'ci', description: 'for CI', roles: ['ORG_OWNER'], secrets: [{}, {}] }],
    },
    { name: 'Other', apiKeys: [{ description: 'reader', roles: ['ORG_OWNER'] }] },
  ],
  users: [{ username: 'ada@example.com', firstName: 'Ada', lastName: 'Lovelace' }],
};

describe.each(['child', 'in-process'] as const)('a server of its own, %s', (mode) => {
  let sallyport: Sallyport;
  beforeAll(async () => {
    sallyport = await startSallyport({ seed: SEED, mode });
  });
  beforeEach(() => sallyport.reset());
  afterAll(() => sallyport.stop());

  const statusOf = async (call: Promise<unknown>) =>
    call.then(
      () => 200,
      (error: unknown) => (error instanceof ApiError ? error.status : String(error)),
    );
  const list = (client = sallyport.client()) => statusOf(client.call('listGroups', {}));

  it('has what the seed says, by its names', async () => {
    expect(sallyport.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(sallyport.credentials.apiKey('reader', { organization: 'Acme' }).publicKey).toBe('readonly');
    expect(sallyport.credentials.apiKey('readonly').privateKey).toMatch(/^[0-9a-f-]{36}$/);
    expect(sallyport.credentials.user('ada@example.com').password).not.toBe('');
    const account = sallyport.credentials.serviceAccount('ci');
    expect(sallyport.credentials.serviceAccount(account.clientId)).toEqual(account);
    expect(sallyport.credentials.serviceAccount()).toEqual(account);
    const { results } = await sallyport.client().call('listGroups', {});
    expect(results.map(({ id, name }) => [id, name])).toEqual([[sallyport.groupId, 'Payments']]);
    const key = sallyport.client(sallyport.credentials.apiKey());
    expect((await key.call('getOrg', { orgId: sallyport.orgId })).name).toBe('Acme');
  });

  it.each([
    [
      () => sallyport.credentials.apiKey('raeder'),
      'no API key "raeder": there are "owner", "reader", "reader"; did you mean "reader"?',
    ],
    [
      () => sallyport.credentials.apiKey('reader'),
      'several of API key "reader": say which, as in { organization: \'Acme\' }',
    ],
    [
      () => sallyport.credentials.apiKey('reader', { organization: 'Acne' }),
      'no organization "Acne": there are "Acme", "Other"; did you mean "Acme"?',
    ],
    [
      () => sallyport.credentials.serviceAccount('nobody at all'),
      'no service account "nobody at all": there are "ci"',
    ],
    [() => sallyport.credentials.user(), 'the seed has no user'],
  ])('says which name was meant', (ask, text) => {
    expect(ask).toThrow(text);
  });

  it('gives programs their environment, without what leads elsewhere', async () => {
    const { env, url } = sallyport;
    expect(env).toMatchObject({
      PATH: process.env.PATH,
      MONGODB_ATLAS_BASE_URL: url,
      SALLYPORT_BASE_URL: url,
      MONGODB_ATLAS_PUBLIC_API_KEY: sallyport.credentials.apiKey().publicKey,
      MONGODB_ATLAS_CLIENT_ID: sallyport.credentials.serviceAccount().clientId,
      MONGODB_ATLAS_PROJECT_ID: sallyport.groupId,
    });
    expect(Object.values(env)).not.toContain(undefined);
    const { stdout } = await run('sh', ['-c', 'curl -s "$MONGODB_ATLAS_BASE_URL/_test/snapshots"'], { env });
    expect(JSON.parse(stdout)).toEqual({ snapshots: [] });
  });

  it('lets time pass, in words and as ISO 8601', async () => {
    const client = sallyport.client();
    const start = await sallyport.clock.freeze();
    expect(await list(client)).toBe(200);
    expect((await sallyport.advance('30 days')).getTime() - start.getTime()).toBe(30 * 86_400_000);
    expect((await sallyport.advance('PT1H')).getTime() - start.getTime()).toBe(30 * 86_400_000 + 3_600_000);
    const then = new Date(start.getTime() + 40 * 86_400_000);
    expect(await sallyport.clock.set(then)).toEqual(then);
    expect(await sallyport.clock.now()).toEqual(then);
    expect((await sallyport.clock.run()).getTime()).toBeGreaterThanOrEqual(then.getTime());
    await expect(sallyport.advance('30 dayz')).rejects.toThrow('did you mean 30 days?');
  });

  it('answers with faults, and tells what was asked', async () => {
    const { clientId } = sallyport.credentials.serviceAccount();
    const client = sallyport.client();
    await sallyport.faults({ operation: 'listGroups', status: 429, times: 2, retryAfterSeconds: 20 });
    expect([await list(client), await list(client), await list(client)]).toEqual([429, 429, 200]);
    const calls = await sallyport.calls({ operation: 'listGroups', credential: clientId });
    expect(calls.map(({ status, attempt }) => [status, attempt])).toEqual([
      [429, 1],
      [429, 2],
      [200, 3],
    ]);
    await sallyport.faults({ operation: 'listGroups', status: 503 });
    expect(await sallyport.faults()).toEqual([]);
    expect(await list(client)).toBe(200);
    await expect(sallyport.faults({ operation: 'listGroup', status: 500 })).rejects.toThrow(
      'did you mean listGroups?',
    );
  });

  it('goes back to states that were kept', async () => {
    const client = sallyport.client();
    const { orgId } = sallyport;
    await sallyport.snapshot('one-project');
    const made = await client.call('createGroup', { body: { name: 'More', orgId } });
    await sallyport.restore('one-project');
    expect(await statusOf(client.call('getGroup', { groupId: made.id }))).toBe(404);
    await expect(sallyport.restore('two-projects')).rejects.toThrow('There are: one-project');
  });

  it('has an organization for each test', async () => {
    const [one, other] = await Promise.all([
      sallyport.organization(),
      sallyport.organization({ name: 'Own', apiKeys: [{ description: 'only', roles: ['ORG_OWNER'] }] }),
    ]);
    const { results } = await one.client().call('listGroups', {});
    expect(results.map(({ id }) => id)).toEqual([one.groupId]);
    expect(other.name).toBe('Own');
    expect(other.env).toMatchObject({
      MONGODB_ATLAS_ORG_ID: other.orgId,
      MONGODB_ATLAS_PUBLIC_KEY: other.credentials.apiKey('only').publicKey,
      MONGODB_ATLAS_BASE_URL: sallyport.url,
    });
    expect(other.env).not.toHaveProperty('MONGODB_ATLAS_CLIENT_ID');
    expect(() => other.credentials.serviceAccount()).toThrow('the seed has no service account');
    await expect(sallyport.organization({ apikeys: [] })).rejects.toThrow('did you mean apiKeys?');
  });

  it('has the limits that it is told', async () => {
    await sallyport.rateLimits({
      mode: 'off',
      sets: { 'projects-user': { capacity: 1, refillPerMinute: 1 } },
    });
    expect([await list(), await list()]).toEqual([200, 429]);
    await sallyport.rateLimits('off');
    expect(await list()).toBe(200);
  });
});

describe('a start', () => {
  it('has an owner of each kind without a seed, and the limits that it is given', async () => {
    await using sallyport = await startSallyport({
      rateLimits: { sets: { 'projects-user': { capacity: 0, refillPerMinute: 1 } } },
    });
    const client = sallyport.client(sallyport.credentials.apiKey());
    expect((await client.call('listOrgs', {})).results.map(({ id }) => id)).toEqual([sallyport.orgId]);
    await expect(client.call('listGroups', {})).rejects.toMatchObject({ status: 429 });
  });

  it.each(['child', 'in-process'] as const)(
    'says in the words of the server why it failed, %s',
    async (mode) => {
      const start = (options: object) => startSallyport({ mode, ...options });
      await expect(start({ seed: '/nowhere/seed.yaml' })).rejects.toThrow(
        'The server could not be started: the seed file /nowhere/seed.yaml cannot be read: there is no such file',
      );
      await expect(start({ seed: { organisations: [] } })).rejects.toThrow(
        'unknown property "organisations" (did you mean "organizations"?)',
      );
      const twice = { description: 'a', roles: ['ORG_OWNER'], publicKey: 'samesame' };
      await expect(
        start({
          seed: { organizations: [{ name: 'Acme', apiKeys: [twice, { ...twice, description: 'b' }] }] },
        }),
      ).rejects.toThrow(/organizations\[0\]\.apiKeys\[1\]/);
      await expect(start({ rateLimits: { sets: { 'project-user': {} } } })).rejects.toThrow(
        'rateLimits: sets.project-user is no endpoint set; did you mean projects-user?',
      );
      await expect(start({ rateLimits: 'on' })).rejects.toThrow('neither atlas nor off');
    },
  );

  it('takes the name of a seed file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sallyport-seed-'));
    try {
      writeFileSync(join(folder, 'seed.yaml'), 'organizations: [{ name: Acme }]\n');
      await using sallyport = await startSallyport({ seed: join(folder, 'seed.yaml') });
      expect(sallyport.seed.organizations.map(({ name }) => name)).toEqual(['Acme']);
      expect(() => sallyport.groupId).toThrow('the seed has no project');
      expect(() => sallyport.client()).toThrow('the seed has no credentials');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('knows its options', async () => {
    await expect(startSallyport({ rateLimit: 'off' } as object)).rejects.toThrow(
      'startSallyport takes no rateLimit: there are seed, guard, mode, rateLimits',
    );
    await expect(startSallyport({ mode: 'thread' as never })).rejects.toThrow("'child' or 'in-process'");
  });

  it('waits as long as it is told', async () => {
    await expect(startSallyport({ startTimeoutMs: 1 })).rejects.toThrow('it was not ready after 0.001 s');
  });
});

describe.each(['child', 'in-process'] as const)('a guarded API, %s', (mode) => {
  const SHOP = fileURLToPath(new URL('../../../examples/guarded-api/shop.guard.yaml', import.meta.url));

  it('has a gate, and callers with a role in one line', async () => {
    await using sallyport = await startSallyport({ guard: SHOP, mode });
    const headers = {
      'X-Original-Method': 'GET',
      'X-Original-URI': '/v1/openapi.json',
      'X-Forwarded-For': '127.0.0.1',
    };
    expect((await fetch(`${sallyport.guardUrl}/guard/shop`, { headers })).status).toBe(200);
    const clerk = await sallyport.caller('GROUP_SHOP_CLERK');
    const auditor = await sallyport.caller('ORG_SHOP_AUDITOR');
    const { orgId } = sallyport;
    const { results } = await sallyport.client().call('listOrgApiKeys', { orgId });
    const rolesOf = (id: string) =>
      results.find((key) => key.id === id)?.roles?.map(({ roleName }) => roleName);
    expect(rolesOf(clerk.id)).toContain('GROUP_SHOP_CLERK');
    expect(rolesOf(auditor.id)).toEqual(['ORG_SHOP_AUDITOR']);
    await expect(sallyport.caller('GROUP_SHOP_OWNER')).rejects.toThrow('400 BAD_REQUEST');
  });

  it('is not there unless it is asked for', async () => {
    await using sallyport = await startSallyport({ mode });
    expect(() => sallyport.guardUrl).toThrow('startSallyport was given no guard');
  });
});
