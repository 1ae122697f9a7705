import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareNaturally } from '../../src/domain/natural-key.js';
import { addKey, addOrganization, addProject, allowAddresses, type TestKey } from '../support/accounts.js';
import { type Call, type CallOptions, createCall } from '../support/call.js';
import { PATIENCE_MS } from '../support/patience.js';
import { addPerson, type TestPerson } from '../support/people.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createAccount, type TestAccount } from '../support/service-accounts.js';
import { shopDefinition } from '../support/shop.js';
import { addMember, addTeam } from '../support/teams.js';

let server: TestServer;
let call: Call;
let orgId: string;
let groupId: string;
let other: string;
let elsewhere: Awaited<ReturnType<typeof addOrganization>>;
let ownerKey: TestKey;
let groupKey: TestKey;
let account: TestAccount;
let teamId: string;
let inTeam: TestPerson;
let reader: TestPerson;
let member: TestPerson;
let inProject: TestPerson;

beforeAll(async () => {
  server = await startTestServer({ usageFlushSeconds: '1' });
  call = createCall(server);
  ({ orgId } = server.first);
  groupId = await addProject(server, 'Payments');
  other = await addProject(server, 'Warehouse');
  elsewhere = await addOrganization(server, 'elsewhere');
  ownerKey = await addKey(server, { organizationRoles: ['ORG_OWNER'], description: 'owns all' });
  groupKey = await addKey(server, {
    projectRoles: [{ projectId: groupId, role: 'GROUP_READ_ONLY' }],
    description: 'reads payments',
  });
  await allowAddresses(server, groupKey.id, ['203.0.113.0/24', '198.51.100.7/32']);
  account = await createAccount(server, ['ORG_READ_ONLY']);
  inTeam = await addMember(server);
  teamId = await addTeam(server, {
    name: 'Platform',
    userIds: [inTeam.id],
    projects: { [groupId]: ['GROUP_OWNER'] },
  });
  reader = await addMember(server, ['ORG_READ_ONLY']);
  member = await addMember(server);
  inProject = await addMember(server, ['ORG_MEMBER'], { projects: { [groupId]: ['GROUP_READ_ONLY'] } });
});
afterAll(() => server.stop());

const get = (path: string, options: CallOptions = {}) =>
  call('GET', `/api/private${path}`, { accept: 'application/json', ...options });
const as = ({ headers }: TestPerson): CallOptions => ({ key: 'none', headers });

async function read(path: string, options: CallOptions = {}) {
  const { status, json, text } = await get(path, options);
  expect(status, text).toBe(200);
  return json;
}
const namesIn = async (path: string, name: string, options?: CallOptions) =>
  (await read(path, options)).results.map((each: Record<string, unknown>) => each[name]);

describe('credentials', () => {
  it('of an organization are sorted, and paged in that order', async () => {
    const path = `/orgs/${orgId}/credentials?kind=API_KEY&sort=description`;
    const all = await namesIn(path, 'description');
    expect(all).toEqual([...all].sort());
    expect(await namesIn(`${path}&itemsPerPage=1&pageNum=2`, 'description')).toEqual([all[1]]);
    expect(await namesIn(path.replace('description', '-description'), 'description')).toEqual(
      [...all].reverse(),
    );
  });

  it('are refused in an order that there is not', async () => {
    const { status, json } = await get(`/orgs/${orgId}/credentials?sort=secret`);
    expect([status, json.errorCode]).toEqual([400, 'INVALID_ENUM_VALUE']);
  });

  it('of an organization are narrowed by role, project and use', async () => {
    const ids = (query: string) => namesIn(`/orgs/${orgId}/credentials?kind=API_KEY&${query}`, 'id');
    expect(await ids(`groupId=${groupId}`)).toEqual([groupKey.id]);
    // The first key calls here, which is written down in a moment.
    await expect
      .poll(() => ids('role=ORG_OWNER&neverUsed=true'), { timeout: PATIENCE_MS })
      .toEqual([ownerKey.id]);
    expect(await ids('unusedForDays=30')).toEqual([]);
    expect(await ids('unusedForDays=0&role=ORG_OWNER&search=owns')).toEqual([ownerKey.id]);
    expect(await ids('expiresWithinDays=30')).toEqual([]);
  });

  it('of a project have those besides that a role in the organization lets in, where they are asked for', async () => {
    const path = `/groups/${groupId}/credentials`;
    expect(await namesIn(path, 'id')).toEqual([groupKey.id]);
    const reaching = await namesIn(`${path}?includeOrgRoles=true`, 'id');
    expect(reaching).toEqual(expect.arrayContaining([groupKey.id, ownerKey.id, account.clientId]));
    const shown = await read(`${path}/${ownerKey.id}`);
    expect([shown.orgRoles, shown.groupRoles]).toEqual([['ORG_OWNER'], []]);
  });
});

