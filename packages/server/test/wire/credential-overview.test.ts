import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, allowAddresses, type TestKey } from '../support/accounts.js';
import { type Call, type CallAnswer, type CallOptions, createCall } from '../support/call.js';
import { addPerson, type TestPerson } from '../support/people.js';
import { expectRefusal } from '../support/refusals.js';
import { startTestServer, type TestServer } from '../support/server.js';
import {
  createAccount,
  createProjectAccount,
  endSecretAt,
  type TestAccount,
} from '../support/service-accounts.js';

let server: TestServer;
let call: Call;
let inOrg: string;
let inGroup: string;
let groupId: string;
let key: TestKey;
let account: TestAccount;
let projectAccount: TestAccount;
let elsewhere: Awaited<ReturnType<typeof addOrganization>>;
let member: TestPerson;
let reader: TestPerson;
let inProject: TestPerson;

const PROJECT = 'Zebra';
const NONE = { kind: null, label: null, owner: null, tags: [] };

beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  const { orgId } = server.first;
  groupId = await addProject(server, PROJECT);
  elsewhere = await addOrganization(server, 'elsewhere');
  inOrg = `/api/private/orgs/${orgId}/credentials`;
  inGroup = `/api/private/groups/${groupId}/credentials`;
  key = await addKey(server, {
    organizationRoles: ['ORG_READ_ONLY', 'ORG_GROUP_CREATOR'],
    projectRoles: [
      { projectId: groupId, role: 'GROUP_READ_ONLY' },
      { projectId: groupId, role: 'GROUP_OWNER' },
      { projectId: server.first.groupId, role: 'GROUP_READ_ONLY' },
    ],
  });
  await allowAddresses(server, key.id, ['127.0.0.1/32', '192.0.2.0/24']);
  account = await createAccount(server);
  projectAccount = await createProjectAccount(server, ['GROUP_READ_ONLY'], groupId);
  member = await addPerson(server.services, { organizations: { [orgId]: ['ORG_MEMBER'] } });
  reader = await addPerson(server.services, { organizations: { [orgId]: ['ORG_READ_ONLY'] } });
  inProject = await addPerson(server.services, {
    organizations: { [orgId]: ['ORG_MEMBER'] },
    projects: { [groupId]: ['GROUP_READ_ONLY'] },
  });
});
afterAll(() => server.stop());

async function get(path: string, options: CallOptions = {}): Promise<CallAnswer> {
  return call('GET', path, { accept: 'application/json', ...options });
}

async function idsOf(path: string, options: CallOptions = {}): Promise<string[]> {
  const answer = await get(path, options);
  expect(answer.status, answer.text).toBe(200);
  expect(answer.json.totalCount).toBe(answer.json.results.length);
  return answer.json.results.map(({ id }: { id: string }) => id).sort();
}

