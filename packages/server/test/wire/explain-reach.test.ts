import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentApiKeyOf } from '../../src/access/reach/agent-api-key.js';
import { operations } from '../../src/http/operations/index.js';
import { addKey, addOrganization, addProject } from '../support/accounts.js';
import { type Call, createCall } from '../support/call.js';
import { type ExplainedCaller, expectAgreement } from '../support/explanations.js';
import { addPerson } from '../support/people.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createAccount, createProjectAccount, tokenOf } from '../support/service-accounts.js';

// Where more than a role is asked, the decision asks it too. Here every operation of the kind is explained and called, by
// callers who reach it and who do not, about things that are theirs, of others, and of nobody.

const HERE = '127.0.0.1';
const NEWEST = 'application/vnd.atlas.2025-03-12+json';

let server: TestServer;
let call: Call;
let callers: ExplainedCaller[];
/** What each parameter of a path is tried with. */
let named: Readonly<Record<string, readonly string[]>>;
let queries: Readonly<Record<string, readonly string[]>>;
/** Of operations whose service asks the same rule again, a body that lets the call get so far. */
let bodies: Readonly<Record<string, unknown>>;
beforeAll(async () => {
  // So many calls by one caller would meet the limits, which explain-agreement.test.ts is about.
  server = await startTestServer({ rateLimitScale: '100' });
  call = createCall(server, '');
  const { orgId, groupId } = server.first;
  const elsewhere = await addOrganization(server, 'elsewhere');
  const hidden = await addProject(server, 'hidden');
  const seen = await addProject(server, 'seen');
  const inProject = (role: string) => addKey(server, { projectRoles: [{ projectId: groupId, role }] });
  const reader = await inProject('GROUP_READ_ONLY');
  const admin = await inProject('GROUP_USER_ADMIN');
  const owner = await inProject('GROUP_OWNER');
  const roles = [groupId, seen].map((projectId) => ({ projectId, role: 'GROUP_READ_ONLY' }));
  const inTwo = await addKey(server, { projectRoles: roles });
  const account = await createAccount(server, ['ORG_READ_ONLY']);
  const inProjectAlone = await createProjectAccount(server);
  const further = await createProjectAccount(server);
  const widened = await call('PATCH', `/api/atlas/v2/orgs/${orgId}/serviceAccounts/${further.clientId}`, {
    accept: NEWEST,
    body: { roles: ['ORG_READ_ONLY'] },
  });
  expect(widened.status, widened.text).toBe(200);
  const person = await addPerson(server.services, { organizations: { [orgId]: ['ORG_MEMBER'] } });
  const stranger = await addPerson(server.services, {
    organizations: { [elsewhere.orgId]: ['ORG_MEMBER'] },
  });
  const keys = [
    ...[reader, admin, await addKey(server, { organizationRoles: ['ORG_GROUP_CREATOR'] })],
    // Last, because what these assign to the project is there for the others too.
    ...[owner, server.first.apiKey],
  ];
  callers = [
    ...keys.map((key) => ({ name: key.publicKey, key, asker: server.first.apiKey })),
    { name: elsewhere.owner.publicKey, key: elsewhere.owner, asker: elsewhere.owner },
    {
      name: account.clientId,
      key: server.first.apiKey,
      headers: { Authorization: `Bearer ${await tokenOf(server, account)}` },
      asker: server.first.apiKey,
    },
  ];
  const nobody = 'f'.repeat(24);
  const keyIds = [reader, inTwo, server.first.apiKey].map(({ id }) => id).concat(nobody, 'XYZ');
  const agentKey = (projectId: string) => agentApiKeyOf(server.services, projectId);
  named = {
    orgId: [orgId],
    groupId: [groupId],
    apiUserId: keyIds,
    apiKeyId: keyIds,
    groupName: ['hidden', 'seen', 'nothing', 'a%00b'],
    agentApiKey: [agentKey(hidden), agentKey(groupId), 'none'],
    clientId: [inProjectAlone, further, account].map(({ clientId }) => clientId).concat('mdb_sa_id_none'),
    credentialId: [account.clientId, 'mdb_sa_id_none', reader.id],
    userId: [person.id, stranger.id, nobody, 'XYZ'],
    userName: [person.username, stranger.username, 'nobody@example.com'],
    ipAddress: ['192.0.2.1'],
    secretId: [nobody],
    endpointSetId: ['none'],
  };
  const limits = [
    ...['', `?groupId=${groupId}`, `?groupId=${hidden}`, `?groupId=${nobody}`, '?groupId=XYZ', '?groupId='],
    ...[`?orgId=${orgId}`, `?orgId=${nobody}`, `?groupId=${groupId}&orgId=${elsewhere.orgId}`],
    ...[`?userId=${reader.publicKey}`, `?userId=${reader.id}&userId=${admin.id}`, '?userId='],
    ...[`?ipAddress=${HERE}`, '?ipAddress=192.0.2.1', `?groupId=${hidden}&orgId=XYZ`],
  ];
  bodies = {
    migrateGroup: { destinationOrgId: orgId },
    inviteGroupServiceAccount: { roles: ['GROUP_READ_ONLY'] },
    updateGroupServiceAccount: { description: 'made by a test' },
    createGroupServiceAccountSecret: { secretExpiresAfterHours: 8 },
    createGroupServiceAccountAccessList: [],
    updateGroupApiKeyRoles: { roles: ['GROUP_READ_ONLY'] },
    createOrgApiKeyAccessListEntry: [],
    createOrgApiKeyAccessListEntries: [],
    createOrgApiKeyWhitelistEntry: [],
    createOrgApiKeyWhitelistEntries: [],
  };
  queries = {
    listRateLimits: limits,
    getRateLimit: limits,
    listOrgCredentials: [
      '',
      '?kind=SERVICE_ACCOUNT',
      '?kind=API_KEY',
      '?kind=NONE',
      '?kind=%53ERVICE_ACCOUNT',
    ],
  };
});
afterAll(() => server.stop());

const reaching = operations.filter(({ reach }) => reach !== undefined);

/** Every path that a template stands for, with the things there are. */
function pathsOf(template: string): string[] {
  const name = /\{(\w+)\}/.exec(template)?.[1];
  if (name === undefined) return [template];
  const values = named[name];
  if (values === undefined) throw new Error(`nothing to try for ${name}`);
  return values.flatMap((value) => pathsOf(template.replace(`{${name}}`, value)));
}

describe('an explanation of an operation that asks more than a role', () => {
  it.each(reaching.map((operation) => [operation.method, operation.path, operation] as const))(
    'says what the call gets: %s %s',
    async (method, template, { operationId }) => {
      const seen = new Set<string>();
      for (const path of pathsOf(template))
        for (const query of queries[operationId] ?? [''])
          for (const caller of callers) {
            const body = bodies[operationId];
            const decidedCode = operationId === 'getUser' ? 'USER_NOT_FOUND' : undefined;
            const asked = { method, path: path + query, from: HERE, accept: NEWEST, body, decidedCode };
            seen.add(await expectAgreement(call, caller, asked));
          }
      // The personal lists of people are for no credential at all.
      if (!template.includes('/users/{userId}/accessList')) expect(seen).toContain('passes');
      expect([...seen].some((outcome) => outcome !== 'passes')).toBe(true);
    },
  );
});