describe('people', () => {
  it('of an organization are in the form of the public list, searched and narrowed', async () => {
    const found = await read(`/orgs/${orgId}/people?search=${inTeam.username.slice(0, 20)}&teamId=${teamId}`);
    expect(found.totalCount).toBe(1);
    const published = await call('GET', `/orgs/${orgId}/users/${inTeam.id}`, {
      accept: 'application/vnd.atlas.2025-02-19+json',
    });
    expect(found.results).toEqual([published.json]);
    expect(await namesIn(`/orgs/${orgId}/people?role=ORG_READ_ONLY`, 'id')).toEqual([reader.id]);
    expect(await namesIn(`/orgs/${orgId}/people?groupId=${groupId}&sort=-username`, 'id')).toEqual(
      [inProject, inTeam].sort((a, b) => compareNaturally(b.username, a.username)).map(({ id }) => id),
    );
  });

  it('of a project tell by what each of them is in', async () => {
    const { results } = await read(`/groups/${groupId}/people`);
    const of = (person: TestPerson) =>
      results.find(({ user }: { user: { id: string } }) => user.id === person.id);
    expect(of(member)).toBeUndefined();
    expect(of(inProject)).toMatchObject({ groupRoles: ['GROUP_READ_ONLY'], orgRoles: [], teams: [] });
    expect(of(inTeam)).toMatchObject({
      groupRoles: [],
      teams: [{ id: teamId, name: 'Platform', roleNames: ['GROUP_OWNER'] }],
    });
    expect(of(reader)).toMatchObject({ groupRoles: [], orgRoles: ['ORG_READ_ONLY'], teams: [] });
  });
});

describe('teams and projects', () => {
  it('are counted: who is in a team, where it has roles, and who has roles in a project', async () => {
    const overview = { id: teamId, memberCount: 1, name: 'Platform', projectCount: 1 };
    expect((await read(`/orgs/${orgId}/teams?search=plat`)).results).toEqual([
      { ...overview, roleNames: [] },
    ]);
    expect((await read(`/groups/${groupId}/teams`)).results).toEqual([
      { ...overview, roleNames: ['GROUP_OWNER'] },
    ]);
    const [project] = (await read(`/orgs/${orgId}/projects?search=PAYM`)).results;
    expect(project).toMatchObject({ id: groupId, credentialCount: 1, teamCount: 1, userCount: 1 });
  });

  it('show projects to those alone who may see them', async () => {
    expect(await namesIn(`/orgs/${orgId}/projects`, 'id', as(inProject))).toEqual([groupId]);
    expect(await namesIn(`/orgs/${orgId}/projects?sort=-created`, 'id', as(reader))).toContain(other);
  });
});

describe('who has access to a project', () => {
  const access = (query = '') => read(`/groups/${groupId}/access${query}`);

  it('are people, teams, API keys and service accounts, with what they may do and through what', async () => {
    const { results, totalCount } = await access();
    expect(totalCount).toBe(results.length);
    const of = (id: string) => results.find((each: { id: string }) => each.id === id);
    expect(of(member.id)).toBeUndefined();
    expect(of(groupKey.id)).toMatchObject({
      kind: 'API_KEY',
      levels: ['READ'],
      through: [{ kind: 'PROJECT', roles: ['GROUP_READ_ONLY'] }],
    });
    expect(of(ownerKey.id)).toMatchObject({
      levels: ['READ', 'WRITE', 'MANAGE_KEYS', 'MANAGE_PEOPLE', 'OWN'],
      through: [{ kind: 'ORGANIZATION', roles: ['ORG_OWNER'] }],
    });
    expect(of(account.clientId)).toMatchObject({ kind: 'SERVICE_ACCOUNT', name: 'ci', levels: ['READ'] });
    expect(of(inTeam.id)).toMatchObject({
      kind: 'USER',
      name: inTeam.username,
      through: [{ kind: 'TEAM', teamId, teamName: 'Platform', roles: ['GROUP_OWNER'] }],
    });
    expect(of(teamId)).toMatchObject({
      kind: 'TEAM',
      name: 'Platform',
      levels: expect.arrayContaining(['OWN']),
    });
  });

  it('are narrowed to those who may write, by kind and by text', async () => {
    const writing = (await access('?level=WRITE')).results.map(({ id }: { id: string }) => id);
    expect(writing).toEqual(expect.arrayContaining([ownerKey.id, inTeam.id, teamId]));
    expect(writing).not.toContain(groupKey.id);
    expect(writing).not.toContain(reader.id);
    expect((await access('?kind=TEAM')).results).toHaveLength(1);
    expect((await access('?search=reads%20pay')).results).toMatchObject([{ id: groupKey.id }]);
  });

  it('are told to nobody who may not see the project', async () => {
    const refused = await get(`/groups/${groupId}/access`, as(member));
    expect([refused.status, refused.json.errorCode]).toEqual([401, 'USER_CANNOT_ACCESS_GROUP']);
  });
});

