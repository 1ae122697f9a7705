import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, eventsDuring, type TestKey } from '../support/accounts.js';
import { type Call, type CallOptions, createCall } from '../support/call.js';
import { addPerson } from '../support/people.js';
import { expectRefusal } from '../support/refusals.js';
import { startTestServer, type TestServer } from '../support/server.js';
import {
  createAccount,
  createProjectAccount,
  type TestAccount,
  tokenOf,
} from '../support/service-accounts.js';

// What is noted of credentials, beside the public wires.

let server: TestServer;
let call: Call;
let orgId: string;
let groupId: string;
let key: TestKey;
let account: TestAccount;
const NOTES = {
  kind: 'agent',
  label: 'Support bot',
  owner: 'ada@example.com',
  tags: ['prod', 'team:support'],
};
const NONE = { kind: null, label: null, owner: null, tags: [] };

beforeAll(async () => {
  server = await startTestServer({ usageFlushSeconds: '1' });
  call = createCall(server, '');
  orgId = server.first.orgId;
  groupId = await addProject(server, 'Noted');
  key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
  account = await createAccount(server, ['ORG_READ_ONLY']);
});
afterAll(() => server.stop());

const inOrg = (id: string) => `/api/private/orgs/${orgId}/credentials/${id}`;
const inGroup = (id: string, group = groupId) => `/api/private/groups/${group}/credentials/${id}`;
const put = (path: string, body: unknown, options: CallOptions = {}) =>
  call('PUT', `${path}/notes`, { body, accept: 'application/json', ...options });
const notesOf = async (path: string) => (await call('GET', path, { accept: 'application/json' })).json.notes;

describe.each([
  ['an API key', () => key.id],
  ['a service account', () => account.clientId],
] as const)('notes of %s', (_, idOf) => {
  it('are none at first; they are set as a whole, shown, and taken away', async () => {
    const path = inOrg(idOf());
    expect(await notesOf(path)).toEqual(NONE);
    const set = await put(path, { ...NOTES, tags: ['team:support', 'prod', 'prod'] });
    expect(set.status, set.text).toBe(200);
    expect(set.json.notes).toEqual(NOTES);
    expect(await notesOf(path)).toEqual(NOTES);
    const { json: list } = await call('GET', `/api/private/orgs/${orgId}/credentials?noteKind=agent`);
    expect(list.results.map((each: { id: string; notes: unknown }) => [each.id, each.notes])).toContainEqual([
      idOf(),
      NOTES,
    ]);
    expect((await put(path, { label: 'Only this' })).json.notes).toEqual({ ...NONE, label: 'Only this' });
    expect((await put(path, {})).json.notes).toEqual(NONE);
  });

  it('are one event in the whole audit trail, none in the public list, and none where nothing is different', async () => {
    const path = inOrg(idOf());
    const events = await eventsDuring(server, async () => {
      await put(path, NOTES);
      await put(path, NOTES);
      await put(path, {});
    });
    expect(events.map(({ type }) => type)).toEqual([
      expect.stringMatching(/_NOTES_CHANGED$/),
      expect.stringMatching(/_NOTES_CHANGED$/),
    ]);
    const types = async (list: string) =>
      (await call('GET', list)).json.results.map((event: { eventTypeName: string }) => event.eventTypeName);
    expect(await types(`/api/private/orgs/${orgId}/events`)).toContain(events[0]?.type);
    expect(await types(`/api/atlas/v2/orgs/${orgId}/events`)).not.toContain(events[0]?.type);
  });
});

describe('a request with notes', () => {
  it.each([
    ['kind', { kind: 'Agent' }],
    ['kind', { kind: 'two words' }],
    ['kind', { kind: 'a'.repeat(33) }],
    ['label', { label: 'x'.repeat(101) }],
    ['label', { label: 'two\nlines' }],
    ['label', { label: ' ' }],
    ['owner', { owner: 'x'.repeat(255) }],
    ['tags', { tags: ['no blanks'] }],
    ['tags', { tags: Array.from({ length: 21 }, (_, index) => `t${index}`) }],
    ['tags', { tags: 'prod' }],
  ])('is refused with a wrong %s, which is named: %j', async (field, body) => {
    const answer = await put(inOrg(key.id), body);
    expect(answer.status, answer.text).toBe(400);
    expect(answer.json.badRequestDetail.fields[0].field).toMatch(new RegExp(`^${field}`));
  });

  it('is refused with a property that there is not', async () => {
    expect((await put(inOrg(key.id), { roles: ['ORG_OWNER'] })).status).toBe(400);
  });

  it('about a credential that there is not is answered as everywhere', async () => {
    expectRefusal(await put(inOrg('f'.repeat(24)), NOTES), { status: 400, code: 'API_KEY_NOT_FOUND' });
    expectRefusal(await put(inOrg('mdb_sa_id_none'), NOTES), { status: 404, code: 'RESOURCE_NOT_FOUND' });
    const other = await addOrganization(server, 'Elsewhere');
    expectRefusal(await put(inOrg(other.owner.id), NOTES), { status: 400, code: 'API_KEY_NOT_FOUND' });
  });
});

