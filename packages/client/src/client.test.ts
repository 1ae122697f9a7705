import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ApiError } from './api-error.js';
import { callOf } from './call.js';
import { type ClientOptions, createClient } from './client.js';
import { cloudManager } from './cloud-manager.js';
import { NEWEST_VERSION } from './generated/newest-version.js';
import { atlas } from './wire.js';

/** A client whose requests all get `answer`; `sent` holds them. */
function clientOf(answer: () => Response, options: Partial<ClientOptions> = {}) {
  const sent: Request[] = [];
  const client = createClient({
    baseUrl: 'http://sallyport.test/',
    fetch: async (input, init) => {
      sent.push(new Request(input, init));
      return answer();
    },
    ...options,
  });
  return { client, sent };
}

async function failure(promise: Promise<unknown>): Promise<ApiError> {
  const error = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof ApiError)) throw new Error(`no ApiError but ${error}`);
  return error;
}

const orgId = '5a1b39eec902201990f12345';

describe('call', () => {
  it('puts what an operation takes into path, query and body, and returns the body of the answer', async () => {
    const { client, sent } = clientOf(() => Response.json({ name: 'a b', id: '1' }, { status: 201 }));
    const made = await client.call('createGroup', { projectOwnerId: 'o1', body: { name: 'a b', orgId } });
    expect(made.name).toBe('a b');
    const [request] = sent;
    expect([request?.method, request?.url]).toEqual([
      'POST',
      'http://sallyport.test/api/atlas/v2/groups?projectOwnerId=o1',
    ]);
    expect(await request?.json()).toEqual({ name: 'a b', orgId });
    expect(request?.headers.get('accept')).toBe(`application/vnd.atlas.${NEWEST_VERSION}+json`);
  });

  it('asks for the newest version, whatever `accept` says, or for one that the operation has', async () => {
    const { client, sent } = clientOf(() => Response.json({ results: [] }), { accept: '2023-01-01' });
    const newest = await client.call('listOrgUsers', { orgId });
    const older = await client.call('listOrgUsers', { orgId }, { version: '2023-01-01' });
    // Only the newer version has a status, and only the older one the links of a person.
    void (() => [newest.results[0]?.orgMembershipStatus, older.results[0]?.links]);
    expect(sent.map(({ headers }) => headers.get('accept'))).toEqual([
      `application/vnd.atlas.${NEWEST_VERSION}+json`,
      'application/vnd.atlas.2023-01-01+json',
    ]);
  });

  it('calls what Sallyport has beside the public wires', async () => {
    const { client, sent } = clientOf(() => Response.json({ currentIpv4Address: '192.0.2.1' }));
    expect((await client.call('getIpInfo', {})).currentIpv4Address).toBe('192.0.2.1');
    expect(sent[0]?.url).toBe('http://sallyport.test/api/private/ipinfo');
  });

  it('calls another wire that the client was made for', async () => {
    const { client, sent } = clientOf(() => Response.json({ results: [] }));
    await client.call('listOrgTeams', { orgId });
    const publicClient = createClient({
      baseUrl: 'http://sallyport.test',
      wire: cloudManager,
      fetch: async (input, init) => {
        sent.push(new Request(input, init));
        return Response.json({ results: [] });
      },
    });
    await publicClient.call('listOrgTeams', { orgId, itemsPerPage: 1 });
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual([
      `/api/atlas/v2/orgs/${orgId}/teams`,
      `/api/public/v1.0/orgs/${orgId}/teams`,
    ]);
  });

  it('reads a list page by page', async () => {
    const { client, sent } = clientOf(() =>
      Response.json({ results: [{ id: `${sent.length}` }], totalCount: 2 }),
    );
    const ids: string[] = [];
    for await (const { results } of client.callPages('listOrgApiKeys', { orgId, itemsPerPage: 1 }))
      ids.push(...results.map(({ id }) => id));
    expect(ids).toEqual(['1', '2']);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      '?itemsPerPage=1&pageNum=1',
      '?itemsPerPage=1&pageNum=2',
    ]);
  });

  it('is a value first, and sent as it is', async () => {
    const { client, sent } = clientOf(() => new Response(null, { status: 204 }));
    const call = callOf(atlas, 'deleteOrgTeam', { orgId, teamId: '{TEAM-ID}' });
    expect(call).toEqual({
      operationId: 'deleteOrgTeam',
      method: 'DELETE',
      path: `/api/atlas/v2/orgs/${orgId}/teams/%7BTEAM-ID%7D`,
      query: {},
      body: undefined,
      version: undefined,
    });
    expect((await client.send(call)).status).toBe(204);
    expect(sent[0]?.method).toBe('DELETE');
  });

  it.each(['', '.', '..'])(
    'puts no %j into a path, which would lead to another operation',
    async (teamId) => {
      const { client, sent } = clientOf(() => Response.json({}));
      await expect(client.call('getOrgTeam', { orgId, teamId })).rejects.toThrow(
        /cannot be an ID or a name: teamId/,
      );
      expect(sent).toEqual([]);
    },
  );

  it('is checked by the compiler, and by name at run time', async () => {
    const { client, sent } = clientOf(() => Response.json({}));
    // @ts-expect-error: the path names the organization.
    await expect(client.call('listOrgApiKeys', {})).rejects.toThrow(TypeError);
    // @ts-expect-error: there is no such operation.
    await expect(client.call('toString', {})).rejects.toThrow('no operation toString');
    // @ts-expect-error: the operation has no such version.
    void (() => client.call('listOrgUsers', { orgId }, { version: '2024-01-01' }));
    // @ts-expect-error: the operation has no such parameter.
    void (() => client.call('listOrgUsers', { orgId, page: 1 }));
    // @ts-expect-error: a body has to be there whole.
    void (() => client.call('createOrgApiKey', { orgId, body: { desc: 'no roles' } }));
    // @ts-expect-error: this operation answers no list.
    void (() => client.callPages('getOrg', { orgId }));
    expect(sent).toEqual([]);
  });
});

