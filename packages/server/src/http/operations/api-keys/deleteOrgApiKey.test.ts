import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, eventsDuring } from '#test/accounts.js';
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

describe('deleteOrgApiKey', () => {
  it('takes the key out of the organization and its projects, and refuses its very next request', async () => {
    const { groupId } = server.first;
    const key = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_OWNER' }] });
    expect((await call('GET', `/groups/${groupId}/apiKeys`, { key })).json.totalCount).toBe(1);
    const events = await eventsDuring(server, async () => {
      const answer = await call('DELETE', `${keys}/${key.id}`);
      expect([answer.status, answer.text]).toEqual([204, '']);
    });
    const refused = await call('GET', `/groups/${groupId}/apiKeys`, { key });
    expect([refused.status, refused.json.errorCode]).toEqual([401, 'UNEXPECTED_ERROR']);
    expect((await call('GET', `/groups/${groupId}/apiKeys`)).json.totalCount).toBe(0);
    expect((await call('GET', `${keys}/${key.id}`)).json.errorCode).toBe('API_KEY_NOT_FOUND');
    expect(events.map(({ type, details }) => [type, details])).toEqual([
      ['API_KEY_DELETED', { targetPublicKey: key.publicKey }],
    ]);
  });

  it('a second time is API_KEY_NOT_FOUND, with status 400 as published', async () => {
    const key = await addKey(server, {});
    expect((await call('DELETE', `${keys}/${key.id}`)).status).toBe(204);
    const again = await call('DELETE', `${keys}/${key.id}`);
    expect([again.status, again.json.errorCode]).toEqual([400, 'API_KEY_NOT_FOUND']);
  });

  it('does not reach keys of another organization', async () => {
    const { orgId, owner } = await addOrganization(server, 'elsewhere');
    const answer = await call('DELETE', `${keys}/${owner.id}`);
    expect([answer.status, answer.json.errorCode]).toEqual([400, 'API_KEY_NOT_FOUND']);
    expect((await call('GET', `/orgs/${orgId}/apiKeys`, { key: owner })).status).toBe(200);
  });

  it('is not for ORG_READ_ONLY', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const answer = await call('DELETE', `${keys}/${server.first.apiKey.id}`, { key });
    expect([answer.status, answer.json.errorCode]).toEqual([401, 'USER_UNAUTHORIZED']);
  });
});
