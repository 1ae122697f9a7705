import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject, eventsDuring } from '#test/accounts.js';
import { type Call, createCall, type KeyPair } from '#test/call.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
let keys: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  keys = `/groups/${server.first.groupId}/apiKeys`;
});
afterAll(() => server.stop());

describe('updateGroupApiKeyRoles', () => {
  it('assigns a key that is not in the project yet, as the Atlas CLI does', async () => {
    const { orgId, groupId } = server.first;
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const events = await eventsDuring(server, async () => {
      const path = `${keys}/${key.id}?includeCount=true&itemsPerPage=100&pageNum=1`;
      const answer = await call('PATCH', path, { body: { roles: ['GROUP_READ_ONLY'] } });
      expect(answer.status).toBe(200);
      expect(answer.json).toMatchObject({
        id: key.id,
        privateKey: `********-****-****-${key.privateKey.slice(-12)}`,
        roles: [
          { orgId, roleName: 'ORG_MEMBER' },
          { groupId, roleName: 'GROUP_READ_ONLY' },
        ],
      });
    });
    expect(events.map(({ type, projectId }) => [type, projectId])).toEqual([
      ['API_KEY_ADDED_TO_GROUP', groupId],
    ]);
  });

  it('replaces the roles in this project and in no other', async () => {
    const { orgId, groupId } = server.first;
    const otherProject = await addProject(server, 'other');
    const key = await addKey(server, {
      projectRoles: [
        { projectId: groupId, role: 'GROUP_OWNER' },
        { projectId: otherProject, role: 'GROUP_OWNER' },
      ],
    });
    const events = await eventsDuring(server, async () => {
      const answer = await call('PATCH', `${keys}/${key.id}`, { body: { roles: ['GROUP_READ_ONLY'] } });
      expect(answer.json.roles).toHaveLength(3);
      expect(answer.json.roles).toEqual(
        expect.arrayContaining([
          { orgId, roleName: 'ORG_MEMBER' },
          { groupId, roleName: 'GROUP_READ_ONLY' },
          { groupId: otherProject, roleName: 'GROUP_OWNER' },
        ]),
      );
    });
    expect(events.map(({ type, details }) => [type, details])).toEqual([
      ['API_KEY_ROLES_CHANGED', { targetPublicKey: key.publicKey }],
    ]);
    expect(
      (await call('POST', keys, { key, body: { desc: 'x', roles: ['GROUP_OWNER'] } })).json.errorCode,
    ).toBe('USER_UNAUTHORIZED');
  });

  it('changes the description alone, and with empty values nothing', async () => {
    const { groupId } = server.first;
    const key = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_OWNER' }] });
    const events = await eventsDuring(server, async () => {
      expect((await call('PATCH', `${keys}/${key.id}`, { body: { desc: 'new' } })).json.desc).toBe('new');
      expect((await call('PATCH', `${keys}/${key.id}`, { body: { desc: '', roles: [] } })).json.desc).toBe(
        'new',
      );
    });
    expect(events.map(({ type }) => type)).toEqual(['API_KEY_DESCRIPTION_CHANGED']);
  });

  it.each<[string, object, string]>([
    ['no roles for a key that is not in the project', { roles: [] }, 'MISSING_API_KEY_ROLES'],
    ['only a description for such a key', { desc: 'x' }, 'MISSING_API_KEY_ROLES'],
    ['an organization role', { roles: ['ORG_OWNER'] }, 'INVALID_ROLE_FOR_GROUP'],
    ['a long description', { desc: 'x'.repeat(251), roles: ['GROUP_OWNER'] }, 'INVALID_API_KEY_DESC'],
  ])('refuses %s', async (_name, body, code) => {
    const key = await addKey(server, {});
    const events = await eventsDuring(server, async () => {
      const answer = await call('PATCH', `${keys}/${key.id}`, { body });
      expect([answer.status, answer.json.errorCode]).toEqual([400, code]);
    });
    expect(events).toEqual([]);
  });

  it('answers for a key of another organization as for none', async () => {
    const { owner } = await addOrganization(server, 'elsewhere');
    const missing = 'c'.repeat(24);
    const body = { roles: ['GROUP_OWNER'] };
    const foreign = await call('PATCH', `${keys}/${owner.id}`, { body });
    const none = await call('PATCH', `${keys}/${missing}`, { body });
    expect([foreign.status, foreign.json.errorCode]).toEqual([400, 'API_KEY_NOT_FOUND']);
    expect(foreign.text).toBe(none.text.replaceAll(missing, owner.id));
  });

  it('is not for GROUP_READ_ONLY', async () => {
    const { groupId } = server.first;
    const key = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_READ_ONLY' }] });
    const answer = await call('PATCH', `${keys}/${key.id}`, { key, body: { roles: ['GROUP_OWNER'] } });
    expect([answer.status, answer.json.errorCode]).toEqual([401, 'USER_UNAUTHORIZED']);
  });

  it('renames a key for nobody but who manages all that it reaches', async () => {
    const { orgId, groupId, apiKey } = server.first;
    const other = await addProject(server, 'out of reach');
    const admin = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_USER_ADMIN' }] });
    const rename = async (id: string, desc: string, key: KeyPair = admin) => {
      const { status, json } = await call('PATCH', `${keys}/${id}`, { key, body: { desc } });
      return [status, json.errorCode];
    };
    const read = async (id: string) => (await call('GET', `/orgs/${orgId}/apiKeys/${id}`)).json.desc;
    const refused = [401, 'USER_UNAUTHORIZED'];

    const ofProject = { projectId: groupId, role: 'GROUP_READ_ONLY' };
    const further = [
      await addKey(server, { organizationRoles: ['ORG_READ_ONLY'], projectRoles: [ofProject] }),
      await addKey(server, { projectRoles: [ofProject, { projectId: other, role: 'GROUP_READ_ONLY' }] }),
    ];
    for (const { id } of further) {
      expect(await rename(id, 'renamed')).toEqual(refused);
      expect(await read(id)).toBe('made by a test');
      // Clients send the name along that it has.
      expect((await rename(id, 'made by a test'))[0]).toBe(200);
    }
    expect(await rename(apiKey.id, 'renamed')).not.toContain(200);

    const own = await addKey(server, { projectRoles: [ofProject] });
    expect((await rename(own.id, 'renamed'))[0]).toBe(200);
    expect(await read(own.id)).toBe('renamed');
    const [organizations] = further;
    expect((await rename(organizations?.id ?? '', 'by the owner', apiKey))[0]).toBe(200);
  });
});