describe('the overview of an organization', () => {
  it('shows API keys and service accounts in one form, with what the public lists lack', async () => {
    // A use, which is written after a moment.
    await get('/api/private/ipinfo', { key });
    const lastUsedAt = async () => (await get(`${inOrg}/${key.id}`)).json.lastUsedAt;
    await expect.poll(lastUsedAt).not.toBeNull();

    const { json, headers } = await get(inOrg);
    expect(headers['content-type']).toBe('application/json');
    expect(json.totalCount).toBe(4);
    const shown = (id: string) => json.results.find((result: { id: string }) => result.id === id);
    expect(Object.keys(shown(key.id))).toEqual(Object.keys(shown(key.id)).sort());
    expect(shown(key.id)).toEqual({
      accessListEntryCount: 2,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      description: 'made by a test',
      expiresAt: null,
      groupRoles: [
        {
          groupId: server.first.groupId,
          groupName: expect.not.stringMatching(PROJECT),
          roles: ['GROUP_READ_ONLY'],
        },
        { groupId, groupName: PROJECT, roles: ['GROUP_OWNER', 'GROUP_READ_ONLY'] },
      ],
      id: key.id,
      isManageable: true,
      kind: 'API_KEY',
      lastUsedAddress: '127.0.0.1',
      lastUsedAt: expect.stringMatching(/Z$/),
      madeBy: null,
      maskedPrivateKey: `********-****-****-${key.privateKey.slice(-12)}`,
      name: null,
      notes: NONE,
      orgRoles: ['ORG_GROUP_CREATOR', 'ORG_READ_ONLY'],
      publicKey: key.publicKey,
      secretCount: 0,
      secretExpiresAt: null,
    });
    const published = await call('GET', `/orgs/${server.first.orgId}/apiKeys/${key.id}`);
    expect(shown(key.id).maskedPrivateKey).toBe(published.json.privateKey);

    const secrets = await call('GET', `/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}`);
    expect(shown(account.clientId)).toEqual({
      accessListEntryCount: 0,
      createdAt: secrets.json.createdAt,
      description: 'made by a test',
      expiresAt: null,
      groupRoles: [],
      id: account.clientId,
      isManageable: true,
      kind: 'SERVICE_ACCOUNT',
      lastUsedAddress: null,
      lastUsedAt: null,
      madeBy: server.first.apiKey.publicKey,
      maskedPrivateKey: null,
      name: 'ci',
      notes: NONE,
      orgRoles: ['ORG_MEMBER'],
      publicKey: null,
      secretCount: 1,
      secretExpiresAt: secrets.json.secrets[0].expiresAt,
    });
    expect((await get(`${inOrg}/${account.clientId}`)).json).toEqual(shown(account.clientId));
  });

  it('tells of a secret that has expired by when it did', async () => {
    const expired = await createAccount(server);
    await endSecretAt(server, expired, Date.UTC(2024, 0, 2));
    const shown = await get(`${inOrg}/${expired.clientId}`);
    expect([shown.json.secretCount, shown.json.secretExpiresAt]).toEqual([1, '2024-01-02T00:00:00Z']);
    await call('DELETE', `/orgs/${server.first.orgId}/serviceAccounts/${expired.clientId}`);
  });

  it('can be narrowed to a kind, to a text, and to those that a required access list shuts out', async () => {
    const { apiKey } = server.first;
    const { json } = await get(`${inOrg}?search=${apiKey.publicKey}`);
    const firstId = json.results[0].id;
    expect(json.totalCount).toBe(1);
    expect(await idsOf(`${inOrg}?kind=API_KEY`)).toEqual([firstId, key.id].sort());
    const accounts = [account.clientId, projectAccount.clientId].sort();
    expect(await idsOf(`${inOrg}?kind=SERVICE_ACCOUNT`)).toEqual(accounts);
    expect(await idsOf(`${inOrg}?search=CI`)).toEqual(expect.arrayContaining(accounts));
    expect(await idsOf(`${inOrg}?search=${account.clientId.toUpperCase()}`)).toEqual([account.clientId]);
    expect(await idsOf(`${inOrg}?search=%25`)).toEqual([]);
    expect(await idsOf(`${inOrg}?withoutAccessList=true`)).toEqual([firstId, ...accounts].sort());
    expect(await idsOf(`${inOrg}?withoutAccessList=true&kind=API_KEY`)).toEqual([firstId]);
    expect(await idsOf(`${inOrg}?withoutAccessList=false`)).toHaveLength(4);
  });

  it('comes in pages, newest first, with links', async () => {
    const seen: string[] = [];
    for (let pageNum = 1; pageNum <= 2; pageNum++) {
      const { json } = await get(`${inOrg}?itemsPerPage=3&pageNum=${pageNum}&withoutAccessList=false`);
      expect(json.totalCount).toBe(4);
      expect(json.links.map(({ rel }: { rel: string }) => rel)).toEqual(
        pageNum === 1 ? ['self', 'next'] : ['self', 'previous'],
      );
      seen.push(...json.results.map(({ id }: { id: string }) => id));
    }
    expect(new Set(seen).size).toBe(4);
    const times = (await get(inOrg)).json.results.map(({ createdAt }: { createdAt: string }) => createdAt);
    expect(times).toEqual(times.toSorted().reverse());
  });

  it.each([
    ['an unknown kind', 'kind=USER', 'INVALID_ENUM_VALUE'],
    ['a flag that is none', 'withoutAccessList=maybe', 'INVALID_QUERY_PARAMETER'],
    ['too long a text', `search=${'x'.repeat(251)}`, 'INVALID_QUERY_PARAMETER'],
    ['too long a page', 'itemsPerPage=501', 'INVALID_QUERY_PARAMETER'],
  ])('refuses %s', async (_, query, code) => {
    expectRefusal(await get(`${inOrg}?${query}`), { status: 400, code });
  });

  it('shows no service accounts to members, as the public list does, and says so when asked for them', async () => {
    const { headers } = member;
    const kinds = (await get(inOrg, { headers })).json.results.map(({ kind }: { kind: string }) => kind);
    expect(kinds).toEqual(['API_KEY', 'API_KEY']);
    expect((await get(inOrg, { headers })).json.totalCount).toBe(2);
    for (const path of [`${inOrg}?kind=SERVICE_ACCOUNT`, `${inOrg}/${account.clientId}`])
      expectRefusal(await get(path, { headers }), { status: 401, code: 'USER_UNAUTHORIZED' });
    expect(await idsOf(inOrg, { headers: reader.headers })).toHaveLength(4);
    expect((await get(`${inOrg}/${account.clientId}`, { headers: reader.headers })).status).toBe(200);
  });

  it('names no project to those who may not see it', async () => {
    const namesFor = async (person: TestPerson) => {
      const { json } = await get(`${inOrg}/${key.id}`, { headers: person.headers });
      const named = json.groupRoles.map((granted: { groupId: string; groupName: string | null }) => [
        granted.groupId,
        granted.groupName,
      ]);
      return new Map<string, string | null>(named);
    };
    expect([...(await namesFor(member)).values()]).toEqual([null, null]);
    const seen = await namesFor(inProject);
    expect([seen.get(groupId), seen.get(server.first.groupId)]).toEqual([PROJECT, null]);
    expect((await namesFor(reader)).get(groupId)).toBe(PROJECT);
  });
});

