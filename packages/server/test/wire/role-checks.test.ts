import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentApiKeyOf } from '../../src/access/reach/agent-api-key.js';
import { organizationRoles } from '../../src/domain/roles.js';
import { addKey, addOrganization, addProject } from '../support/accounts.js';
import { type Call, type CallAnswer, createCall, type KeyPair } from '../support/call.js';
import { addPerson, type TestPerson } from '../support/people.js';
import { startTestServer, type TestServer } from '../support/server.js';

// The roles that admission cannot check, because the path does not say where they are needed or who is concerned. What
// admission checks is in test/conformance/role-matrix.test.ts.

const V2 = '/api/atlas/v2';
const ATLAS_V1 = '/api/atlas/v1.0';
const V1 = '/api/public/v1.0';
const ACCEPT = 'application/vnd.atlas.2025-03-12+json';
const PROJECT = 'asked for';

interface Caller {
  readonly name: string;
  readonly as: { key: KeyPair } | { headers: Readonly<Record<string, string>> };
}

let server: TestServer;
let call: Call;
let orgId: string;
let groupId: string;
let callers: Caller[];
let person: TestPerson;
let member: { id: string; publicKey: string; privateKey: string };

const ORG_ROLES = organizationRoles.map(({ role }) => role);
const READERS = ['ORG_OWNER', 'ORG_STREAM_PROCESSING_ADMIN', 'ORG_READ_ONLY', 'person with ORG_OWNER'];
const IN_PROJECT = ['GROUP_OWNER', 'GROUP_USER_ADMIN', 'GROUP_READ_ONLY'];
const STRANGERS = ['owner elsewhere', 'person elsewhere'];

beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  orgId = server.first.orgId;
  groupId = await addProject(server, PROJECT);
  const elsewhere = await addOrganization(server, 'elsewhere');
  const people = async (name: string, organizations: Record<string, readonly string[]>) => {
    person = await addPerson(server.services, { organizations });
    return { name, as: { headers: person.headers } };
  };
  callers = [
    ...(await Promise.all(
      ORG_ROLES.map(async (role) => ({
        name: role,
        as: { key: await addKey(server, { organizationRoles: [role] }) },
      })),
    )),
    ...(await Promise.all(
      IN_PROJECT.map(async (role) => ({
        name: role,
        as: { key: await addKey(server, { projectRoles: [{ projectId: groupId, role }] }) },
      })),
    )),
    { name: 'owner elsewhere', as: { key: elsewhere.owner } },
    await people('person elsewhere', { [elsewhere.orgId]: ['ORG_OWNER'] }),
    await people('person with ORG_OWNER', { [orgId]: ['ORG_OWNER'] }),
    await people('person with ORG_MEMBER', { [orgId]: ['ORG_MEMBER'] }),
  ];
  member = await addKey(server, {});
});
afterAll(() => server.stop());

/** How each caller fares: status and error code, the same for those that fare the same. */
async function outcomes(ask: (as: Caller['as']) => Promise<CallAnswer>): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const { name, as } of callers) {
    const { status, json } = await ask(as);
    const outcome = [status, json?.errorCode].filter(Boolean).join(' ');
    found[outcome] = [...(found[outcome] ?? []), name];
  }
  return Object.fromEntries(Object.entries(found).map(([outcome, names]) => [outcome, names.sort()]));
}

const everyone = () => callers.map(({ name }) => name);
const allBut = (...names: readonly string[][]) =>
  everyone()
    .filter((name) => !names.flat().includes(name))
    .sort();
const idsOf = (answer: CallAnswer): string[] => answer.json.results.map(({ id }: { id: string }) => id);

