import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addProject, eventsDuring } from '../../../../test/support/accounts.js';
import { type Call, createCall } from '../../../../test/support/call.js';
import { expectRefusal } from '../../../../test/support/refusals.js';
import { startTestServer, type TestServer } from '../../../../test/support/server.js';

let server: TestServer;
let call: Call;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  path = `/groups/${server.first.groupId}`;
});
afterAll(() => server.stop());

const update = (body: unknown, options: Parameters<Call>[2] = {}) =>
  call('PATCH', path, { body, ...options });

describe('updateGroup', () => {
  it('changes only what is given and answers the whole project', async () => {
    const before = (await call('GET', path)).json;
    const renamed = await update({ name: 'renamed' });
    expect(renamed.status, renamed.text).toBe(200);
    expect(renamed.headers.location).toBeUndefined();
    expect(renamed.text).toBe(JSON.stringify({ ...before, name: 'renamed' }));
    const tags = [
      { key: 'team', value: 'a' },
      { key: 'env', value: 'e2e' },
    ];
    expect((await update({ tags })).json).toEqual({ ...before, name: 'renamed', tags });
    const quiet = await update({ withDefaultAlertsSettings: false });
    expect(quiet.json).toEqual({ ...before, name: 'renamed', tags, withDefaultAlertsSettings: false });
    expect((await call('GET', path)).text).toBe(quiet.text);
    expect((await update({ tags: [] })).json.tags).toEqual([]);
  });

  it('records an event for each part that became different, and none for the rest', async () => {
    const { orgId, groupId, apiKey } = server.first;
    const body = { name: 'audited', tags: [{ key: 'a', value: 'b' }], withDefaultAlertsSettings: true };
    const events = await eventsDuring(server, () => update(body));
    const scope = {
      organizationId: orgId,
      projectId: groupId,
      actor: apiKey.publicKey,
      remoteAddress: '127.0.0.1',
    };
    expect(events).toEqual([
      { ...scope, type: 'GROUP_NAME_CHANGED', details: {} },
      {
        ...scope,
        type: 'GROUP_TAGS_MODIFIED',
        details: { resourceId: groupId, resourceType: 'project' },
      },
      { ...scope, type: 'GROUP_DEFAULT_ALERTS_SETTINGS_CHANGED', details: {} },
    ]);
    expect(await eventsDuring(server, () => update(body))).toEqual([]);
    expect(await eventsDuring(server, () => update({}))).toEqual([]);
  });

  it('is found by its new name at once, and no longer by the old one', async () => {
    await update({ name: 'before' });
    await update({ name: 'after' });
    expect((await call('GET', '/groups/byName/after')).status).toBe(200);
    expect((await call('GET', '/groups/byName/before')).status).toBe(404);
  });

  it('refuses names that are taken or none', async () => {
    await addProject(server, 'neighbour');
    expectRefusal(await update({ name: 'neighbour' }), {
      status: 409,
      code: 'GROUP_ALREADY_EXISTS',
      parameters: ['neighbour'],
    });
    for (const name of ['', ' ', 'a/b', 'x'.repeat(65)])
      expectRefusal(await update({ name }), { status: 400, code: 'INVALID_GROUP_NAME', parameters: [name] });
  });

  it.each([
    [
      'an attribute that cannot be changed',
      { orgId: '0123456789abcdef01234567' },
      'INVALID_ATTRIBUTE',
      'orgId',
    ],
    ['a tag without value', { tags: [{ key: 'a' }] }, 'MISSING_ATTRIBUTE', 'tags.0.value'],
    ['an empty tag', { tags: [{ key: '', value: 'x' }] }, 'VALIDATION_ERROR', 'tags.0.key'],
    [
      'a flag that is text',
      { withDefaultAlertsSettings: 'no' },
      'INVALID_JSON_ATTRIBUTE',
      'withDefaultAlertsSettings',
    ],
  ])('refuses %s', async (_, body, code, field) => {
    expectRefusal(await update(body), { status: 400, code, fields: [field] });
  });

  it('needs Project Owner', async () => {
    const { groupId } = server.first;
    for (const role of ['GROUP_READ_ONLY', 'GROUP_USER_ADMIN']) {
      const key = await addKey(server, { projectRoles: [{ projectId: groupId, role }] });
      expectRefusal(await update({ name: 'x' }, { key }), { status: 401, code: 'USER_UNAUTHORIZED' });
    }
    const key = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_OWNER' }] });
    expect((await update({ name: 'owned' }, { key })).status).toBe(200);
  });
});
