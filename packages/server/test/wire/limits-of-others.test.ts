import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { endpointSets } from '../../src/domain/rate-limits.js';
import { addKey, addOrganization, type TestKey } from '../support/accounts.js';
import { type Call, type CallAnswer, createCall } from '../support/call.js';
import { type StoppedClock, stopClock } from '../support/clock.js';
import { startTestServer, type TestServer } from '../support/server.js';

// No credential can use up what others need, above all to get rid of it.

/** A hundredth of the published limits: 5 tokens for an organization's keys, 12 for its teams. */
let server: TestServer;
let call: Call;
/** Tokens come back with time. */
let clock: StoppedClock;
beforeAll(async () => {
  clock = stopClock();
  server = await startTestServer({ rateLimitScale: '0.01' });
  call = createCall(server);
});
afterAll(async () => {
  await server.stop();
  clock.restore();
});

const CURRENT = 'application/vnd.atlas.2025-03-12+json';

let orgId: string;
let groupId: string;
let owner: TestKey;
let member: TestKey;
let org: string;
let keys: string;
beforeEach(async () => {
  ({ orgId, groupId, owner } = await addOrganization(server, 'shared'));
  member = await addKey(server, { organizationId: orgId, organizationRoles: ['ORG_MEMBER'] });
  org = `/orgs/${orgId}`;
  keys = `${org}/apiKeys`;
});

const limitsIn = ({ headers }: CallAnswer) => [headers['ratelimit-limit'], headers['ratelimit-remaining']];

async function times(count: number, one: () => Promise<CallAnswer>): Promise<CallAnswer[]> {
  const answers: CallAnswer[] = [];
  while (answers.length < count) answers.push(await one());
  return answers;
}

const statuses = (answers: readonly CallAnswer[]) => answers.map(({ status }) => status);
const codes = (answers: readonly CallAnswer[]) => answers.map(({ headers }) => headers['x-error-code']);

function detailOf({ checks }: { checks: { check: string; detail: string }[] }, name: string) {
  return checks.find(({ check }) => check === name)?.detail;
}

async function explain(key: TestKey, method: string, path: string) {
  const { json } = await call('POST', '/api/private/explain', {
    key: owner,
    body: { as: key.publicKey, method, path: `/api/atlas/v2${path}` },
  });
  return [json.passes, json.errorCode, json.checks.at(-1).check, json.checks.at(-1).detail];
}

describe('a credential that is refused', () => {
  it('for its roles takes nothing from the others, and is refused otherwise after as many tries', async () => {
    const create = () => call('POST', keys, { key: member, body: { desc: 'x', roles: ['ORG_MEMBER'] } });
    expect((await explain(member, 'POST', keys))[1]).toBe('USER_UNAUTHORIZED');
    const refused = await times(7, create);
    const limited = 'RATE_LIMITED_TOKEN_BUCKET';
    expect(codes(refused)).toEqual([...Array(5).fill('USER_UNAUTHORIZED'), limited, limited]);
    expect(limitsIn(refused[0] as CallAnswer)).toEqual(['5', '5']);
    expect(await explain(member, 'POST', keys)).toEqual([
      false,
      limited,
      'permission',
      'All 5 refused requests of this caller are used up on this node.',
    ]);
    expect(limitsIn(await call('GET', keys, { key: owner }))).toEqual(['5', '4']);
  });

  it('for what it does not reach takes nothing either, and then nothing is read for it', async () => {
    const list = `${keys}/${owner.id}/accessList`;
    const refused = await times(7, () => call('GET', list, { key: member }));
    const limited = 'RATE_LIMITED_TOKEN_BUCKET';
    expect(codes(refused)).toEqual([
      ...Array(5).fill('API_KEY_ACCESS_LIST_ACCESS_DENIED'),
      ...[limited, limited],
    ]);
    expect((await explain(member, 'GET', list)).slice(1, 3)).toEqual([limited, 'rateLimit']);
    expect(limitsIn(await call('GET', list, { key: owner }))).toEqual(['5', '4']);
  });

  it('holds up no other credential that is refused', async () => {
    const other = await addKey(server, { organizationId: orgId, organizationRoles: ['ORG_MEMBER'] });
    const create = (key: TestKey) => call('POST', keys, { key, body: { desc: 'x', roles: ['ORG_MEMBER'] } });
    await times(6, () => create(member));
    expect((await create(member)).status).toBe(429);
    expect((await create(other)).status).toBe(401);
  });

  it('may still do what it reaches', async () => {
    const list = `${keys}/${member.id}/accessList`;
    await times(4, () => call('GET', `${keys}/${owner.id}/accessList`, { key: member }));
    const own = await call('GET', list, { key: member });
    expect([own.status, limitsIn(own)]).toEqual([200, ['5', '4']]);
  });
});

