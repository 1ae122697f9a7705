import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, type TestKey } from '#test/accounts.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { createAccount, createProjectAccount, type TestAccount } from '#test/service-accounts.js';

let server: TestServer;
let account: TestAccount;
let projectAccount: TestAccount;
beforeAll(async () => {
  server = await startTestServer();
  account = await createAccount(server);
  projectAccount = await createProjectAccount(server);
});
afterAll(() => server.stop());

// A body that every role check comes before, and that nothing would be made of.
const EMPTY = {};
const NOTHING = 'nothing';
const NO_ID = 'f'.repeat(24);

type Request = readonly [name: string, method: string, path: () => string, body?: unknown];

const inOrganization = (rest: string) => () =>
  `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts${rest.replace('{clientId}', account.clientId)}`;
const inProject = (rest: string) => () =>
  `/api/atlas/v2/groups/${server.first.groupId}/serviceAccounts${rest.replace('{clientId}', projectAccount.clientId)}`;

const organizationReads: Request[] = [
  ['list', 'GET', inOrganization('')],
  ['get', 'GET', inOrganization('/{clientId}')],
  ['groups', 'GET', inOrganization('/{clientId}/groups')],
  ['access list', 'GET', inOrganization('/{clientId}/accessList')],
];
const organizationWrites: Request[] = [
  ['create', 'POST', inOrganization(''), EMPTY],
  ['update', 'PATCH', inOrganization('/{clientId}'), EMPTY],
  ['delete', 'DELETE', inOrganization(`/${NOTHING}`)],
  ['add entry', 'POST', inOrganization('/{clientId}/accessList'), []],
  ['remove entry', 'DELETE', inOrganization(`/{clientId}/accessList/${NOTHING}`)],
  ['create secret', 'POST', inOrganization('/{clientId}/secrets'), EMPTY],
  ['delete secret', 'DELETE', inOrganization(`/{clientId}/secrets/${NO_ID}`)],
];
const projectReads: Request[] = [
  ['list', 'GET', inProject('')],
  ['get', 'GET', inProject('/{clientId}')],
  ['access list', 'GET', inProject('/{clientId}/accessList')],
];
const projectWrites: Request[] = [
  ['create', 'POST', inProject(''), EMPTY],
  ['update', 'PATCH', inProject('/{clientId}'), EMPTY],
  ['remove', 'DELETE', inProject(`/${NOTHING}`)],
  ['add entry', 'POST', inProject('/{clientId}/accessList'), []],
  ['remove entry', 'DELETE', inProject(`/{clientId}/accessList/${NOTHING}`)],
  ['create secret', 'POST', inProject('/{clientId}/secrets'), EMPTY],
  ['delete secret', 'DELETE', inProject(`/{clientId}/secrets/${NO_ID}`)],
];
const invite: Request[] = [
  ['invite', 'POST', inProject('/{clientId}:invite'), { roles: ['GROUP_READ_ONLY'] }],
];

/** The names of the requests that the roles of a key allow; the rest must be refused for the roles and nothing else. */
async function allowedOf(requests: readonly Request[], key: TestKey): Promise<string[]> {
  const allowed: string[] = [];
  for (const [name, method, path, body] of requests) {
    const answer = await server.curl(path(), { method, key, ...(body === undefined ? {} : { body }) });
    if (answer.json?.errorCode === 'USER_UNAUTHORIZED') expect(answer.status).toBe(401);
    else allowed.push(name);
  }
  return allowed;
}
const namesOf = (...lists: Request[][]) => lists.flat().map(([name]) => name);

describe('what a role allows with service accounts', () => {
  const organization = [...organizationReads, ...organizationWrites];
  it.each([
    ['ORG_OWNER', namesOf(organization)],
    ['ORG_READ_ONLY', namesOf(organizationReads)],
    ['ORG_STREAM_PROCESSING_ADMIN', namesOf(organizationReads)],
    ['ORG_GROUP_CREATOR', []],
    ['ORG_BILLING_ADMIN', []],
    ['ORG_MEMBER', []],
  ])('in an organization: %s', async (role, expected) => {
    expect(await allowedOf(organization, await addKey(server, { organizationRoles: [role] }))).toEqual(
      expected,
    );
  });

  const project = [...projectReads, ...projectWrites, ...invite];
  it.each([
    ['GROUP_OWNER', namesOf(projectReads, projectWrites)],
    ['GROUP_USER_ADMIN', namesOf(projectReads, projectWrites)],
    ['GROUP_CLUSTER_MANAGER', namesOf(projectReads)],
    ['GROUP_READ_ONLY', namesOf(projectReads)],
  ])('in a project: %s', async (role, expected) => {
    const projectRoles = [{ projectId: server.first.groupId, role }];
    expect(await allowedOf(project, await addKey(server, { projectRoles }))).toEqual(expected);
  });

  it.each([
    ['ORG_OWNER', namesOf(project)],
    ['ORG_READ_ONLY', namesOf(projectReads)],
  ])('in every project of the organization: %s', async (role, expected) => {
    expect(await allowedOf(project, await addKey(server, { organizationRoles: [role] }))).toEqual(expected);
  });
});
