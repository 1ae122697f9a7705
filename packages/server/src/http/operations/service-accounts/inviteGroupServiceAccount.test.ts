import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, eventsDuring } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { type CurlOptions, startTestServer, type TestServer } from '#test/server.js';
import { createAccount, createProjectAccount, curlWithToken, tokenOf } from '#test/service-accounts.js';

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/groups/${server.first.groupId}/serviceAccounts`;
});
afterAll(() => server.stop());

const invite = (clientId: string, roles: readonly string[], options: CurlOptions = {}) =>
  server.curl(`${path}/${clientId}:invite`, { method: 'POST', body: { roles }, ...options });
const ownerOfProject = (projectId = server.first.groupId) =>
  addKey(server, { projectRoles: [{ projectId, role: 'GROUP_OWNER' }] });

describe('inviteGroupServiceAccount', () => {
  it('assigns an account of the organization, which reaches the project from the next call on', async () => {
    const account = await createAccount(server);
    const token = await tokenOf(server, account);
    const project = () => curlWithToken(server, token, `/api/atlas/v2/groups/${server.first.groupId}`);
    expectRefusal(await project(), { status: 401, code: 'USER_CANNOT_ACCESS_GROUP' });
    const answer = await invite(account.clientId, ['GROUP_READ_ONLY']);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.roles).toEqual(['GROUP_READ_ONLY']);
    // When a secret was last used is written in the background.
    const { secrets, ...shown } = answer.json;
    expect(secrets).toHaveLength(1);
    expect((await server.curl(`${path}/${account.clientId}`)).json).toMatchObject(shown);
    expect((await project()).status).toBe(200);
  });

  it('leaves an account that is in the project as it is', async () => {
    const { clientId } = await createAccount(server);
    const events = await eventsDuring(server, async () => {
      expect((await invite(clientId, ['GROUP_READ_ONLY'])).status).toBe(200);
      for (const role of ['GROUP_OWNER', 'GROUP_READ_ONLY'])
        expectRefusal(await invite(clientId, [role]), {
          status: 400,
          code: 'INVALID_ROLE_ASSIGNMENT',
          detail: 'Invalid role assignment: SERVICE_ACCOUNT_ALREADY_IN_GROUP.',
          parameters: ['SERVICE_ACCOUNT_ALREADY_IN_GROUP'],
        });
    });
    expect(events.map(({ type, projectId }) => [type, projectId])).toEqual([
      ['SERVICE_ACCOUNT_ADDED_TO_GROUP', server.first.groupId],
    ]);
    expect((await server.curl(`${path}/${clientId}`)).json.roles).toEqual(['GROUP_READ_ONLY']);
  });

  it('is for owners of the organization: an owner of the project is not enough', async () => {
    const { clientId } = await createAccount(server);
    const key = await ownerOfProject();
    expectRefusal(await invite(clientId, ['GROUP_OWNER'], { key }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
    expectRefusal(await server.curl(`${path}/${clientId}`), {
      status: 404,
      code: 'RESOURCE_NOT_FOUND',
    });
  });

  it('answers for accounts of other organizations as for unknown ones', async () => {
    const { orgId, owner } = await addOrganization(server, 'other');
    const made = await server.curl(`/api/atlas/v2/orgs/${orgId}/serviceAccounts`, {
      method: 'POST',
      key: owner,
      body: { name: 'x', description: 'x', roles: ['ORG_MEMBER'], secretExpiresAfterHours: 8 },
    });
    for (const clientId of [made.json.clientId, `mdb_sa_id_${'0'.repeat(24)}`])
      expectRefusal(await invite(clientId, ['GROUP_OWNER']), {
        status: 404,
        code: 'RESOURCE_NOT_FOUND',
        parameters: [clientId],
      });
  });

  it.each([
    [[], 'VALIDATION_ERROR'],
    [['GROUP_OWNER', 'GROUP_OWNER'], 'VALIDATION_ERROR'],
    [['ORG_OWNER'], 'INVALID_ROLE_FOR_GROUP'],
  ])('refuses the roles %j', async (roles, code) => {
    const { clientId } = await createAccount(server);
    expectRefusal(await invite(clientId, roles), { status: 400, code });
  });
});

/** The changes that whoever manages a project may make to the accounts that belong to it alone. */
function changesOf(clientId: string, secretId: string): Record<string, [string, string, unknown?]> {
  return {
    update: ['PATCH', `${path}/${clientId}`, { name: 'changed' }],
    'add an access list entry': ['POST', `${path}/${clientId}/accessList`, [{ ipAddress: '192.0.2.1' }]],
    'remove an access list entry': ['DELETE', `${path}/${clientId}/accessList/192.0.2.1`],
    'create a secret': ['POST', `${path}/${clientId}/secrets`, { secretExpiresAfterHours: 8 }],
    'delete a secret': ['DELETE', `${path}/${clientId}/secrets/${secretId}`],
  };
}

describe('an account that reaches beyond the project', () => {
  const refusedBy = async (account: { clientId: string; secretId: string }, options: CurlOptions) => {
    const refused: string[] = [];
    for (const [name, [method, target, body]] of Object.entries(
      changesOf(account.clientId, account.secretId),
    )) {
      const answer = await server.curl(target, {
        ...options,
        method,
        ...(body === undefined ? {} : { body }),
      });
      if (answer.status < 300) continue;
      expectRefusal(answer, { status: 401, code: 'USER_UNAUTHORIZED' });
      refused.push(name);
    }
    return refused;
  };
  const all = Object.keys(changesOf('', ''));

  it('is changed by the owner of the project while it belongs to the project alone', async () => {
    expect(await refusedBy(await createProjectAccount(server), { key: await ownerOfProject() })).toEqual([]);
  });

  it('is changed only by owners of the organization once it is in another project', async () => {
    const account = await createProjectAccount(server);
    const other = await addProject(server, 'another');
    await server.curl(`/api/atlas/v2/groups/${other}/serviceAccounts/${account.clientId}:invite`, {
      method: 'POST',
      body: { roles: ['GROUP_READ_ONLY'] },
    });
    expect(await refusedBy(account, { key: await ownerOfProject() })).toEqual(all);
    expect(await refusedBy(account, {})).toEqual([]);
  });

  it('is changed only by owners of the organization once it has a role there', async () => {
    const account = await createAccount(server, ['ORG_READ_ONLY']);
    await invite(account.clientId, ['GROUP_READ_ONLY']);
    const key = await ownerOfProject();
    expect(await refusedBy(account, { key })).toEqual(all);
    const shown = await server.curl(`${path}/${account.clientId}`, { key });
    expect(shown.status, shown.text).toBe(200);
    const removed = await server.curl(`${path}/${account.clientId}`, { method: 'DELETE', key });
    expect(removed.status, removed.text).toBe(204);
  });
});
