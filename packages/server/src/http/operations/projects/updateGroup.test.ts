import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addProject, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

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

  it.each([
    ['test/test', ['test/test']],
    ['a:b', ['a:b']],
    ['tab\t', ['tab\t']],
  ])('refuses a tag with the characters of %j in the words of the live service', async (text) => {
    const answer = await update({ tags: [{ key: text, value: text }] });
    expectRefusal(answer, { status: 400, code: 'VALIDATION_ERROR', fields: ['tags.0.key', 'tags.0.value'] });
    const why =
      'contains invalid characters. Allowable characters include letters, digits, spaces and ; @ _ - . +';
    expect(answer.json.detail).toBe(`The tag key ${text} ${why} The tag value ${text} ${why}`);
  });

  it('takes tags of 255 characters and refuses longer ones in the words of the live service', async () => {
    const longest = 'ü ;@_-.+9'.padEnd(255, 'x');
    const fits = { tags: [{ key: longest, value: longest }] };
    expect((await update(fits)).json.tags).toEqual(fits.tags);
    const tooLong = `${longest}x`;
    const answer = await update({ tags: [{ key: 'a', value: tooLong }] });
    expectRefusal(answer, {
      status: 400,
      code: 'VALIDATION_ERROR',
      detail: 'The tag value exceeded the maximum allowed length of 255 characters.',
      fields: ['tags.0.value'],
    });
    expectRefusal(await update({ tags: [{ key: tooLong, value: 'a' }] }), {
      status: 400,
      code: 'VALIDATION_ERROR',
      fields: ['tags.0.key'],
    });
    expect((await call('GET', path)).json.tags).toEqual(fits.tags);
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
