import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addProject, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  path = `/groups/${server.first.groupId}/limits`;
});
afterAll(() => server.stop());

const CLUSTERS = 'atlas.project.deployment.clusters';
const SUBNET = 'atlas.project.deployment.privateServiceConnectionsSubnetMask';
const QUERY_BYTES = 'dataFederation.bytesProcessed.query';
const clusters = (value: number) => ({
  currentUsage: 0,
  defaultLimit: 25,
  maximumLimit: 100,
  name: CLUSTERS,
  value,
});

describe('the limits of a project', () => {
  it('are listed as a bare array: those with a default and those that were set', async () => {
    const groupId = await addProject(server, 'fresh');
    const list = await call('GET', `/groups/${groupId}/limits`);
    expect(list.status, list.text).toBe(200);
    const shown = list.json.map((limit: { name: string; value: number }) => `${limit.name} ${limit.value}`);
    expect(shown).toEqual([
      'atlas.project.security.databaseAccess.users 100',
      'atlas.project.deployment.clusters 25',
      'atlas.project.deployment.serverlessMTMs 100',
      'atlas.project.deployment.salesSoldM0s 100',
      'atlas.project.security.databaseAccess.customRoles 100',
      'atlas.project.security.networkAccess.entries 200',
      'atlas.project.security.networkAccess.crossRegionEntries 40',
      'atlas.project.deployment.nodesPerPrivateLinkRegion 50',
      'atlas.project.deployment.privateServiceConnectionsPerRegionGroup 50',
      `${SUBNET} 27`,
    ]);
    expect(JSON.stringify(list.json[1])).toBe(JSON.stringify(clusters(25)));
    expect(list.json[8]).not.toHaveProperty('currentUsage');
    expect(list.json[9]).toEqual({ defaultLimit: 27, maximumLimit: 27, name: SUBNET, value: 27 });

    await call('PATCH', `/groups/${groupId}/limits/${QUERY_BYTES}`, { body: { value: 1_000_000_000_000 } });
    const after = await call('GET', `/groups/${groupId}/limits`);
    expect(after.json).toHaveLength(11);
    expect(after.json[8]).toEqual({ currentUsage: 0, name: QUERY_BYTES, value: 1_000_000_000_000 });
  });

  it('are set, as Terraform does with the name repeated, shown, and put back to the default', async () => {
    const set = await call('PATCH', `${path}/${CLUSTERS}`, { body: { name: CLUSTERS, value: 30 } });
    expect(set.status, set.text).toBe(200);
    expect(set.text).toBe(JSON.stringify(clusters(30)));
    expect((await call('GET', `${path}/${CLUSTERS}`)).text).toBe(set.text);
    expect((await call('GET', path)).json).toContainEqual(clusters(30));
    expect((await call('PATCH', `${path}/${CLUSTERS}`, { body: { value: 0 } })).json.value).toBe(0);

    const reset = await call('DELETE', `${path}/${CLUSTERS}`);
    expect([reset.status, reset.text]).toEqual([204, '']);
    expect((await call('GET', `${path}/${CLUSTERS}`)).json).toEqual(clusters(25));
    expect((await call('DELETE', `${path}/${CLUSTERS}`)).status).toBe(204);
  });

  it('record every change', async () => {
    const { orgId, groupId } = server.first;
    const changed = [['PROJECT_LIMIT_UPDATED', orgId, groupId]];
    const during = async (method: string, body?: unknown) => {
      const events = await eventsDuring(server, () => call(method, `${path}/${CLUSTERS}`, { body }));
      return events.map(({ type, organizationId, projectId }) => [type, organizationId, projectId]);
    };
    expect(await during('PATCH', { value: 26 })).toEqual(changed);
    expect(await during('PATCH', { value: 26 })).toEqual([]);
    expect(await during('PATCH', { value: 27 })).toEqual(changed);
    expect(await during('DELETE')).toEqual(changed);
    expect(await during('DELETE')).toEqual([]);
  });

  it('tell when a limit without a default is not set', async () => {
    expectRefusal(await call('GET', `${path}/${QUERY_BYTES}`), { status: 404, code: 'RESOURCE_NOT_FOUND' });
  });

  it.each(['GET', 'PATCH', 'DELETE'])('refuse %s of a name that is none', async (method) => {
    const body = method === 'PATCH' ? { value: 1 } : undefined;
    expectRefusal(await call(method, `${path}/atlas.project.moons`, { body }), {
      status: 404,
      code: 'LIMIT_NOT_FOUND',
      parameters: ['atlas.project.moons'],
    });
  });

  it.each([
    [CLUSTERS, -1, 0, 100],
    [CLUSTERS, 101, 0, 100],
    [SUBNET, 19, 20, 27],
    [QUERY_BYTES, 1e300, 0, Number.MAX_SAFE_INTEGER],
  ])('refuse %s = %d', async (name, value, minimum, maximum) => {
    expectRefusal(await call('PATCH', `${path}/${name}`, { body: { value } }), {
      status: 400,
      code: 'LIMIT_OUT_OF_RANGE',
      parameters: [name, value, minimum, maximum],
    });
  });

  it.each([
    ['the name of another limit', { name: SUBNET, value: 1 }, 'INVALID_ATTRIBUTE', 'name'],
    ['no value', { name: CLUSTERS }, 'MISSING_ATTRIBUTE', 'value'],
    ['half a cluster', { value: 0.5 }, 'INVALID_JSON_ATTRIBUTE', 'value'],
    ['an unknown attribute', { value: 1, limit: 2 }, 'INVALID_ATTRIBUTE', 'limit'],
  ])('refuse %s', async (_, body, code, field) => {
    expectRefusal(await call('PATCH', `${path}/${CLUSTERS}`, { body }), {
      status: 400,
      code,
      parameters: [field],
      fields: [field],
    });
  });

  it('are read with any project role and written by owners', async () => {
    const projectRoles = [{ projectId: server.first.groupId, role: 'GROUP_READ_ONLY' }];
    const key = await addKey(server, { projectRoles });
    expect((await call('GET', path, { key })).status).toBe(200);
    for (const method of ['PATCH', 'DELETE'])
      expectRefusal(await call(method, `${path}/${CLUSTERS}`, { key, body: { value: 1 } }), {
        status: 401,
        code: 'USER_UNAUTHORIZED',
      });
  });
});