describe('the overview of a project', () => {
  it('shows what has a role there, with the roles there alone', async () => {
    const expected = [key.id, projectAccount.clientId].sort();
    expect(await idsOf(inGroup)).toEqual(expected);
    expect(await idsOf(inGroup, { headers: inProject.headers })).toEqual(expected);
    expect(await idsOf(`${inGroup}?kind=SERVICE_ACCOUNT&search=ci`)).toEqual([projectAccount.clientId]);
    const shown = await get(`${inGroup}/${key.id}`, { headers: inProject.headers });
    expect(shown.json.groupRoles).toEqual([
      { groupId, groupName: PROJECT, roles: ['GROUP_OWNER', 'GROUP_READ_ONLY'] },
    ]);
    expect(shown.json.orgRoles).toEqual(['ORG_GROUP_CREATOR', 'ORG_READ_ONLY']);
    const { json } = await get(`${inGroup}/${projectAccount.clientId}`);
    expect(json).toMatchObject({ kind: 'SERVICE_ACCOUNT', secretCount: 1 });
  });

  it('is for those who may see the project, and does not exist for strangers', async () => {
    expectRefusal(await get(inGroup, { headers: member.headers }), {
      status: 401,
      code: 'USER_CANNOT_ACCESS_GROUP',
    });
    expectRefusal(await get(inGroup, { key: elsewhere.owner }), { status: 404, code: 'GROUP_NOT_FOUND' });
  });
});