describe('what the service checks beyond admission', () => {
  it.each([V2, V1])('lists of organizations show those of the caller: %s', async (base) => {
    for (const { name, as } of callers) {
      const ids = idsOf(await call('GET', `${base}/orgs`, { accept: ACCEPT, ...as }));
      expect(ids.includes(orgId), name).toBe(!STRANGERS.includes(name));
      expect(ids, name).toHaveLength(1);
    }
  });

  it.each([V2, V1])('lists of projects show those that the caller may see: %s', async (base) => {
    for (const { name, as } of callers) {
      const ids = idsOf(await call('GET', `${base}/groups`, { accept: ACCEPT, ...as }));
      const expected = READERS.includes(name)
        ? [server.first.groupId, groupId]
        : IN_PROJECT.includes(name)
          ? [groupId]
          : [];
      if (STRANGERS.includes(name)) expect(ids, name).not.toContain(groupId);
      else expect(ids.sort(), name).toEqual(expected.sort());
    }
  });

  it('projects by their names are found by those who may see them', async () => {
    const name = encodeURIComponent(PROJECT);
    const agentKey = agentApiKeyOf(server.services, groupId);
    for (const [path, code] of [
      [`${V2}/groups/byName/${name}`, 'GROUP_NOT_FOUND'],
      [`${V1}/groups/byName/${name}`, 'GROUP_NAME_NOT_FOUND'],
      [`${V1}/groups/byAgentApiKey/${agentKey}`, 'GROUP_NOT_FOUND'],
    ] as const)
      expect(await outcomes((as) => call('GET', path, { accept: ACCEPT, ...as })), path).toEqual({
        200: [...READERS, ...IN_PROJECT].sort(),
        [`404 ${code}`]: allBut(READERS, IN_PROJECT),
      });
  });

  it('createOrg is for keys that own their organization, and for people', async () => {
    // A key has to ask for a credential too, so none of these makes an organization.
    const found = await outcomes((as) => call('POST', '/orgs', { ...as, body: { name: 'made by a role' } }));
    const people = everyone().filter((name) => name.startsWith('person'));
    const owners = ['ORG_OWNER', 'owner elsewhere'];
    expect(found).toEqual({
      201: people.sort(),
      '400 MISSING_ATTRIBUTE': owners,
      '401 USER_UNAUTHORIZED': allBut(people, owners),
    });
  });

  it.each([V2, V1])('createGroup is for owners and project creators: %s', async (base) => {
    const found = await outcomes((as) =>
      call('POST', `${base}/groups`, { accept: ACCEPT, ...as, body: { name: PROJECT, orgId } }),
    );
    const creators = ['ORG_GROUP_CREATOR', 'ORG_OWNER', 'person with ORG_OWNER'];
    expect(found).toEqual({
      '409 GROUP_ALREADY_EXISTS': creators,
      '404 ORG_NOT_FOUND': STRANGERS,
      '401 NOT_ORG_GROUP_CREATOR': allBut(creators, STRANGERS),
    });
  });

  it('migrateGroup is for owners of the organization', async () => {
    const found = await outcomes((as) =>
      call('POST', `/groups/${groupId}:migrate`, {
        accept: ACCEPT,
        ...as,
        body: { destinationOrgId: orgId },
      }),
    );
    const owners = ['ORG_OWNER', 'person with ORG_OWNER'];
    const seeing = [...READERS, ...IN_PROJECT];
    expect(found).toEqual({
      '400 INVALID_ATTRIBUTE': owners,
      '401 USER_UNAUTHORIZED': seeing.filter((name) => !owners.includes(name)).sort(),
      '401 USER_CANNOT_ACCESS_GROUP': allBut(seeing, STRANGERS),
      '404 GROUP_NOT_FOUND': STRANGERS,
    });
  });

  it.each([V2, V1])('inviteGroupServiceAccount is for owners of the organization: %s', async (base) => {
    const path = `${base}/groups/${groupId}/serviceAccounts/mdb_sa_id_${'0'.repeat(24)}:invite`;
    const found = await outcomes((as) =>
      call('POST', path, { accept: ACCEPT, ...as, body: { roles: ['GROUP_READ_ONLY'] } }),
    );
    const owners = ['ORG_OWNER', 'person with ORG_OWNER'];
    const seeing = [...READERS, ...IN_PROJECT];
    expect(found).toEqual({
      '404 RESOURCE_NOT_FOUND': owners,
      '401 USER_UNAUTHORIZED': seeing.filter((name) => !owners.includes(name)).sort(),
      '401 USER_CANNOT_ACCESS_GROUP': allBut(seeing, STRANGERS),
      '404 GROUP_NOT_FOUND': STRANGERS,
    });
  });

  it.each([
    ...[
      `${V2}/orgs/{orgId}/apiKeys/{id}/accessList`,
      ...[ATLAS_V1, V1].flatMap((base) =>
        ['accessList', 'whitelist'].map((list) => `${base}/orgs/{orgId}/apiKeys/{id}/${list}`),
      ),
    ].flatMap((path) => {
      const missing = '404 API_KEY_ACCESS_LIST_NOT_FOUND';
      return [
        ['GET', path, 200],
        ['POST', path, 200],
        ['GET', `${path}/192.0.2.1`, missing],
        ['DELETE', `${path}/192.0.2.1`, missing],
      ] as const;
    }),
  ] as const)(
    'access lists of API keys are for the key and for owners, where it reaches no project: %s %s',
    async (method, template, done) => {
      const path = template.replace('{orgId}', orgId).replace('{id}', member.id);
      const ask = (as: Caller['as']) =>
        call(method, path, { accept: ACCEPT, ...as, ...(method === 'POST' ? { body: [] } : {}) });
      const owners = ['ORG_OWNER', 'person with ORG_OWNER'];
      expect(await outcomes(ask)).toEqual({
        [done]: owners,
        '404 ORG_NOT_FOUND': STRANGERS,
        '401 API_KEY_ACCESS_LIST_ACCESS_DENIED': allBut(owners, STRANGERS),
      });
      const own = await ask({ key: member });
      expect([own.status, own.json?.errorCode].filter(Boolean).join(' ')).toBe(String(done));
    },
  );

  it.each([
    ['GET', '', '200'],
    ['POST', '', '201'],
    ['GET', '/192.0.2.1', '404 ACCESS_LIST_NOT_FOUND'],
    ['DELETE', '/192.0.2.1', '404 ACCESS_LIST_NOT_FOUND'],
  ])('access lists of people are for themselves: %s%s', async (method, rest, done) => {
    const path = `${V1}/users/${person.id}/accessList${rest}`;
    const found = await outcomes((as) =>
      call(method, path, { ...as, ...(method === 'POST' ? { body: [] } : {}) }),
    );
    const self = ['person with ORG_MEMBER'];
    expect(found).toEqual({ [done]: self, '401 ACCESS_LIST_ACCESS_DENIED': allBut(self) });
  });
});
