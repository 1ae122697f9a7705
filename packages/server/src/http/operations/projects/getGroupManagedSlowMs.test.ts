import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  path = `/groups/${server.first.groupId}`;
});
afterAll(() => server.stop());

describe('managedSlowMs', () => {
  it('is a bare true in a fresh project and follows disable and enable', async () => {
    const fresh = await call('GET', `${path}/managedSlowMs`);
    expect([fresh.status, fresh.text]).toEqual([200, 'true']);
    expect(fresh.headers['content-type']).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
    const off = await call('DELETE', `${path}/managedSlowMs/disable`);
    expect([off.status, off.text]).toEqual([204, '']);
    expect((await call('GET', `${path}/managedSlowMs`)).text).toBe('false');
    expect((await call('GET', `${path}/managedSlowMs?envelope=true`)).json).toEqual({
      content: false,
      status: 200,
    });
    expect((await call('POST', `${path}/managedSlowMs/enable`)).status).toBe(204);
    expect((await call('GET', `${path}/managedSlowMs`)).text).toBe('true');
  });

  it('is changed by owners only', async () => {
    const projectRoles = [{ projectId: server.first.groupId, role: 'GROUP_READ_ONLY' }];
    const key = await addKey(server, { projectRoles });
    expect((await call('GET', `${path}/managedSlowMs`, { key })).text).toBe('true');
    expectRefusal(await call('DELETE', `${path}/managedSlowMs/disable`, { key }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
    expectRefusal(await call('POST', `${path}/managedSlowMs/enable`, { key }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
  });
});

describe('clusters and their addresses', () => {
  it.each(['2024-08-05', '2023-01-01'])('are none, counted, in version %s', async (version) => {
    const query = '?includeCount=true&itemsPerPage=100&pageNum=1';
    const accept = `application/vnd.atlas.${version}+json`;
    const answer = await call('GET', `${path}/clusters${query}`, { accept });
    expect(answer.headers['content-type']).toBe(`application/vnd.atlas.${version}+json;charset=utf-8`);
    const address = `${server.publicUrl}/api/atlas/v2${path}/clusters`;
    expect(answer.text).toBe(
      JSON.stringify({
        links: [{ href: `${address}?includeCount=true&pageNum=1&itemsPerPage=100`, rel: 'self' }],
        results: [],
        totalCount: 0,
      }),
    );
  });

  it('are an object without clusters', async () => {
    const answer = await call('GET', `${path}/ipAddresses`);
    expect(answer.text).toBe(JSON.stringify({ groupId: server.first.groupId, services: { clusters: [] } }));
  });

  it('are not shown of projects that do not exist', async () => {
    for (const part of ['clusters', 'ipAddresses', 'managedSlowMs'])
      expectRefusal(await call('GET', `/groups/0123456789abcdef01234567/${part}`), {
        status: 404,
        code: 'GROUP_NOT_FOUND',
      });
  });
});
