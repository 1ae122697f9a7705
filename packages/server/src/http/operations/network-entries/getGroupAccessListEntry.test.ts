import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/groups/${server.first.groupId}/accessList`;
  await server.curl(path, {
    method: 'POST',
    body: [
      { ipAddress: '192.0.2.10', comment: 'office' },
      { cidrBlock: '198.51.100.0/24' },
      { ipAddress: '2001:db8::1' },
      { awsSecurityGroup: 'sg-0123abcd' },
    ],
  });
});
afterAll(() => server.stop());

describe('getGroupAccessListEntry', () => {
  it('shows an entry by its address, with and without the mask', async () => {
    const byAddress = await server.curl(`${path}/192.0.2.10`);
    expect(byAddress.status).toBe(200);
    expect(byAddress.text).toBe(
      `{"cidrBlock":"192.0.2.10/32","comment":"office","groupId":"${server.first.groupId}","ipAddress":"192.0.2.10","links":[{"href":"${server.publicUrl}${path}/192.0.2.10%2F32","rel":"self"}]}`,
    );
    for (const segment of ['192.0.2.10%2F32', '192.0.2.10%2f32'])
      expect((await server.curl(`${path}/${segment}`)).text).toBe(byAddress.text);
  });

  it.each([
    ['198.51.100.0%2F24', { cidrBlock: '198.51.100.0/24' }],
    ['2001:db8::1', { cidrBlock: '2001:db8::1/128', ipAddress: '2001:db8::1' }],
    ['2001:0db8:0:0:0:0:0:1', { cidrBlock: '2001:db8::1/128' }],
    ['2001%3Adb8%3A%3A1%2F128', { cidrBlock: '2001:db8::1/128' }],
    ['sg-0123abcd', { awsSecurityGroup: 'sg-0123abcd' }],
  ])('finds %s', async (segment, expected) => {
    const answer = await server.curl(`${path}/${segment}`);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject(expected);
    expect((await server.curl(`${path}/${segment}/status`)).json).toEqual({ STATUS: 'ACTIVE' });
  });

  it.each([
    ['an address that only a block covers', '198.51.100.7', '198.51.100.7'],
    ['a block that only holds an entry', '192.0.2.0%2F24', '192.0.2.0/24'],
    ['a block with host bits', '198.51.100.7%2F24', '198.51.100.7/24'],
    ['a group that is not there', 'sg-00000000', 'sg-00000000'],
    ['words', 'nothing', 'nothing'],
  ])('is 404 for %s, and so is its status', async (_, segment, value) => {
    for (const target of [`${path}/${segment}`, `${path}/${segment}/status`])
      expectRefusal(await server.curl(target), {
        status: 404,
        code: 'ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND',
        parameters: [value, server.first.groupId],
      });
  });

  it('keeps the projects apart', async () => {
    const other = await addProject(server, 'other');
    expectRefusal(await server.curl(`/api/atlas/v2/groups/${other}/accessList/192.0.2.10`), {
      status: 404,
      code: 'ATLAS_NETWORK_PERMISSION_ENTRY_NOT_FOUND',
    });
    const { owner } = await addOrganization(server, 'elsewhere');
    expectRefusal(await server.curl(`${path}/192.0.2.10`, { key: owner }), {
      status: 404,
      code: 'GROUP_NOT_FOUND',
    });
  });

  it('needs no more than a role in the project', async () => {
    const { groupId } = server.first;
    const key = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_READ_ONLY' }] });
    for (const target of [path, `${path}/192.0.2.10`, `${path}/192.0.2.10/status`])
      expect((await server.curl(target, { key })).status).toBe(200);
    expectRefusal(await server.curl(path, { key: await addKey(server, {}) }), {
      status: 401,
      code: 'USER_CANNOT_ACCESS_GROUP',
    });
  });
});