describe('whether the caller may change more than the roles in the scope', () => {
  const PATHS = { org: () => inOrg, group: () => inGroup } as const;
  let people: Record<'owner' | 'reader' | 'projectOwner' | 'userAdmin' | 'projectReader', TestPerson>;
  let both: TestPerson;
  const made: Record<string, string> = {};
  let changeable: (path: string, person: TestPerson) => Promise<string[]>;

  beforeAll(async () => {
    const { orgId, groupId: other } = server.first;
    const add = (roles: string[], projects: Record<string, string[]> = {}) =>
      addPerson(server.services, { organizations: { [orgId]: roles }, projects });
    people = {
      owner: await add(['ORG_OWNER']),
      reader: await add(['ORG_READ_ONLY']),
      projectOwner: await add(['ORG_MEMBER'], { [groupId]: ['GROUP_OWNER'] }),
      userAdmin: await add(['ORG_MEMBER'], { [groupId]: ['GROUP_USER_ADMIN'] }),
      projectReader: await add(['ORG_MEMBER'], { [groupId]: ['GROUP_READ_ONLY'] }),
    };
    both = await add(['ORG_MEMBER'], { [groupId]: ['GROUP_OWNER'], [other]: ['GROUP_OWNER'] });

    const here = { projectId: groupId, role: 'GROUP_READ_ONLY' };
    const there = { projectId: other, role: 'GROUP_READ_ONLY' };
    const keys = {
      'key here': await addKey(server, { projectRoles: [here] }),
      'key here and there': await addKey(server, { projectRoles: [here, there] }),
      'key with more': await addKey(server, { projectRoles: [here], organizationRoles: ['ORG_READ_ONLY'] }),
      'key nowhere': await addKey(server, {}),
    };
    for (const [name, { id }] of Object.entries(keys)) made[id] = name;
    const accounts = {
      'account here': await createProjectAccount(server, ['GROUP_READ_ONLY'], groupId),
      'account here and there': await createProjectAccount(server, ['GROUP_READ_ONLY'], groupId),
      'account with more': await createAccount(server, ['ORG_READ_ONLY']),
      'account nowhere': await createAccount(server),
    };
    for (const [name, { clientId }] of Object.entries(accounts)) made[clientId] = name;
    const invite = async ({ clientId }: TestAccount, project: string) => {
      const path = `/groups/${project}/serviceAccounts/${clientId}:invite`;
      const answer = await call('POST', path, { body: { roles: ['GROUP_READ_ONLY'] } });
      expect(answer.status, answer.text).toBe(200);
    };
    await invite(accounts['account here and there'], other);
    await invite(accounts['account with more'], groupId);

    changeable = async (path, { headers }) => {
      const { json } = await get(`${path}?itemsPerPage=500`, { headers });
      const shown: { id: string; isManageable: boolean }[] = json.results.filter(
        ({ id }: { id: string }) => made[id] !== undefined,
      );
      for (const { id, isManageable } of shown)
        expect((await get(`${path}/${id}`, { headers })).json.isManageable, made[id]).toBe(isManageable);
      return shown.flatMap(({ id, isManageable }) => (isManageable ? [made[id] ?? id] : [])).sort();
    };
  });

  const inOrganization = ['nowhere', 'here', 'here and there', 'with more'];
  const all = (places: readonly string[]) =>
    ['account', 'key'].flatMap((kind) => places.map((place) => `${kind} ${place}`)).sort();
  it.each([
    ['owner', 'org', all(inOrganization)],
    ['owner', 'group', all(inOrganization.slice(1))],
    ['reader', 'org', []],
    ['reader', 'group', []],
    ['projectOwner', 'org', ['key here']],
    ['projectOwner', 'group', ['account here', 'key here']],
    ['userAdmin', 'org', ['key here']],
    ['userAdmin', 'group', ['account here', 'key here']],
    ['projectReader', 'org', []],
    ['projectReader', 'group', []],
  ] as const)('%s, %s: %j', async (name, scope, expected) => {
    expect(await changeable(PATHS[scope](), people[name])).toEqual(expected);
  });

  it('counts every project of a key that the caller manages, but of an account the one it is asked in', async () => {
    expect(await changeable(inGroup, both)).toEqual(['account here', 'key here', 'key here and there']);
  });

  it('is what the operations then do', async () => {
    const { orgId } = server.first;
    for (const [scope, person] of [
      ['group', people.userAdmin],
      ['group', people.projectReader],
      ['group', both],
      ['org', people.reader],
      ['org', people.projectOwner],
      ['org', people.owner],
    ] as const) {
      const { headers } = person;
      const { json } = await get(`${PATHS[scope]()}?itemsPerPage=500`, { headers });
      for (const { id, kind, isManageable } of json.results) {
        const place = scope === 'org' || kind === 'API_KEY' ? `/orgs/${orgId}` : `/groups/${groupId}`;
        const list = `${place}/${kind === 'API_KEY' ? 'apiKeys' : 'serviceAccounts'}/${id}/accessList`;
        const { status } = await call('DELETE', `${list}/203.0.113.250`, { headers });
        // An entry that is not there: all that differs is whether the caller hears of that.
        expect(status, `${made[id] ?? id} in ${scope}`).toBe(isManageable ? 404 : 401);
      }
    }
  });

  it('holds for a key of itself', async () => {
    const self = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    expect((await get(`${inOrg}/${self.id}`, { key: self })).json.isManageable).toBe(true);
    expect((await get(`${inOrg}/${key.id}`, { key: self })).json.isManageable).toBe(false);
  });
});

describe('the list of credentials', () => {
  it('refuses a blank kind, which would list all kinds', async () => {
    const answer = await get(`${inOrg}?kind=`);
    expectRefusal(answer, {
      status: 400,
      code: 'INVALID_ENUM_VALUE',
      parameters: [''],
      fields: ['kind'],
      detail: 'An invalid enumeration value "" was specified.',
    });
  });
});

describe('a credential that is not there', () => {
  const nowhere = 'f'.repeat(24);

  it.each([
    [nowhere, 400, 'API_KEY_NOT_FOUND'],
    [`mdb_sa_id_${nowhere}`, 404, 'RESOURCE_NOT_FOUND'],
    ['nonsense', 404, 'INVALID_KEY_ID'],
  ])('is refused by the form of its id: %s', async (id, status, code) => {
    for (const path of [inOrg, inGroup])
      expectRefusal(await get(`${path}/${id}`), { status, code, parameters: [id] });
  });

  it('answers like those of other organizations and of other projects', async () => {
    expectRefusal(await get(`${inOrg}/${elsewhere.owner.id}`), { status: 400, code: 'API_KEY_NOT_FOUND' });
    expectRefusal(await get(`${inGroup}/${account.clientId}`), {
      status: 404,
      code: 'RESOURCE_NOT_FOUND',
    });
    expectRefusal(await get(inOrg, { key: elsewhere.owner }), { status: 404, code: 'ORG_NOT_FOUND' });
  });
});
