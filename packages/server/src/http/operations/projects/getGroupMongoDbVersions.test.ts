import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  path = `/groups/${server.first.groupId}/mongoDBVersions`;
});
afterAll(() => server.stop());

describe('getGroupMongoDbVersions', () => {
  it('lists versions by provider and size, as the filter asks', async () => {
    const answer = await call('GET', `${path}?cloudProvider=AZURE&instanceSize=M10`);
    expect(answer.status, answer.text).toBe(200);
    const self = `${server.publicUrl}/api/atlas/v2${path}?cloudProvider=AZURE&instanceSize=M10&pageNum=1&itemsPerPage=100`;
    const size = { cloudProvider: 'AZURE', instanceSize: 'M10' };
    expect(answer.json).toEqual({
      links: [{ href: self, rel: 'self' }],
      results: [
        { ...size, defaultStatus: 'DEFAULT', version: '8.0' },
        { ...size, defaultStatus: 'NOT_DEFAULT', version: '7.0' },
      ],
      totalCount: 2,
    });
    expect(Object.keys(answer.json.results[0])).toEqual([
      'cloudProvider',
      'defaultStatus',
      'instanceSize',
      'version',
    ]);
    const defaults = await call('GET', `${path}?defaultStatus=DEFAULT&instanceSize=M10`);
    const shown = defaults.json.results.map((v: Record<string, string>) => `${v.cloudProvider} ${v.version}`);
    expect(shown).toEqual(['AWS 8.0', 'AZURE 8.0', 'GCP 8.0']);
    expect((await call('GET', `${path}?cloudProvider=TENANT`)).json.results).toEqual([]);
  });

  it('pages through all of them, without an upper bound of the page', async () => {
    const all = await call('GET', `${path}?itemsPerPage=10000`);
    expect(all.json.results).toHaveLength(all.json.totalCount);
    const first = await call('GET', path);
    const second = await call('GET', `${path}?pageNum=2`);
    expect([...first.json.results, ...second.json.results]).toEqual(all.json.results.slice(0, 200));
  });

  it.each([
    ['cloudProvider=MOON', 'INVALID_ENUM_VALUE', 'cloudProvider'],
    ['defaultStatus=NOT_DEFAULT', 'INVALID_ENUM_VALUE', 'defaultStatus'],
    ['itemsPerPage=0', 'INVALID_QUERY_PARAMETER', 'itemsPerPage'],
  ])('refuses %s', async (query, code, field) => {
    expectRefusal(await call('GET', `${path}?${query}`), { status: 400, code, fields: [field] });
  });
});