describe('who may write notes', () => {
  it.each([['ORG_READ_ONLY'], ['ORG_MEMBER'], ['ORG_GROUP_CREATOR']])('is not %s', async (role) => {
    const other = await addKey(server, { organizationRoles: [role] });
    for (const id of [key.id, account.clientId])
      expectRefusal(await put(inOrg(id), NOTES, { key: other }), { status: 401, code: 'USER_UNAUTHORIZED' });
  });

  it('is not the credential itself, for the words would be its own', async () => {
    expectRefusal(await put(inOrg(key.id), NOTES, { key }), { status: 401, code: 'USER_UNAUTHORIZED' });
  });

  it('is whoever owns the project, of what reaches nothing else', async () => {
    const owner = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_OWNER' }] });
    const within = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_READ_ONLY' }] });
    const accountWithin = await createProjectAccount(server, ['GROUP_READ_ONLY'], groupId);
    for (const id of [within.id, accountWithin.clientId]) {
      const set = await put(inGroup(id), NOTES, { key: owner });
      expect(set.status, set.text).toBe(200);
      expect(set.json.notes).toEqual(NOTES);
    }
    const roles = [groupId, server.first.groupId].map((projectId) => ({
      projectId,
      role: 'GROUP_READ_ONLY',
    }));
    const further = await addKey(server, { projectRoles: roles });
    expectRefusal(await put(inGroup(further.id), NOTES, { key: owner }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
    expect((await put(inGroup(further.id), NOTES)).status).toBe(200);
    expectRefusal(await put(inGroup(within.id), {}, { key: within }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
    const { json } = await call('GET', `/api/private/groups/${groupId}/events`, { key: owner });
    expect(json.results.map((event: { eventTypeName: string }) => event.eventTypeName)).toContain(
      'SERVICE_ACCOUNT_NOTES_CHANGED',
    );
    // A credential of the organization that is not in the project.
    expectRefusal(await put(inGroup(key.id), NOTES, { key: owner }), {
      status: 400,
      code: 'API_KEY_NOT_FOUND',
    });
  });
});

describe('notes give no rights', () => {
  it('whatever they say', async () => {
    const plain = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const body = { kind: 'owner', label: 'ORG_OWNER', owner: 'root', tags: ['ORG_OWNER', 'admin:all'] };
    expect((await put(inOrg(plain.id), body)).status).toBe(200);
    const asked = await call('POST', `/api/atlas/v2/orgs/${orgId}/apiKeys`, {
      key: plain,
      body: { desc: 'x', roles: ['ORG_OWNER'] },
    });
    expect(asked.status).toBe(401);
  });
});

describe('kind and label', () => {
  it('show in the audit trail of what the credential did, as they were then, and in no public event', async () => {
    const owner = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
    const acting = await createAccount(server, ['ORG_OWNER']);
    await put(inOrg(owner.id), { kind: 'agent', label: 'Planner' });
    await put(inOrg(acting.clientId), { kind: 'ci' });
    const make = (name: string, options: CallOptions) =>
      call('POST', '/api/atlas/v2/groups', { body: { name, orgId }, ...options });
    expect((await make('by agent', { key: owner })).status).toBe(201);
    const token = await tokenOf(server, acting);
    const asAccount = { key: 'none' as const, headers: { Authorization: `Bearer ${token}` } };
    expect((await make('by ci', asAccount)).status).toBe(201);
    await put(inOrg(owner.id), { kind: 'other' });
    const { json } = await call('GET', `/api/private/orgs/${orgId}/events?eventType=GROUP_CREATED`);
    const told = json.results.map(
      ({ publicKey, actorClientId, actorKind, actorLabel }: Record<string, string>) => [
        publicKey ?? actorClientId,
        actorKind,
        actorLabel,
      ],
    );
    expect(told).toContainEqual([owner.publicKey, 'agent', 'Planner']);
    expect(told).toContainEqual([acting.clientId, 'ci', undefined]);
    const { text } = await call('GET', `/api/atlas/v2/orgs/${orgId}/events`);
    expect(text).not.toMatch(/actorKind|Planner/);
  });

  it('show in the list of what was refused', async () => {
    const refused = await addKey(server, {});
    await put(inOrg(refused.id), { kind: 'agent', label: 'Curious' });
    await call('POST', `/api/atlas/v2/orgs/${orgId}/apiKeys`, {
      key: refused,
      body: { desc: 'x', roles: ['ORG_MEMBER'] },
    });
    const list = async () =>
      (await call('GET', `/api/private/orgs/${orgId}/refusals?credentialId=${refused.id}`)).json.results;
    await expect.poll(list).toMatchObject([{ credentialNotes: { kind: 'agent', label: 'Curious' } }]);
  });
});

describe('who made a credential', () => {
  it('is shown and can be looked for: a person, a key, an account', async () => {
    const person = await addPerson(server.services, { organizations: { [orgId]: ['ORG_OWNER'] } });
    const made = await call('POST', `/api/atlas/v2/orgs/${orgId}/apiKeys`, {
      key: 'none',
      headers: person.headers,
      body: { desc: 'by a person', roles: ['ORG_MEMBER'] },
    });
    expect(made.status, made.text).toBe(200);
    const madeBy = async (name: string) =>
      (
        await call('GET', `/api/private/orgs/${orgId}/credentials?madeBy=${encodeURIComponent(name)}`)
      ).json.results.map(({ id }: { id: string }) => id);
    expect(await madeBy(person.username)).toEqual([made.json.id]);
    expect(await madeBy(server.first.apiKey.publicKey)).toContain(account.clientId);
    expect((await call('GET', inOrg(account.clientId))).json.madeBy).toBe(server.first.apiKey.publicKey);
    expect((await call('GET', inOrg(key.id))).json.madeBy).toBeNull();
  });
});
