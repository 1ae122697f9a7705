import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { makeProject } from '../../../changes/projects/make-project.js';
import { SYSTEM } from '../../../domain/new-event.js';
import { ABOUT_ALL } from '../../../store/subjects.js';

let server: TestServer;
let path: string;
const ids = new Map<string, string>();
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/orgs/${server.first.orgId}/groups`;
  await server.services.store.write(ABOUT_ALL, async (transaction) => {
    for (const name of ['beta', 'Beta 2', 'alpha', 'Zeta', '_under'])
      ids.set(
        name,
        await makeProject(transaction, SYSTEM, {
          organizationId: server.first.orgId,
          name,
          tags: name === 'alpha' ? [{ key: 'env', value: 'test' }] : [],
        }),
      );
  });
});
afterAll(() => server.stop());

const namesIn = (answer: { json: { results: { name: string }[] } }) =>
  answer.json.results.map(({ name }) => name);

describe('getOrgGroups', () => {
  it('lists the projects in byte order of their names', async () => {
    const answer = await server.curl(path);
    expect(answer.status, answer.text).toBe(200);
    expect(namesIn(answer)).toEqual(['Beta 2', 'Project 0', 'Zeta', '_under', 'alpha', 'beta']);
    expect(answer.json.totalCount).toBe(6);
  });

  it('shows each project as the list of all projects does', async () => {
    const answer = await server.curl(`${path}?name=alpha`);
    const id = ids.get('alpha');
    const [item] = answer.json.results;
    expect(answer.text).toBe(
      JSON.stringify({
        links: [
          {
            href: `${server.publicUrl}${path}?name=alpha&pageNum=1&itemsPerPage=100`,
            rel: 'self',
          },
        ],
        results: [
          {
            clusterCount: 0,
            created: item.created,
            id,
            links: [{ href: `${server.publicUrl}/api/atlas/v2/groups/${id}`, rel: 'self' }],
            name: 'alpha',
            orgId: server.first.orgId,
            tags: [{ key: 'env', value: 'test' }],
            withDefaultAlertsSettings: true,
          },
        ],
        totalCount: 1,
      }),
    );
    expect(item.created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  });

  it('finds by the beginning of the name, in any case', async () => {
    expect(namesIn(await server.curl(`${path}?name=BETA`))).toEqual(['Beta 2', 'beta']);
    expect(namesIn(await server.curl(`${path}?name=eta`))).toEqual([]);
    expect(namesIn(await server.curl(`${path}?name=`))).toHaveLength(6);
  });

  it('is paged', async () => {
    const answer = await server.curl(`${path}?itemsPerPage=2&pageNum=2`);
    expect(namesIn(answer)).toEqual(['Zeta', '_under']);
    expect(answer.json.totalCount).toBe(6);
    expect(answer.json.links.map(({ rel }: { rel: string }) => rel)).toEqual(['self', 'previous', 'next']);
  });

  it('shows members only the projects they have a role in, from the next request on', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const none = await server.curl(path, { key });
    expect(none.json).toMatchObject({ results: [], totalCount: 0 });
    await server.curl(`/api/atlas/v2/groups/${ids.get('beta')}/apiKeys/${key.id}`, {
      method: 'PATCH',
      body: { roles: ['GROUP_READ_ONLY', 'GROUP_DATA_ACCESS_READ_ONLY'] },
    });
    const one = await server.curl(path, { key });
    expect(namesIn(one)).toEqual(['beta']);
    expect(one.json.totalCount).toBe(1);
  });

  it('shows all projects to whoever reads the organization', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    expect(namesIn(await server.curl(path, { key }))).toHaveLength(6);
  });

  it('refuses other organizations', async () => {
    expectRefusal(await server.curl('/api/atlas/v2/orgs/0123456789abcdef01234567/groups'), {
      status: 404,
      code: 'ORG_NOT_FOUND',
    });
  });
});