/** Has a credential of its own send what it may, until there is no token left for anybody. Returns the credential. */
async function emptyBucketOf(path: string): Promise<TestKey> {
  const reader = await addKey(server, {
    organizationId: orgId,
    organizationRoles: ['ORG_READ_ONLY'],
    projectRoles: [{ projectId: groupId, role: 'GROUP_READ_ONLY' }],
  });
  while ((await call('GET', path, { key: reader })).status === 200);
  return reader;
}

/** What an owner takes away: made by him, and where it is then. */
const removals: [string, string, () => Promise<string>][] = [
  [
    'an API key',
    'apiKeys',
    async () => {
      const made = await call('POST', keys, { key: owner, body: { desc: 'x', roles: ['ORG_MEMBER'] } });
      return `${keys}/${made.json.id}`;
    },
  ],
  [
    'an entry of its access list',
    'apiKeys',
    async () => {
      const list = `${keys}/${member.id}/accessList`;
      await call('POST', list, { key: owner, body: [{ ipAddress: '192.0.2.1' }] });
      return `${list}/192.0.2.1`;
    },
  ],
  [
    'a service account',
    'serviceAccounts',
    async () => `${org}/serviceAccounts/${(await account()).clientId}`,
  ],
  [
    'a client secret',
    'serviceAccounts',
    async () => {
      const { clientId, secrets } = await account();
      return `${org}/serviceAccounts/${clientId}/secrets/${secrets[0].id}`;
    },
  ],
  [
    'a member',
    'users',
    async () => {
      const invited = await call('POST', `${org}/users`, {
        key: owner,
        accept: CURRENT,
        body: { username: 'mira@example.com', roles: { orgRoles: ['ORG_MEMBER'] } },
      });
      return `${org}/users/${invited.json.id}`;
    },
  ],
  [
    'a key of a project',
    'groups',
    async () => {
      const path = `/groups/${groupId}/apiKeys/${member.id}`;
      await call('POST', path, { key: owner, body: [{ roles: ['GROUP_READ_ONLY'] }] });
      return path;
    },
  ],
];

async function account() {
  const made = await call('POST', `${org}/serviceAccounts`, {
    key: owner,
    body: { name: 'ci', description: 'x', roles: ['ORG_MEMBER'], secretExpiresAfterHours: 24 },
  });
  return made.json;
}

describe('taking something away', () => {
  it.each(removals)('is possible for %s, however busy others are', async (_name, set, make) => {
    const path = await make();
    await emptyBucketOf(set === 'groups' ? `/groups/${groupId}/apiKeys` : `${org}/${set}`);
    const { json } = await call('POST', '/api/private/explain', {
      key: owner,
      body: { as: owner.publicKey, method: 'DELETE', path: `/api/atlas/v2${path}` },
    });
    expect([json.passes, detailOf(json, 'rateLimit')]).toEqual([
      true,
      expect.stringMatching(/^0 of \d+ requests .*, of which this caller took less than its share\.$/),
    ]);
    const removed = await call('DELETE', path, { key: owner, accept: CURRENT });
    expect([removed.status, limitsIn(removed)[1]]).toEqual([204, '0']);
  });

  it('goes on to the whole limit for each caller, whom nobody else holds up', async () => {
    const gone = `${keys}/${'0'.repeat(24)}`;
    const second = await addKey(server, { organizationId: orgId, organizationRoles: ['ORG_OWNER'] });
    await emptyBucketOf(keys);
    const answers = await times(6, () => call('DELETE', gone, { key: owner }));
    expect(statuses(answers)).toEqual([...Array(5).fill(400), 429]);
    expect((await explain(owner, 'DELETE', gone)).slice(0, 2)).toEqual([false, 'RATE_LIMITED_TOKEN_BUCKET']);
    expect((await call('DELETE', `${keys}/${owner.id}`, { key: second })).status).toBe(204);
  });

  it.each(['/api/atlas/v1.0', '/api/public/v1.0'])('is possible on %s, which has no limits', async (base) => {
    while ((await call('GET', keys, { key: owner })).status === 200);
    const removed = await call('DELETE', `${base}${keys}/${member.id}`, { key: owner });
    expect(removed.status).toBe(204);
  });
});

