import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '#test/server.js';
import { operations } from '../index.js';

const PATH = '/api/atlas/v2/rateLimits';
const accept = 'application/vnd.atlas.2025-03-12+json';

interface Item {
  readonly endpointSetId: string;
  readonly scope: string;
  readonly endpoints: readonly { readonly method: string; readonly path: string }[];
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ rateLimitScale: '1' });
});
afterAll(() => server.stop());

async function list(query = ''): Promise<Item[]> {
  const answer = await server.curl(`${PATH}?${query}`, { accept });
  expect(answer.status, answer.text).toBe(200);
  return answer.json.results;
}

const scopesOf = (items: readonly Item[]) => [...new Set(items.map(({ scope }) => scope))].sort();
const idsOf = (items: readonly Item[]) => items.map(({ endpointSetId }) => endpointSetId);

describe('listRateLimits', () => {
  it('lists every endpoint set with its numbers', async () => {
    const sets = await list();
    expect(scopesOf(sets)).toEqual(['GROUP', 'IP', 'ORGANIZATION', 'USER']);
    expect(sets.find(({ endpointSetId }) => endpointSetId === 'events-project')).toEqual({
      capacity: { value: 300 },
      endpointSetId: 'events-project',
      endpointSetName: 'Events',
      endpoints: [
        { method: 'GET', path: '/api/atlas/v2/groups/{groupId}/events' },
        { method: 'GET', path: '/api/atlas/v2/groups/{groupId}/events/{eventId}' },
      ],
      refillDurationSeconds: { value: 60 },
      refillRate: { value: 100 },
      scope: 'GROUP',
    });
  });

  it('names only endpoints that are served', async () => {
    const served = new Set(operations.map(({ method, path }) => `${method} ${path}`));
    const named = (await list()).flatMap(({ endpoints }) => endpoints.map((e) => `${e.method} ${e.path}`));
    expect(named.filter((endpoint) => !served.has(endpoint))).toEqual([]);
  });

  it('narrows to the kind of scope that is asked for', async () => {
    const { orgId, groupId, apiKey } = server.first;
    expect(scopesOf(await list(`groupId=${groupId}`))).toEqual(['GROUP']);
    expect(scopesOf(await list(`orgId=${orgId}`))).toEqual(['ORGANIZATION']);
    expect(scopesOf(await list(`userId=${apiKey.publicKey}`))).toEqual(['USER']);
    expect(scopesOf(await list(`userId=${apiKey.id}`))).toEqual(['USER']);
    expect(scopesOf(await list('ipAddress=127.0.0.1'))).toEqual(['IP']);
    expect(scopesOf(await list(`orgId=${orgId}&groupId=${groupId}`))).toEqual(['GROUP', 'ORGANIZATION']);
  });

  it.each(['orgId', 'groupId'])('refuses a blank %s, which is no ID', async (name) => {
    const answer = await server.curl(`${PATH}?${name}=`, { accept });
    expect([answer.status, answer.json.errorCode]).toEqual([400, 'INVALID_QUERY_PARAMETER']);
    expect(answer.json.parameters).toEqual([name]);
  });

  it('refuses scopes that the caller may not see', async () => {
    const stranger = '5f00000000000000000000ff';
    const refused = async (query: string) => {
      const { status, json } = await server.curl(`${PATH}?${query}`, { accept });
      return [status, json.errorCode];
    };
    expect(await refused(`groupId=${stranger}`)).toEqual([404, 'GROUP_NOT_FOUND']);
    expect(await refused(`orgId=${stranger}`)).toEqual([404, 'ORG_NOT_FOUND']);
    expect(await refused('orgId=my-organization')).toEqual([400, 'INVALID_QUERY_PARAMETER']);
    expect(await refused('userId=someone')).toEqual([401, 'USER_UNAUTHORIZED']);
    expect(await refused('ipAddress=192.0.2.1')).toEqual([401, 'USER_UNAUTHORIZED']);
    expect(await refused('ipAddress=localhost')).toEqual([401, 'USER_UNAUTHORIZED']);
  });

  it('refuses a project of the own organization to a key without a role in it', async () => {
    const { orgId, groupId } = server.first;
    const { json: key } = await server.curl(`/api/atlas/v2/orgs/${orgId}/apiKeys`, {
      method: 'POST',
      body: { desc: 'member', roles: ['ORG_MEMBER'] },
    });
    const answer = await server.curl(`${PATH}?groupId=${groupId}`, { accept, key });
    expect([answer.status, answer.json.errorCode]).toEqual([401, 'USER_CANNOT_ACCESS_GROUP']);
  });

  it('filters by names and by endpoint paths', async () => {
    expect(idsOf(await list('name=Organization%20Settings'))).toEqual(['organization-settings-organization']);
    expect(new Set(idsOf(await list('name=Root&name=Rate%20Limits%20Inspection')))).toEqual(
      new Set(['rate-limits-inspection-user', 'root-ip', 'root-user']),
    );
    const path = encodeURIComponent('/api/atlas/v2/groups/{groupId}/events/');
    expect(idsOf(await list(`endpointPath=${path}`))).toEqual(['events-project']);
    expect(await list('name=Nothing')).toEqual([]);
  });

  it('has pages', async () => {
    const all = await list();
    const { json } = await server.curl(`${PATH}?itemsPerPage=2&pageNum=2`, { accept });
    expect(json.results).toEqual(all.slice(2, 4));
    expect(json.totalCount).toBe(all.length);
  });

  it('exists as a preview, and not before its version', async () => {
    const preview = await server.curl(PATH, { accept: 'application/vnd.atlas.preview+json' });
    expect(preview.status).toBe(200);
    expect(preview.headers['content-type']).toBe('application/vnd.atlas.preview+json;charset=utf-8');
    expect((await server.curl(PATH)).status).toBe(406);
  });
});
