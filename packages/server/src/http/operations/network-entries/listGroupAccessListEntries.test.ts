import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addProject } from '#test/accounts.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/groups/${server.first.groupId}/accessList`;
  for (const ipAddress of ['192.0.2.3', '192.0.2.1', '192.0.2.2'])
    await server.curl(path, { method: 'POST', body: [{ ipAddress }] });
});
afterAll(() => server.stop());

const addressesOf = (answer: { json: { results: { ipAddress: string }[] } }) =>
  answer.json.results.map(({ ipAddress }) => ipAddress);

describe('listGroupAccessListEntries', () => {
  it('lists the entries in the order they were made', async () => {
    const answer = await server.curl(path);
    expect(answer.status).toBe(200);
    expect(addressesOf(answer)).toEqual(['192.0.2.3', '192.0.2.1', '192.0.2.2']);
    expect(answer.json.totalCount).toBe(3);
    expect(answer.json.links).toEqual([
      { href: `${server.publicUrl}${path}?pageNum=1&itemsPerPage=100`, rel: 'self' },
    ]);
  });

  it('has pages, and counts nothing when told not to', async () => {
    const first = await server.curl(`${path}?itemsPerPage=2`);
    expect(addressesOf(first)).toEqual(['192.0.2.3', '192.0.2.1']);
    expect(first.json.links.map(({ rel }: { rel: string }) => rel)).toContain('next');
    const second = await server.curl(`${path}?itemsPerPage=2&pageNum=2&includeCount=false`);
    expect(addressesOf(second)).toEqual(['192.0.2.2']);
    expect(second.json.totalCount).toBe(0);
  });

  it('is empty where nothing was added, and gone with the project', async () => {
    const id = await addProject(server, 'empty');
    const target = `/api/atlas/v2/groups/${id}/accessList`;
    expect((await server.curl(target)).json).toMatchObject({ results: [], totalCount: 0 });
    await server.curl(target, { method: 'POST', body: [{ ipAddress: '192.0.2.1' }] });
    await server.curl(`/api/atlas/v2/groups/${id}`, { method: 'DELETE' });
    expect((await server.curl(target)).status).toBe(404);
    const left = await server.services.store.reader
      .selectFrom('network_entries')
      .select('value')
      .where('project_id', '=', id)
      .execute();
    expect(left).toEqual([]);
  });
});