describe('who floods within what it may', () => {
  it('is demoted, shut out by its list and deleted by an owner all the same', async () => {
    const list = (id: string) => `${keys}/${id}/accessList`;
    const flood = await emptyBucketOf(keys);
    const demoted = await call('PATCH', `${keys}/${flood.id}`, {
      key: owner,
      body: { roles: ['ORG_MEMBER'] },
    });
    expect([demoted.status, limitsIn(demoted)]).toEqual([200, ['5', '0']]);
    expect((await call('GET', org, { key: flood })).status).toBe(200);
    const shut = await call('POST', list(flood.id), { key: owner, body: [{ ipAddress: '192.0.2.1' }] });
    expect([shut.status, limitsIn(shut)]).toEqual([200, ['5', '0']]);
    expect((await call('GET', org, { key: flood })).headers['x-error-code']).toBe(
      'IP_ADDRESS_NOT_ON_ACCESS_LIST',
    );
    const emptied = await call('DELETE', `${list(flood.id)}/192.0.2.1`, { key: owner });
    expect([emptied.status, limitsIn(emptied)]).toEqual([204, ['5', '0']]);
    expect((await call('DELETE', `${keys}/${flood.id}`, { key: owner })).status).toBe(204);
    expect((await call('GET', org, { key: flood })).status).toBe(401);
  });

  it.each<[string, () => string, () => Promise<CallAnswer>]>([
    [
      'the access list required',
      () => `${org}/settings`,
      () => call('PATCH', `${org}/settings`, { key: owner, body: { apiAccessListRequired: true } }),
    ],
    [
      'a member given other roles',
      () => `${org}/users`,
      () =>
        call('PUT', `${org}/users/${'0'.repeat(24)}/roles`, {
          key: owner,
          body: { orgRoles: ['ORG_MEMBER'] },
        }),
    ],
    [
      'the roles of a key in a project changed',
      () => `/groups/${groupId}/apiKeys`,
      () =>
        call('PATCH', `/groups/${groupId}/apiKeys/${member.id}`, {
          key: owner,
          body: { roles: ['GROUP_READ_ONLY'] },
        }),
    ],
    [
      'a service account demoted',
      () => `${org}/serviceAccounts`,
      () =>
        call('PATCH', `${org}/serviceAccounts/mdb_sa_id_${'0'.repeat(24)}`, {
          key: owner,
          body: { roles: ['ORG_MEMBER'] },
        }),
    ],
  ])('does not keep an owner from having %s', async (_what, busy, change) => {
    const flood = await emptyBucketOf(busy());
    expect((await change()).status).not.toBe(429);
    expect((await call('GET', busy(), { key: flood })).status).toBe(429);
  });

  it('has no share of its own beside the limit', async () => {
    const answers = await times(7, () => call('GET', keys, { key: owner }));
    expect(answers.map(({ headers }) => headers['ratelimit-remaining'])).toEqual([
      ...['4', '3', '2', '1', '0'],
      ...['0', '0'],
    ]);
    expect(statuses(answers)).toEqual([...Array(5).fill(200), 429, 429]);
  });

  it('waits as all others do when it has taken half of the limit', async () => {
    const second = await addKey(server, { organizationId: orgId, organizationRoles: ['ORG_OWNER'] });
    await times(3, () => call('GET', keys, { key: second }));
    await emptyBucketOf(keys);
    const answers = await times(4, () => call('GET', keys, { key: owner }));
    expect(statuses(answers)).toEqual([200, 200, 200, 429]);
    expect((await call('GET', keys, { key: second })).status).toBe(429);
    clock.forward(60_000);
    expect((await call('GET', keys, { key: second })).status).toBe(200);
  });

  it('adds half of the limit over time too, and not all of it', async () => {
    const second = await addKey(server, { organizationId: orgId, organizationRoles: ['ORG_OWNER'] });
    const set = Object.values(endpointSets).find(({ endpoints }) =>
      endpoints.some(({ method, path }) => method === 'GET' && path.endsWith('/orgs/{orgId}/apiKeys')),
    );
    // Scaled, in the hour for which two never stop asking.
    const published = 60 * Math.round((set?.refillRate ?? 0) * 0.01);
    let passed = 0;
    for (let third = 0; third < 180; third++) {
      for (const key of [owner, second]) if ((await call('GET', keys, { key })).status === 200) passed += 1;
      clock.forward(20_000);
    }
    expect(passed).toBeLessThan(published * 1.8);
    expect(passed).toBeGreaterThan(published * 0.95);
  });
});