describe('request', () => {
  it('asks for a version, in the form the server takes it', async () => {
    const { client, sent } = clientOf(() => Response.json({ id: 1 }, { status: 201 }), {
      userAgent: 'test/1',
    });
    const answer = await client.request<{ id: number }>('POST', '/groups', {
      query: { pretty: true, eventType: ['A', 'B c'], none: undefined },
      body: { name: 'é' },
      version: '2024-08-05',
      headers: { 'X-Own': 'yes' },
    });
    expect([answer.status, answer.body.id]).toEqual([201, 1]);
    const [request] = sent;
    expect(request?.url).toBe(
      'http://sallyport.test/api/atlas/v2/groups?pretty=true&eventType=A&eventType=B%20c',
    );
    expect(Object.fromEntries(request?.headers ?? [])).toMatchObject({
      accept: 'application/vnd.atlas.2024-08-05+json',
      'content-type': 'application/vnd.atlas.2024-08-05+json',
      'user-agent': 'test/1',
      'x-own': 'yes',
    });
    expect(await request?.json()).toEqual({ name: 'é' });
  });

  it('takes full paths, and the version of the client', async () => {
    const { client, sent } = clientOf(() => Response.json({}), { accept: '2023-01-01' });
    await client.request('GET', '/api/private/ipinfo');
    expect(sent[0]?.url).toBe('http://sallyport.test/api/private/ipinfo');
    expect(sent[0]?.headers.get('accept')).toBe('application/vnd.atlas.2023-01-01+json');
    expect(sent[0]?.headers.has('content-type')).toBe(false);
  });

  it.each(['groups', '/groups?a=b', '//other.test/groups#a'])('refuses the path %s', async (path) => {
    const { client, sent } = clientOf(() => Response.json({}));
    await expect(client.request('GET', path)).rejects.toThrow(TypeError);
    expect(sent).toEqual([]);
  });

  it('gives undefined for no body and text for what is not JSON', async () => {
    expect(
      (await clientOf(() => new Response(null, { status: 204 })).client.request('DELETE', '/a')).body,
    ).toBe(undefined);
    expect((await clientOf(() => new Response('hello')).client.request('GET', '/a')).body).toBe('hello');
  });

  it('throws what the server said', async () => {
    const body = {
      badRequestDetail: { fields: [{ description: 'is no name', field: 'name' }] },
      detail: 'No group with ID x exists.',
      error: 404,
      errorCode: 'GROUP_NOT_FOUND',
      parameters: ['x', 7, null],
      reason: 'Not Found',
    };
    const { client } = clientOf(() =>
      Response.json(body, { status: 404, headers: { 'X-Request-Id': 'r1' } }),
    );
    const error = await failure(client.request('GET', '/groups/x'));
    expect(error).toMatchObject({
      message: 'GET /api/atlas/v2/groups/x: 404 GROUP_NOT_FOUND No group with ID x exists.',
      status: 404,
      errorCode: 'GROUP_NOT_FOUND',
      detail: 'No group with ID x exists.',
      parameters: ['x', 7],
      fields: [{ description: 'is no name', field: 'name' }],
      requestId: 'r1',
    });
    expect(error.headers.get('content-type')).toBe('application/json');
  });

  it.each([
    ['text', new Response('<html>', { status: 502 }), [502, undefined, undefined]],
    ['null', Response.json(null, { status: 500 }), [500, undefined, undefined]],
    [
      'only a header',
      new Response(null, { status: 503, headers: { 'X-Error-Code': 'SERVICE_UNAVAILABLE' } }),
      [503, 'SERVICE_UNAVAILABLE', undefined],
    ],
    [
      'broken JSON',
      new Response('{', {
        headers: { 'Content-Type': 'application/vnd.atlas.2023-01-01+json;charset=utf-8' },
      }),
      [200, undefined, 'The answer says that it is JSON, but it does not parse.'],
    ],
    [
      'a redirect',
      new Response(null, { status: 301, headers: { Location: 'https://sallyport.test/' } }),
      [301, undefined, 'The server redirects to https://sallyport.test/; redirects are not followed.'],
    ],
  ])('throws an ApiError for an answer that is %s', async (_name, response, [status, errorCode, detail]) => {
    const error = await failure(clientOf(() => response).client.request('GET', '/a'));
    expect([error.status, error.errorCode, error.detail]).toEqual([status, errorCode, detail]);
    expect([error.parameters, error.fields]).toEqual([[], []]);
  });

  it('stops with the signal', async () => {
    const { client } = clientOf(() => Response.json({}), { fetch: undefined, baseUrl: 'http://127.0.0.1:9' });
    await expect(
      client.request('GET', '/a', { signal: AbortSignal.abort(new Error('enough')) }),
    ).rejects.toThrow('enough');
  });
});

it('lists page by page', async () => {
  const { client, sent } = clientOf(() => Response.json({ results: [sent.length], totalCount: 2 }));
  const results: number[] = [];
  for await (const page of client.pages<number>('/groups', { itemsPerPage: 1 }))
    results.push(...page.results);
  expect(results).toEqual([1, 2]);
  expect(sent.map(({ url }) => new URL(url).search)).toEqual([
    '?itemsPerPage=1&pageNum=1',
    '?itemsPerPage=1&pageNum=2',
  ]);
});

it('imports nothing, so that bundles for browsers need no Node module', () => {
  const sources = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  expect(sources.length).toBeGreaterThan(5);
  const modules = sources.flatMap((file) =>
    [
      ...readFileSync(new URL(file, import.meta.url), 'utf8').matchAll(/from '([^']+)'|^import '([^']+)'/gm),
    ].map(([, from, bare]) => from ?? bare),
  );
  expect(modules.filter((module) => !/^\.\.?\//.test(module ?? ''))).toEqual([]);
});
