import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestServer } from '../../support/server.js';
import { createAccount } from '../../support/service-accounts.js';
import { createRehearsal, startServerForTests } from '../../support/test-controls.js';

const DAY_MS = 86_400_000;

let server: TestServer;
let rehearsal: ReturnType<typeof createRehearsal>;

beforeEach(async () => {
  server = await startServerForTests();
  rehearsal = createRehearsal(server);
});
afterEach(() => server.stop());

const move = (body: object) => rehearsal.done('PUT', '/clock', body);
const advance = (duration: string) => move({ advance: duration });

async function mint(account: { clientId: string; secret: string }): Promise<Response> {
  return fetch(`${server.url}/api/oauth/token`, {
    method: 'POST',
    headers: {
      Authorization: `Basic ${Buffer.from(`${account.clientId}:${account.secret}`).toString('base64')}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: 'grant_type=client_credentials',
  });
}

async function statusWith(token: string): Promise<number> {
  const answer = await fetch(`${server.url}/api/atlas/v2/groups`, {
    headers: { Authorization: `Bearer ${token}`, Accept: 'application/vnd.atlas.2025-03-12+json' },
  });
  await answer.arrayBuffer();
  return answer.status;
}

async function eventTypes(): Promise<{ type: string; at: string }[]> {
  const { json } = await rehearsal.call('GET', `/orgs/${server.first.orgId}/events?itemsPerPage=500`);
  return json.results.map((event: { eventTypeName: string; created: string }) => ({
    type: event.eventTypeName,
    at: event.created,
  }));
}

describe('the clock', () => {
  it('is that of the machine until it is moved, and runs on from there', async () => {
    const present = async () => Date.parse((await rehearsal.done('GET', '/clock')).now);
    const begin = Date.now();
    const { now, frozen, offsetSeconds } = await rehearsal.done('GET', '/clock');
    expect(Date.parse(now)).toBeGreaterThanOrEqual(begin);
    expect(Date.parse(now)).toBeLessThanOrEqual(Date.now());
    expect({ frozen, offsetSeconds }).toEqual({ frozen: false, offsetSeconds: 0 });
    await advance('P30D');
    const later = await present();
    expect(later).toBeGreaterThanOrEqual(begin + 30 * DAY_MS);
    expect(later).toBeLessThanOrEqual(Date.now() + 30 * DAY_MS);
    await expect.poll(present).toBeGreaterThan(later);
  });

  it('goes forward alone when it is moved twice at a time', async () => {
    await move({ freeze: true });
    const begin = Date.parse((await rehearsal.done('GET', '/clock')).now);
    await Promise.all([advance('P30D'), advance('P1D')]);
    const moved = Date.parse((await rehearsal.done('GET', '/clock')).now) - begin;
    expect(moved).toBeGreaterThanOrEqual(30 * DAY_MS);
  });

  it('stands still when it is frozen, and can be moved so', async () => {
    await move({ freeze: true, set: '2031-05-06T07:08:09Z' });
    const first = await rehearsal.done('GET', '/clock');
    expect(first).toMatchObject({ now: '2031-05-06T07:08:09.000Z', frozen: true });
    await advance('PT90M');
    expect((await rehearsal.done('GET', '/clock')).now).toBe('2031-05-06T08:38:09.000Z');
    await move({ run: true });
    expect((await rehearsal.done('GET', '/clock')).frozen).toBe(false);
  });

  it('ends access tokens and client secrets', async () => {
    const account = await createAccount(server, ['ORG_OWNER'], 48);
    const { access_token: token } = (await (await mint(account)).json()) as { access_token: string };
    expect(await statusWith(token)).toBe(200);
    await advance('PT59M');
    expect(await statusWith(token)).toBe(200);
    await advance('PT1M');
    expect(await statusWith(token)).toBe(401);
    expect((await mint(account)).status).toBe(200);
    await advance('P2D');
    expect((await mint(account)).status).toBe(401);
  });

  it('tells of ends in their order and at their own times', async () => {
    await move({ freeze: true });
    const begin = Date.parse((await rehearsal.done('GET', '/clock')).now);
    await createAccount(server, ['ORG_OWNER'], 40 * 24);
    await advance('P60D');
    const told = (await eventTypes())
      .reverse()
      .filter(({ type }) => type.includes('SECRETS'))
      .map(({ type, at }) => ({ type, day: Math.round((Date.parse(at) - begin) / DAY_MS) }));
    expect(told).toEqual([
      { type: 'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRING', day: 10 },
      { type: 'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRING', day: 33 },
      { type: 'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRING', day: 39 },
      { type: 'ORG_SERVICE_ACCOUNT_SECRETS_NO_LONGER_EXPIRING', day: 40 },
      { type: 'ORG_SERVICE_ACCOUNT_SECRETS_EXPIRED', day: 40 },
    ]);
  });

  it('brings the tokens of rate limits back', async () => {
    await server.stop();
    server = await startServerForTests({ rateLimitScale: '1' });
    rehearsal = createRehearsal(server);
    await move({ freeze: true });
    const left = async () => Number((await rehearsal.call('GET', '/groups')).headers['ratelimit-remaining']);
    const first = await left();
    expect(await left()).toBe(first - 1);
    await advance('PT10M');
    expect(await left()).toBe(first);
  });

  it('dates what is made, and the tokens that are given out', async () => {
    await move({ freeze: true, set: '2030-01-01T00:00:00Z' });
    const account = await createAccount(server, ['ORG_OWNER']);
    const { json } = await rehearsal.call(
      'GET',
      `/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}`,
    );
    expect(json.createdAt).toBe('2030-01-01T00:00:00Z');
    const { access_token: token } = (await (await mint(account)).json()) as { access_token: string };
    const { iat, exp } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect([iat, exp]).toEqual([Date.UTC(2030, 0, 1) / 1000, Date.UTC(2030, 0, 1, 1) / 1000]);
  });

  it.each([
    [{}, 'advance', /required/],
    [{ advance: '30 dayz' }, 'advance', /such as 30 days, .*did you mean 30 days\?$/],
    [{ advance: 'in 2 days' }, 'advance', /not "in 2 days"; did you mean 2 days\?$/],
    [{ advance: '' }, 'advance', /not ""$/],
    [{ freeze: false }, 'freeze', /: true$/],
    [{ advance: 'P1D', set: '2031-01-01' }, 'set', /together/],
    [{ freeze: true, run: true }, 'run', /together/],
    [{ set: '2001-01-01T00:00:00Z' }, 'set', /must not be before the present time/],
    [{ set: '2200-01-01T00:00:00Z' }, 'set', /past 2100/],
    [{ advance: 'P900000Y' }, 'advance', /past 2100/],
  ])('refuses %j, and names the field', async (body, field, problem) => {
    const { status, json } = await rehearsal.control('PUT', '/clock', body);
    expect(status).toBe(400);
    expect(json.badRequestDetail.fields).toEqual([{ field, description: expect.stringMatching(problem) }]);
  });

  it('refuses a time that cannot be read, and a name that it does not know', async () => {
    expect((await rehearsal.control('PUT', '/clock', { set: 'Sunday' })).json.errorCode).toBe(
      'INVALID_DATE_FORMAT',
    );
    expect((await rehearsal.control('PUT', '/clock', { forward: 'P1D' })).status).toBe(400);
  });
});
