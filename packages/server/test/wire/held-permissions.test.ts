import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rolePermissions } from '../../src/domain/permissions.js';
import { addKey, addOrganization, addProject } from '../support/accounts.js';
import { type CallOptions, createCall } from '../support/call.js';
import { addPerson } from '../support/people.js';
import { expectRefusal } from '../support/refusals.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createAccount, curlWithToken, tokenOf } from '../support/service-accounts.js';

let server: TestServer;
let orgId: string;
let groupId: string;
beforeAll(async () => {
  server = await startTestServer();
  orgId = server.first.orgId;
  groupId = await addProject(server, 'asked for');
});
afterAll(() => server.stop());

const ask = (scope: string, options: CallOptions = {}) =>
  createCall(server)('GET', `/api/private/${scope}/permissions`, { accept: 'application/json', ...options });
const permissionsOf = (role: keyof typeof rolePermissions, kind: string) =>
  rolePermissions[role].filter((permission) => permission.startsWith(`${kind}.`)).sort();

describe('what the caller may do', () => {
  it('is everything for an owner, in the organization and in each of its projects', async () => {
    const inOrganization = await ask(`orgs/${orgId}`);
    expect(inOrganization.json).toEqual({
      permissions: permissionsOf('ORG_OWNER', 'organization'),
      roles: ['ORG_OWNER'],
    });
    expect(inOrganization.json.permissions).toContain('organization.apiKeys.write');
    const inProject = await ask(`groups/${groupId}`);
    expect(inProject.json).toEqual({
      permissions: permissionsOf('ORG_OWNER', 'project'),
      roles: ['ORG_OWNER'],
    });
    expect(inProject.json.permissions).toContain('project.delete');
  });

  it('adds up the roles of a person, those of teams included, each named once', async () => {
    const person = await addPerson(server.services, {
      organizations: { [orgId]: ['ORG_MEMBER'] },
      projects: { [groupId]: ['GROUP_READ_ONLY'] },
      throughTeam: {
        organizationId: orgId,
        projects: { [groupId]: ['GROUP_READ_ONLY', 'GROUP_USER_ADMIN'] },
      },
    });
    const { headers } = person;
    expect((await ask(`groups/${groupId}`, { headers })).json).toEqual({
      permissions: permissionsOf('GROUP_USER_ADMIN', 'project'),
      roles: ['GROUP_READ_ONLY', 'GROUP_USER_ADMIN', 'ORG_MEMBER'],
    });
    expect((await ask(`orgs/${orgId}`, { headers })).json).toEqual({
      permissions: permissionsOf('ORG_MEMBER', 'organization'),
      roles: ['ORG_MEMBER'],
    });
  });

  it('is told to API keys and service accounts as well', async () => {
    const key = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_OWNER' }] });
    expect((await ask(`groups/${groupId}`, { key })).json.roles).toEqual(['GROUP_OWNER', 'ORG_MEMBER']);
    const token = await tokenOf(server, await createAccount(server, ['ORG_READ_ONLY']));
    const answer = await curlWithToken(server, token, `/api/private/orgs/${orgId}/permissions`);
    expect(answer.json).toEqual({
      permissions: permissionsOf('ORG_READ_ONLY', 'organization'),
      roles: ['ORG_READ_ONLY'],
    });
  });

  it('is exactly what the operations ask for', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_GROUP_CREATOR'] });
    const { permissions } = (await ask(`orgs/${orgId}`, { key })).json;
    expect(permissions).not.toContain('organization.serviceAccounts.read');
    const call = createCall(server);
    expect((await call('GET', `/orgs/${orgId}/serviceAccounts`, { key })).status).toBe(401);
    expect(permissions).toContain('organization.projects.create');
    const created = await call('POST', '/groups', { key, body: { name: 'by the creator', orgId } });
    expect(created.status, created.text).toBe(201);
  });

  it('is nothing that strangers learn of', async () => {
    const { owner } = await addOrganization(server, 'elsewhere');
    expectRefusal(await ask(`orgs/${orgId}`, { key: owner }), { status: 404, code: 'ORG_NOT_FOUND' });
    expectRefusal(await ask(`groups/${groupId}`, { key: owner }), { status: 404, code: 'GROUP_NOT_FOUND' });
  });

  it('is refused to members in projects that they may not see', async () => {
    expectRefusal(await ask(`groups/${groupId}`, { key: await addKey(server, {}) }), {
      status: 401,
      code: 'USER_CANNOT_ACCESS_GROUP',
    });
  });
});