describe('organizations', () => {
  it('of the caller are told with the roles there, found by a part of name or ID, and no others', async () => {
    const person = await addPerson(server.services, {
      organizations: { [orgId]: ['ORG_READ_ONLY'], [elsewhere.orgId]: ['ORG_OWNER', 'ORG_MEMBER'] },
    });
    const ids = (query: string, options = as(person)) => namesIn(`/orgs?${query}`, 'id', options);
    expect((await ids('')).sort()).toEqual([orgId, elsewhere.orgId].sort());
    expect(await ids('sort=-created')).toEqual((await ids('sort=created')).reverse());
    expect((await read('/orgs?search=ELSEW', as(person))).results).toMatchObject([
      { id: elsewhere.orgId, name: 'elsewhere', roleNames: ['ORG_MEMBER', 'ORG_OWNER'] },
    ]);
    expect(await ids(`search=${orgId.slice(4)}`)).toEqual([orgId]);
    expect(await ids('', as(member))).toEqual([orgId]);
    expect(await ids('search=elsewhere', as(member))).toEqual([]);
  });
});

describe('what a dialog chooses from', () => {
  it('leaves out who is in the team or has a role in the project already, invited people too', async () => {
    const invited = { username: 'soon@example.com', teamIds: [teamId] };
    const roles = {
      orgRoles: ['ORG_MEMBER'],
      groupRoleAssignments: [{ groupId, groupRoles: ['GROUP_READ_ONLY'] }],
    };
    const { json: soon } = await call('POST', `/orgs/${orgId}/users`, {
      accept: 'application/vnd.atlas.2025-02-19+json',
      body: { ...invited, roles },
    });
    const people = (query: string) => namesIn(`/orgs/${orgId}/people?itemsPerPage=100&${query}`, 'id');
    expect(await people('')).toEqual(expect.arrayContaining([soon.id, inTeam.id, inProject.id]));
    const outside = await people(`withoutTeamId=${teamId}`);
    for (const id of [soon.id, inTeam.id]) expect(outside).not.toContain(id);
    expect(outside).toContain(inProject.id);
    const roleless = await people(`withoutGroupId=${groupId}`);
    for (const id of [soon.id, inProject.id]) expect(roleless).not.toContain(id);
    expect(roleless).toContain(inTeam.id);

    const teams = (query: string) => namesIn(`/orgs/${orgId}/teams?${query}`, 'id');
    expect(await teams(`withoutGroupId=${groupId}`)).not.toContain(teamId);
    expect(await teams(`withoutGroupId=${other}`)).toContain(teamId);
    for (const id of [soon.id, inTeam.id]) expect(await teams(`userId=${id}`)).toEqual([teamId]);
    expect(await teams(`userId=${inProject.id}`)).toEqual([]);

    const credentials = await namesIn(`/orgs/${orgId}/credentials?withoutGroupId=${groupId}`, 'id');
    expect(credentials).toContain(ownerKey.id);
    expect(credentials).not.toContain(groupKey.id);
  });

  it('tells the projects of somebody as far as the caller may see them', async () => {
    const projects = (of: string, options?: CallOptions) =>
      namesIn(`/orgs/${orgId}/projects?userId=${of}`, 'id', options);
    expect(await projects(inProject.id, as(reader))).toEqual([groupId]);
    expect(await projects(inProject.id, as(member))).toEqual([]);
    // By the team alone.
    expect(await projects(inTeam.id, as(reader))).toEqual([]);
  });
});

