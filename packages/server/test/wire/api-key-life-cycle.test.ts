import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsDuring } from '../support/accounts.js';
import { startTestServer, type TestServer } from '../support/server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('an API key, with curl alone', () => {
  it('is created, listed, assigned, used, limited to an address, and gone after deletion', async () => {
    const { orgId, groupId } = server.first;
    const organization = `/api/atlas/v2/orgs/${orgId}/apiKeys`;
    const project = `/api/atlas/v2/groups/${groupId}/apiKeys`;
    const events = await eventsDuring(server, async () => {
      const created = await server.curl(organization, {
        method: 'POST',
        body: { desc: 'ci key', roles: ['ORG_MEMBER'] },
      });
      expect(created.status, created.text).toBe(200);
      const { id, publicKey, privateKey } = created.json;
      const key = { publicKey, privateKey };

      const listed = await server.curl(organization);
      expect(listed.text).toContain(`"privateKey":"********-****-****-${privateKey.slice(-12)}"`);
      expect(listed.text).not.toContain(privateKey);

      expect((await server.curl(project, { key })).json.errorCode).toBe('USER_CANNOT_ACCESS_GROUP');
      const assigned = await server.curl(`${project}/${id}`, {
        method: 'PATCH',
        body: { roles: ['GROUP_READ_ONLY'] },
      });
      expect(assigned.status, assigned.text).toBe(200);
      expect((await server.curl(project, { key })).json.totalCount).toBe(1);

      const limited = await server.curl(`${organization}/${id}/accessList`, {
        method: 'POST',
        body: [{ ipAddress: '127.0.0.9' }],
      });
      expect(limited.status, limited.text).toBe(200);
      expect((await server.curl(project, { key })).json.errorCode).toBe('IP_ADDRESS_NOT_ON_ACCESS_LIST');
      expect((await server.curl(project, { key, from: '127.0.0.9' })).status).toBe(200);

      const renamed = await server.curl(`${organization}/${id}`, {
        method: 'PATCH',
        body: { desc: 'old key' },
      });
      expect(renamed.json.desc).toBe('old key');
      expect((await server.curl(`${project}/${id}`, { method: 'DELETE' })).status).toBe(204);
      expect((await server.curl(`${organization}/${id}`, { method: 'DELETE' })).status).toBe(204);
      expect((await server.curl(organization, { key, from: '127.0.0.9' })).status).toBe(401);
    });
    expect(events.map(({ type, projectId }) => [type, projectId])).toEqual([
      ['API_KEY_CREATED', null],
      ['API_KEY_ADDED_TO_GROUP', groupId],
      ['API_KEY_ACCESS_LIST_ENTRY_ADDED', null],
      ['API_KEY_DESCRIPTION_CHANGED', null],
      ['API_KEY_REMOVED_FROM_GROUP', groupId],
      ['API_KEY_DELETED', null],
    ]);
  });
});
