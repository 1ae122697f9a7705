import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { eventsOfCall, trailOf } from '#test/trail.js';

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/orgs/${server.first.orgId}`;
});
afterAll(() => server.stop());

const update = (body: unknown, options = {}) => server.curl(path, { method: 'PATCH', body, ...options });

describe('updateOrg', () => {
  it('renames, answers what getOrg answers from then on, and tells who did it', async () => {
    const answer = await update({ name: 'Renamed, Inc.' });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ id: server.first.orgId, name: 'Renamed, Inc.' });
    expect((await server.curl(path)).text).toBe(answer.text);
    expect((await trailOf(server, server.first.orgId)).at(-1)).toEqual({
      type: 'ORG_RENAMED',
      actor: server.first.apiKey.publicKey,
      address: '127.0.0.1',
      projectId: null,
      details: {},
    });
  });

  it('takes the name together with the default alerts, as Terraform sends them', async () => {
    const events = await eventsOfCall(server, server.first.orgId, async () => {
      const answer = await update({ name: 'With Alerts', skipDefaultAlertsSettings: true });
      expect(answer.json).toMatchObject({ name: 'With Alerts', skipDefaultAlertsSettings: true });
    });
    expect(events).toEqual(['ORG_RENAMED', 'ORG_SETTINGS_UPDATED']);
    expect((await update({ name: 'Alerts Stay' })).json.skipDefaultAlertsSettings).toBe(true);
  });

  it('records nothing when nothing changes', async () => {
    const { json } = await server.curl(path);
    expect(await eventsOfCall(server, server.first.orgId, () => update({ name: json.name }))).toEqual([]);
  });

  it('tolerates the read-only members that clients send back', async () => {
    const { json } = await server.curl(path);
    const answer = await update({
      ...json,
      id: '0123456789abcdef01234567',
      isDeleted: true,
      name: 'Sent Back',
    });
    expect(answer.json).toEqual({ ...json, name: 'Sent Back' });
  });

  it('refuses bad names, a missing one and unknown attributes', async () => {
    expectRefusal(await update({ name: 'a/b' }), {
      status: 400,
      code: 'INVALID_ORG_NAME',
      parameters: ['a/b'],
      fields: ['name'],
    });
    expectRefusal(await update({ name: '   ' }), {
      status: 400,
      code: 'INVALID_ORG_NAME',
      parameters: ['   '],
    });
    expectRefusal(await update({}), { status: 400, code: 'MISSING_ATTRIBUTE', parameters: ['name'] });
    expectRefusal(await update({ name: 'x', nmae: 'y' }), {
      status: 400,
      code: 'INVALID_ATTRIBUTE',
      parameters: ['nmae'],
    });
    expectRefusal(await update({ name: 'a/b', nmae: 'y' }), { status: 400, code: 'VALIDATION_ERROR' });
    expectRefusal(await update('{'), { status: 400, code: 'MALFORMED_JSON' });
  });

  it('is for owners', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    expectRefusal(await update({ name: 'x' }, { key }), { status: 401, code: 'USER_UNAUTHORIZED' });
  });
});
