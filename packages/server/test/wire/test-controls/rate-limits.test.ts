import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../../src/config/read-settings.js';
import type { TestServer } from '../../support/server.js';
import { createRehearsal, startServerForTests } from '../../support/test-controls.js';

const accept = 'application/vnd.atlas.2025-03-12+json';
const ORGANIZATIONS = 'organizations-user';
let server: TestServer;
let rehearsal: ReturnType<typeof createRehearsal>;

beforeAll(async () => {
  server = await startServerForTests();
  rehearsal = createRehearsal(server);
});
beforeEach(() => rehearsal.done('POST', '/reset'));
afterAll(() => server.stop());

const setNumbers = (capacity: number, refillPerMinute: number) =>
  rehearsal.done('PUT', '/rateLimits', {
    mode: 'off',
    sets: { [ORGANIZATIONS]: { capacity, refillPerMinute } },
  });

describe('the rate limits of a server for tests', () => {
  it('can be the published ones from one request on, and after a reset are those of the start', async () => {
    expect(await rehearsal.done('GET', '/rateLimits')).toMatchObject({ mode: 'off', sets: {} });
    expect(await rehearsal.done('PUT', '/rateLimits', {})).toMatchObject({ mode: 'atlas', scale: 1 });
    const { headers } = await rehearsal.call('GET', '/orgs');
    expect(headers['ratelimit-limit']).toBe('300');
    await rehearsal.done('POST', '/reset');
    expect(await rehearsal.done('GET', '/rateLimits')).toMatchObject({ mode: 'off', sets: {} });
  });

  it('are what a scale makes of the published ones', async () => {
    await rehearsal.done('PUT', '/rateLimits', { scale: 0.01 });
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push((await rehearsal.call('GET', '/orgs')).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it('can be those of one endpoint set, with the seconds to wait, while the rest is off', async () => {
    await rehearsal.done('PUT', '/clock', { freeze: true });
    await setNumbers(2, 3);
    for (let i = 0; i < 2; i++) expect((await rehearsal.call('GET', '/orgs')).status).toBe(200);
    const refused = await rehearsal.call('GET', '/orgs');
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '20']);
    expect((await rehearsal.call('GET', '/groups')).status).toBe(200);
    await rehearsal.done('PUT', '/clock', { advance: 'PT20S' });
    expect((await rehearsal.call('GET', '/orgs')).status).toBe(200);
  });

  it('start full again when they are set again', async () => {
    for (let i = 0; i < 2; i++) {
      await setNumbers(1, 1);
      expect((await rehearsal.call('GET', '/orgs')).status).toBe(200);
      expect((await rehearsal.call('GET', '/orgs')).status).toBe(429);
    }
  });

  it('let nothing through with a capacity of 0, which is an exhausted limit, removals included', async () => {
    const organization = server.first.orgId;
    const keys = `/orgs/${organization}/apiKeys`;
    const { json: key } = await rehearsal.call('POST', keys, {
      body: { desc: 'to be deleted', roles: ['ORG_MEMBER'] },
    });
    const { json } = await rehearsal.call('GET', '/rateLimits', { accept });
    const set = json.results.find(({ endpoints }: { endpoints: { path: string }[] }) =>
      endpoints.some(({ path }) => path.endsWith('/orgs/{orgId}/apiKeys/{apiUserId}')),
    );
    const numbers = { capacity: 0, refillPerMinute: 1 };
    await rehearsal.done('PUT', '/rateLimits', { sets: { [set.endpointSetId]: numbers } });
    expect((await rehearsal.call('DELETE', `${keys}/${key.id}`)).status).toBe(429);
    expect((await rehearsal.call('GET', keys)).status).toBe(429);
  });

  it('are shown as in force to the callers of the API', async () => {
    await setNumbers(7, 9);
    const { json } = await rehearsal.call('GET', `/rateLimits/${ORGANIZATIONS}`, { accept });
    expect(json).toMatchObject({
      capacity: { value: 7, defaultValue: 300 },
      refillRate: { value: 9, defaultValue: 100 },
    });
  });

  it('are named with their numbers, those of the token endpoint too', async () => {
    const { endpointSets } = await rehearsal.done('PUT', '/rateLimits', {
      sets: { 'oauth-token': { capacity: 3, refillPerMinute: 1 } },
    });
    expect(endpointSets).toContainEqual({ id: 'oauth-token', capacity: 3, refillPerMinute: 1 });
    expect(endpointSets).toContainEqual({ id: ORGANIZATIONS, capacity: 300, refillPerMinute: 100 });
  });

  it.each([
    [
      { sets: { 'organization-user': { capacity: 1, refillPerMinute: 1 } } },
      `did you mean ${ORGANIZATIONS}?`,
    ],
    [{ sets: { xyz: { capacity: 1, refillPerMinute: 1 } } }, 'GET /rateLimits has their ids'],
    [{ mode: 'off', scale: 2 }, 'scale excludes mode off'],
    [{ scale: 0 }, 'scale must be a number above 0'],
  ])('are refused where they cannot be: %j', async (body, text) => {
    const { status, json } = await rehearsal.control('PUT', '/rateLimits', body);
    expect([status, json.errorCode]).toEqual([400, 'INVALID_TEST_CONTROL']);
    expect(json.detail).toContain(text);
  });
});

describe('the setting of the rate limits', () => {
  let directory: string;
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'sallyport-limits-'));
  });
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  function fileOf(text: string): string {
    const file = join(directory, 'limits.json');
    writeFileSync(file, text);
    return file;
  }

  const limitOf = async (flags: Parameters<typeof startServerForTests>[0]) => {
    const other = await startServerForTests(flags);
    try {
      const { headers } = await createRehearsal(other).call('GET', '/orgs');
      return headers['ratelimit-limit'];
    } finally {
      await other.stop();
    }
  };

  it('takes a file, and the scale multiplies what is published beside it', async () => {
    const rateLimits = fileOf(`{"sets":{"${ORGANIZATIONS}":{"capacity":4,"refillPerMinute":1}}}`);
    expect(await limitOf({ rateLimits, rateLimitScale: '1' })).toBe('4');
    expect(await limitOf({ rateLimits: fileOf('{"scale":2}'), rateLimitScale: '0.5' })).toBe('300');
  });

  it('takes off', async () => {
    expect(await limitOf({ rateLimits: 'off', rateLimitScale: '1' })).toBe('300000000');
  });

  it.each([
    ['{', 'limits.json: '],
    ['[]', 'body must be an object'],
    ['{"modes":"off"}', 'modes is none of mode, scale and sets'],
    ['{"mode":"on"}', 'mode must be atlas or off'],
    ['{"sets":[]}', 'sets must be an object'],
    ['{"sets":{"root-ip":1}}', 'sets.root-ip must be an object'],
    ['{"sets":{"root-ips":{}}}', 'sets.root-ips is no endpoint set; did you mean root-ip?'],
    [
      '{"sets":{"root-ip":{"capacity":-1,"refillPerMinute":1}}}',
      'sets.root-ip.capacity must be a whole number',
    ],
    ['{"sets":{"root-ip":{"capacity":1}}}', 'sets.root-ip.refillPerMinute must be a whole number from 1'],
    ['{"sets":{"root-ip":{"capacity":1,"refill":1}}}', 'sets.root-ip.refill is none of'],
  ])('refuses a file with %s', (text, problem) => {
    expect(() => readSettings({ rateLimits: fileOf(text) }, {})).toThrow(problem);
  });

  it('refuses what is no file, and says what else there is', () => {
    expect(() => readSettings({ rateLimits: join(directory, 'none') }, {})).toThrow(
      'is neither atlas nor off, and no file that can be read',
    );
  });
});
