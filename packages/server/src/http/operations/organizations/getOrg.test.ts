import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ publicUrl: 'https://sallyport.example' });
});
afterAll(() => server.stop());

describe('getOrg', () => {
  it('answers the recorded bytes: relations name the production host, addresses this server', async () => {
    const { orgId } = server.first;
    const answer = await server.curl(`/api/atlas/v2/orgs/${orgId}`);
    const self = `https://sallyport.example/api/atlas/v2/orgs/${orgId}`;
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/vnd.atlas.2023-01-01+json;charset=utf-8');
    expect(answer.text).toBe(
      JSON.stringify({
        id: orgId,
        isDeleted: false,
        links: [
          { href: self, rel: 'self' },
          { href: `${self}/groups`, rel: 'https://cloud.mongodb.com/groups' },
          { href: `${self}/teams`, rel: 'https://cloud.mongodb.com/teams' },
          { href: `${self}/users`, rel: 'https://cloud.mongodb.com/users' },
        ],
        name: 'My Organization',
        skipDefaultAlertsSettings: false,
      }),
    );
  });

  it('is open to members', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    expect((await server.curl(`/api/atlas/v2/orgs/${server.first.orgId}`, { key })).status).toBe(200);
  });

  it('answers alike for an organization of others and one that does not exist', async () => {
    const other = await server.curl('/api/atlas/v2/orgs', {
      method: 'POST',
      body: { name: 'Others', apiKey: { desc: 'first', roles: ['ORG_OWNER'] } },
    });
    for (const id of [other.json.organization.id, '0123456789abcdef01234567'])
      expectRefusal(await server.curl(`/api/atlas/v2/orgs/${id}`), {
        status: 404,
        code: 'ORG_NOT_FOUND',
        parameters: [id],
      });
  });

  it('refuses what is no organization ID', async () => {
    expectRefusal(await server.curl('/api/atlas/v2/orgs/mine'), {
      status: 400,
      code: 'PATH_PARAM_PARSE_ERROR',
    });
  });
});
