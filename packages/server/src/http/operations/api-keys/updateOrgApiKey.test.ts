import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
let keys: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  keys = `/orgs/${server.first.orgId}/apiKeys`;
});
afterAll(() => server.stop());

describe('updateOrgApiKey', () => {
  it('replaces the organization roles and keeps those in projects', async () => {
    const { orgId, groupId } = server.first;
    const key = await addKey(server, {
      organizationRoles: ['ORG_READ_ONLY', 'ORG_BILLING_ADMIN'],
      projectRoles: [{ projectId: groupId, role: 'GROUP_OWNER' }],
    });
    const answer = await call('PATCH', `${keys}/${key.id}`, {
      body: { desc: 'changed', roles: ['ORG_MEMBER'] },
    });
    expect(answer.status).toBe(200);
    expect(answer.json.desc).toBe('changed');
    expect(answer.json.privateKey).toBe(`********-****-****-${key.privateKey.slice(-12)}`);
    expect(answer.json.roles).toEqual([
      { orgId, roleName: 'ORG_MEMBER' },
      { groupId, roleName: 'GROUP_OWNER' },
    ]);
    expect((await call('GET', `${keys}/${key.id}`)).json).toEqual(answer.json);
  });

  it('takes effect on the next request of the key', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
    const create = () => call('POST', keys, { key, body: { desc: 'x', roles: ['ORG_MEMBER'] } });
    expect((await create()).status).toBe(200);
    await call('PATCH', `${keys}/${key.id}`, { body: { roles: ['ORG_READ_ONLY'] } });
    expect((await create()).json.errorCode).toBe('USER_UNAUTHORIZED');
    await call('PATCH', `${keys}/${key.id}`, { body: { roles: ['ORG_OWNER'] } });
    expect((await create()).status).toBe(200);
  });

  it('records a change of the description and of the roles, each on its own', async () => {
    const key = await addKey(server, {});
    const typesOf = async (body: object) =>
      (await eventsDuring(server, () => call('PATCH', `${keys}/${key.id}`, { body }))).map(
        ({ type, details }) => [type, details],
      );
    const details = { targetPublicKey: key.publicKey };
    expect(await typesOf({ desc: 'new' })).toEqual([['API_KEY_DESCRIPTION_CHANGED', details]]);
    expect(await typesOf({ roles: ['ORG_OWNER'] })).toEqual([['API_KEY_ROLES_CHANGED', details]]);
    expect(await typesOf({ desc: 'newer', roles: ['ORG_MEMBER'] })).toEqual([
      ['API_KEY_DESCRIPTION_CHANGED', details],
      ['API_KEY_ROLES_CHANGED', details],
    ]);
    expect(await typesOf({ desc: 'newer', roles: ['ORG_MEMBER', 'ORG_MEMBER'] })).toEqual([]);
  });

  it.each([
    ['nothing', {}],
    ['what the Atlas CLI sends without flags', { desc: '', roles: [] }],
    ['an empty description', { desc: '' }],
    ['no roles', { roles: [] }],
  ])('with %s changes nothing', async (_name, body) => {
    const key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const before = (await call('GET', `${keys}/${key.id}`)).json;
    const events = await eventsDuring(server, async () => {
      const answer = await call('PATCH', `${keys}/${key.id}`, { body });
      expect(answer.status).toBe(200);
      expect(answer.json).toEqual(before);
    });
    expect(events).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a long description', { desc: 'x'.repeat(251) }, 'INVALID_API_KEY_DESC'],
    ['a description of blanks', { desc: ' ' }, 'API_KEY_REQUIRES_DESCRIPTION'],
    ['a project role', { roles: ['GROUP_READ_ONLY'] }, 'INVALID_ROLE_FOR_ORG'],
    ['one wrong role among right ones', { roles: ['ORG_MEMBER', 'org_owner'] }, 'INVALID_ROLE_FOR_ORG'],
    ['a role that is null', { roles: [null] }, 'INVALID_JSON_ATTRIBUTE'],
    ['the id', { id: '0'.repeat(24) }, 'INVALID_ATTRIBUTE'],
  ])('refuses %s and changes nothing', async (_name, body, code) => {
    const key = await addKey(server, {});
    const before = (await call('GET', `${keys}/${key.id}`)).json;
    const answer = await call('PATCH', `${keys}/${key.id}`, { body });
    expect([answer.status, answer.json.errorCode]).toEqual([400, code]);
    expect((await call('GET', `${keys}/${key.id}`)).json).toEqual(before);
  });

  it('does not reach keys of another organization', async () => {
    const { owner } = await addOrganization(server, 'elsewhere');
    const answer = await call('PATCH', `${keys}/${owner.id}`, { body: { roles: ['ORG_MEMBER'] } });
    expect([answer.status, answer.json.errorCode]).toEqual([400, 'API_KEY_NOT_FOUND']);
  });

  it('is not for ORG_READ_ONLY, not even on itself', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const answer = await call('PATCH', `${keys}/${key.id}`, { key, body: { roles: ['ORG_OWNER'] } });
    expect([answer.status, answer.json.errorCode]).toEqual([401, 'USER_UNAUTHORIZED']);
  });
});
