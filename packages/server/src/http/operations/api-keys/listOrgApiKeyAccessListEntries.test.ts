import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
let keys: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  keys = `/orgs/${server.first.orgId}/apiKeys`;
});
afterAll(() => server.stop());

describe('listOrgApiKeyAccessListEntries', () => {
  it('pages through the list in a stable order', async () => {
    const key = await addKey(server, {});
    const list = `${keys}/${key.id}/accessList`;
    const body = Array.from({ length: 25 }, (_, index) => ({ ipAddress: `192.0.2.${index}` }));
    expect((await call('POST', list, { body })).json.totalCount).toBe(25);
    const whole = (await call('GET', list)).json.results;
    const paged = [];
    for (const pageNum of [1, 2, 3]) {
      const { json } = await call('GET', `${list}?itemsPerPage=10&pageNum=${pageNum}`);
      expect(json.totalCount).toBe(25);
      paged.push(...json.results);
    }
    expect(paged).toEqual(whole);
    expect(new Set(paged.map(({ ipAddress }) => ipAddress)).size).toBe(25);
  });

  it('is empty for a new key, with the same head as any list', async () => {
    const key = await addKey(server, {});
    const path = `${keys}/${key.id}/accessList`;
    expect((await call('GET', `${path}?includeCount=true`)).json).toEqual({
      links: [
        {
          href: `${server.url}/api/atlas/v2${path}?includeCount=true&pageNum=1&itemsPerPage=100`,
          rel: 'self',
        },
      ],
      results: [],
      totalCount: 0,
    });
  });

  it.each([['ORG_MEMBER'], ['ORG_READ_ONLY']])(
    'shows a key with the role %s its own list, and of other keys not even which there are',
    async (role) => {
      const key = await addKey(server, { organizationRoles: [role] });
      expect((await call('GET', `${keys}/${key.id}/accessList`, { key })).status).toBe(200);
      for (const id of [server.first.apiKey.id, 'b'.repeat(24)])
        for (const path of [`${keys}/${id}/accessList`, `${keys}/${id}/accessList/192.0.2.1`]) {
          const refused = await call('GET', path, { key });
          expect(refused.status).toBe(401);
          // Terraform provider, issue 3657.
          expect(refused.text).toBe(
            '{"detail":"API key access lists are only accessible by the API key or by a user administrator.","error":401,"errorCode":"API_KEY_ACCESS_LIST_ACCESS_DENIED","parameters":[],"reason":"Unauthorized"}',
          );
        }
    },
  );

  it('shows the list of a key of one project to whoever manages the keys there', async () => {
    const { groupId: projectId } = server.first;
    const inProject = (role: string) => addKey(server, { projectRoles: [{ projectId, role }] });
    const path = `${keys}/${(await inProject('GROUP_READ_ONLY')).id}/accessList`;
    expect((await call('GET', path, { key: await inProject('GROUP_USER_ADMIN') })).status).toBe(200);
    expect((await call('GET', path, { key: await inProject('GROUP_READ_ONLY') })).status).toBe(401);
  });

  it('answers for a key of another organization as for none', async () => {
    const { owner } = await addOrganization(server, 'elsewhere');
    const missing = 'b'.repeat(24);
    const foreign = await call('GET', `${keys}/${owner.id}/accessList`);
    const none = await call('GET', `${keys}/${missing}/accessList`);
    expect([foreign.status, foreign.json.errorCode]).toEqual([400, 'API_KEY_NOT_FOUND']);
    expect(foreign.text).toBe(none.text.replaceAll(missing, owner.id));
  });
});
