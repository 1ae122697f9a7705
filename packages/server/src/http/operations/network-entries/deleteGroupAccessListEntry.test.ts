import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, eventsDuring } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/groups/${server.first.groupId}/accessList`;
});
afterAll(() => server.stop());

const add = (body: unknown) => server.curl(path, { method: 'POST', body });
const remove = (segment: string, options = {}) =>
  server.curl(`${path}/${segment}`, { method: 'DELETE', ...options });

describe('deleteGroupAccessListEntry', () => {
  it.each([
    ['an address', { ipAddress: '192.0.2.10' }, '192.0.2.10', '192.0.2.10'],
    ['an address with its mask', { ipAddress: '192.0.2.10' }, '192.0.2.10%2F32', '192.0.2.10'],
    ['a block', { cidrBlock: '198.51.100.0/24' }, '198.51.100.0%2F24', '198.51.100.0/24'],
    ['an IPv6 block', { cidrBlock: '2001:db8::/32' }, '2001:DB8::%2F32', '2001:db8::/32'],
    ['a security group', { awsSecurityGroup: '12/sg-0a' }, '12%2Fsg-0a', '12/sg-0a'],
  ])('removes %s with 204 and an event; then it is 404', async (_, entry, segment, whitelistEntry) => {
    expect((await add([entry])).status).toBe(201);
    const events = await eventsDuring(server, async () => {
      const removed = await remove(segment);
      expect(removed.status, removed.text).toBe(204);
      expect(removed.text).toBe('');
    });
    expect(events).toEqual([
      {
        type: 'NETWORK_PERMISSION_ENTRY_REMOVED',
        organizationId: server.first.orgId,
        projectId: server.first.groupId,
        actor: server.first.apiKey.publicKey,
        remoteAddress: '127.0.0.1',
        details: { whitelistEntry },
      },
    ]);
    expect((await server.curl(`${path}/${segment}`)).status).toBe(404);
    expectRefusal(await remove(segment), { status: 404, code: 'ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND' });
  });

  it('removes the one entry and no other', async () => {
    await add([{ ipAddress: '192.0.2.1' }, { cidrBlock: '192.0.2.0/24' }]);
    expect((await remove('192.0.2.1')).status).toBe(204);
    const { json } = await server.curl(path);
    expect(json.results.map(({ cidrBlock }: { cidrBlock: string }) => cidrBlock)).toEqual(['192.0.2.0/24']);
  });

  it('needs Project Owner', async () => {
    await add([{ ipAddress: '203.0.113.1' }]);
    const projectRoles = [{ projectId: server.first.groupId, role: 'GROUP_READ_ONLY' }];
    expectRefusal(await remove('203.0.113.1', { key: await addKey(server, { projectRoles }) }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
    expect((await server.curl(`${path}/203.0.113.1`)).status).toBe(200);
  });
});
