import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject } from '../support/accounts.js';
import { type Call, createCall } from '../support/call.js';
import { type StoppedClock, stopClock } from '../support/clock.js';
import { startTestServer, type TestServer } from '../support/server.js';

/** A hundredth of the published limits: 5 tokens for an organization's keys, 12 for a project's. */
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

const limitsIn = ({ headers }: { headers: Readonly<Record<string, string>> }) => [
  headers['ratelimit-limit'],
  headers['ratelimit-remaining'],
];
const NONE = [undefined, undefined];

describe('rate limits', () => {
  it('count down on successes and on errors from inside the endpoint alike, then answer 429', async () => {
    const { orgId, owner } = await addOrganization(server, 'busy');
    const keys = `/orgs/${orgId}/apiKeys`;
    const reader = await addKey(server, { organizationId: orgId, organizationRoles: ['ORG_READ_ONLY'] });
    const answers = [
      await call('GET', keys, { key: owner }),
      await call('GET', `${keys}/${'0'.repeat(24)}`, { key: owner }),
      await call('POST', keys, { key: owner, body: '{' }),
      await call('POST', keys, { key: reader, body: { desc: 'x', roles: ['ORG_MEMBER'] } }),
      await call('DELETE', `${keys}/${reader.id}`, { key: owner }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 400, 400, 401, 204]);
    // What is refused for the role takes nothing, and shows what is left.
    expect(answers.map(limitsIn)).toEqual(['4', '3', '2', '2', '1'].map((left) => ['5', left]));
    await call('GET', keys, { key: owner });

    const refused = await call('GET', keys, { key: owner });
    expect(refused.status).toBe(429);
    expect(limitsIn(refused)).toEqual(['5', '0']);
    expect(refused.headers['x-error-code']).toBe('RATE_LIMITED_TOKEN_BUCKET');
    const wait = Number(refused.headers['retry-after']);
    // Three tokens come back in a minute.
    expect(wait).toBe(20);
    const path = `api/atlas/v2${keys}`;
    expect(refused.text).toBe(
      `{"detail":"Rate limit exceeded for ${path}. Please retry after ${wait} seconds. Request capacity: 5. Refill rate: 3 per 60 seconds. For more information, see: http://dochub.mongodb.org/core/atlas-api-rate-limit.","error":429,"errorCode":"RATE_LIMITED_TOKEN_BUCKET","parameters":["${path}",${wait},5,3,60],"reason":"Too Many Requests"}`,
    );
  });

  it('are of one organization and one project each', async () => {
    const one = await addOrganization(server, 'one');
    const two = await addOrganization(server, 'two');
    for (let i = 0; i < 6; i++) await call('GET', `/orgs/${one.orgId}/apiKeys`, { key: one.owner });
    expect((await call('GET', `/orgs/${one.orgId}/apiKeys`, { key: one.owner })).status).toBe(429);
    expect((await call('GET', `/orgs/${two.orgId}/apiKeys`, { key: two.owner })).status).toBe(200);
    const inProject = await call('GET', `/groups/${one.groupId}/apiKeys`, { key: one.owner });
    expect([inProject.status, ...limitsIn(inProject)]).toEqual([200, '12', '11']);
    const other = await addProject(server, 'other', one.orgId);
    expect(limitsIn(await call('GET', `/groups/${other}/apiKeys`, { key: one.owner }))).toEqual(['12', '11']);
  });

  it('are shared by all keys of an organization', async () => {
    const { orgId, owner } = await addOrganization(server, 'shared');
    const second = await addKey(server, { organizationId: orgId });
    await call('GET', `/orgs/${orgId}/apiKeys`, { key: owner });
    expect(limitsIn(await call('GET', `/orgs/${orgId}/apiKeys`, { key: second }))).toEqual(['5', '3']);
  });

  it('have no part in challenges, in address refusals, or in what the path resolution refuses', async () => {
    const { orgId, owner } = await addOrganization(server, 'outside');
    const keys = `/orgs/${orgId}/apiKeys`;
    const listed = await addKey(server, { organizationId: orgId });
    await call('POST', `${keys}/${listed.id}/accessList`, { key: owner, body: [{ ipAddress: '192.0.2.1' }] });
    const outside = [
      await call('GET', keys, { key: { ...owner, privateKey: 'wrong' } }),
      await call('GET', keys, { key: listed }),
      await call('GET', keys, { key: owner, accept: 'application/json' }),
      await call('GET', `/groups/${server.first.groupId}/apiKeys`, { key: owner }),
      await call('GET', `/orgs/${server.first.orgId}/apiKeys`, { key: owner }),
      await call('GET', '/groups/nonsense/apiKeys', { key: owner }),
      await call('GET', '/no/such/path', { key: owner }),
      await call('PUT', keys, { key: owner }),
      await call('GET', '/api/private/ipinfo', { key: owner }),
    ];
    expect(outside.map(({ status }) => status)).toEqual([401, 403, 406, 404, 404, 400, 404, 405, 200]);
    for (const answer of outside) expect(limitsIn(answer)).toEqual(NONE);
    // Only the two calls that came through took a token.
    expect(limitsIn(await call('GET', keys, { key: owner }))).toEqual(['5', '3']);
  });

  it('cannot be used up for an organization by strangers to it', async () => {
    const victim = await addOrganization(server, 'victim');
    const stranger = await addOrganization(server, 'stranger');
    for (let i = 0; i < 10; i++) await call('GET', `/orgs/${victim.orgId}/apiKeys`, { key: stranger.owner });
    expect(limitsIn(await call('GET', `/orgs/${victim.orgId}/apiKeys`, { key: victim.owner }))).toEqual([
      '5',
      '4',
    ]);
  });
});