describe('the search', () => {
  const found = async (text: string, options?: CallOptions, inside: string | null = orgId) =>
    (await read(`/search?text=${encodeURIComponent(text)}${inside ? `&orgId=${inside}` : ''}`, options))
      .results;
  const idsOf = async (...asked: Parameters<typeof found>) =>
    (await found(...asked)).map(({ id }: { id: string }) => id);

  it('finds what is named by a part in the organization, and in full everywhere that may be seen', async () => {
    expect(await idsOf('paym', as(reader))).toContain(groupId);
    expect(await idsOf('platf', as(reader))).toContain(teamId);
    expect(await idsOf('reads pay', as(reader))).toContain(groupKey.id);
    expect(await idsOf(groupKey.publicKey, as(reader), null)).toEqual([groupKey.id]);
    expect(await idsOf(account.clientId, as(reader), null)).toEqual([account.clientId]);
    expect(await idsOf(inTeam.username, as(reader), null)).toEqual([inTeam.id]);
    for (const id of [orgId, groupId, teamId, inTeam.id, groupKey.id])
      expect(await idsOf(id, as(reader), null)).toEqual([id]);
  });

  it('finds the access lists that hold an address, with the entry', async () => {
    expect(await found('203.0.113.9')).toMatchObject([{ id: groupKey.id, cidrBlock: '203.0.113.0/24' }]);
    expect(await found('203.0.113.0/24')).toMatchObject([{ id: groupKey.id }]);
    expect(await idsOf('203.0.114.9')).toEqual([]);
  });

  it('finds the access list of a key only for whom the list is shown', async () => {
    const manager = await addMember(server, ['ORG_MEMBER'], { projects: { [groupId]: ['GROUP_OWNER'] } });
    const ofOther = await addMember(server, ['ORG_MEMBER'], { projects: { [other]: ['GROUP_OWNER'] } });
    expect(await idsOf('203.0.113.9', as(manager))).toEqual([groupKey.id]);
    for (const person of [reader, member, inProject, ofOther])
      for (const text of ['203.0.113.9', '203.0.113.0/24']) expect(await idsOf(text, as(person))).toEqual([]);
  });

  it('tells nothing of what the caller may not see', async () => {
    const stranger = await addPerson(server.services, {
      organizations: { [elsewhere.orgId]: ['ORG_OWNER'] },
    });
    for (const text of [
      orgId,
      groupId,
      teamId,
      inTeam.id,
      groupKey.id,
      groupKey.publicKey,
      account.clientId,
      inTeam.username,
      'paym',
      '203.0.113.9',
    ])
      expect(await idsOf(text, as(stranger))).toEqual([]);
    expect(await idsOf(account.clientId, as(member))).toEqual([]);
    expect(await idsOf('Warehouse', as(inProject))).toEqual([]);
    expect(await idsOf(groupId, as(member))).toEqual([]);
  });

  it('has no more than eight of a kind', async () => {
    for (let count = 0; count < 9; count += 1) await addKey(server, { description: 'one of many' });
    expect(await found('one of many', as(reader))).toHaveLength(8);
  });

  it('finds nothing without a text', async () => {
    for (const query of ['', '?text=', '?text=%20'])
      expect((await read(`/search${query}`)).results).toEqual([]);
  });
});

describe('a role of a guarded API', () => {
  it('narrows lists as Sallyport’s own roles do, and one that there is not is refused', async () => {
    await call('POST', `/api/private/orgs/${orgId}/guardedApis`, { body: { definition: shopDefinition() } });
    const auditor = await addKey(server, { organizationRoles: ['ORG_SHOP_AUDITOR'] });
    const clerk = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_SHOP_CLERK' }] });
    const overseer = await addMember(server, ['ORG_SHOP_AUDITOR']);
    const seller = await addMember(server, ['ORG_MEMBER'], { projects: { [groupId]: ['GROUP_SHOP_CLERK'] } });
    const shop = await addTeam(server, { name: 'Shop', projects: { [groupId]: ['GROUP_SHOP_CLERK'] } });
    const of = async (path: string) =>
      (await read(path)).results.map(
        (each: { id?: string; user?: { id: string } }) => each.id ?? each.user?.id,
      );
    expect(await of(`/orgs/${orgId}/credentials?role=ORG_SHOP_AUDITOR`)).toEqual([auditor.id]);
    expect(await of(`/groups/${groupId}/credentials?role=GROUP_SHOP_CLERK`)).toEqual([clerk.id]);
    expect(await of(`/orgs/${orgId}/people?role=ORG_SHOP_AUDITOR`)).toEqual([overseer.id]);
    expect(await of(`/groups/${groupId}/people?role=GROUP_SHOP_CLERK`)).toEqual([seller.id]);
    expect(await of(`/groups/${groupId}/teams?role=GROUP_SHOP_CLERK`)).toEqual([shop]);
    for (const path of [
      `/orgs/${orgId}/credentials?role=GROUP_SHOP_CLERK`,
      `/groups/${groupId}/credentials?role=ORG_OWNER`,
      `/orgs/${orgId}/people?role=ORG_OWNR`,
      `/groups/${groupId}/people?role=GROUP_SHOP_CLARK`,
      `/groups/${groupId}/teams?role=x`,
    ]) {
      const { status, json } = await get(path);
      expect([status, json.errorCode, json.badRequestDetail?.fields?.[0]?.field], path).toEqual([
        400,
        path.startsWith('/orgs/') ? 'INVALID_ROLE_FOR_ORG' : 'INVALID_ROLE_FOR_GROUP',
        'role',
      ]);
    }
  });
});
