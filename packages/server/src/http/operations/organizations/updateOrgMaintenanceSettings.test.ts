import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, eventsDuring } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { type CurlOptions, startTestServer, type TestServer } from '#test/server.js';

const ACCEPT = 'application/vnd.atlas.preview+json';
const DEFAULT = { effectiveWaveAssignmentMode: 'MANUAL', waveAssignmentMode: null };

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/orgs/${server.first.orgId}/maintenanceSettings`;
});
afterAll(() => server.stop());

const get = (options: CurlOptions = {}) => server.curl(path, { accept: ACCEPT, ...options });
const update = (body: unknown, options: CurlOptions = {}) =>
  server.curl(path, { accept: ACCEPT, method: 'PATCH', body, ...options });
const reset = (options: CurlOptions = {}) =>
  server.curl(`${path}:reset`, { accept: ACCEPT, method: 'POST', ...options });
const modeOf = (waveAssignmentMode: string) => ({
  effectiveWaveAssignmentMode: waveAssignmentMode,
  waveAssignmentMode,
});

describe('the maintenance settings of an organization', () => {
  it('are a preview, and have a version of their own since', async () => {
    for (const accept of [ACCEPT, 'application/vnd.atlas.2025-03-12+json']) {
      const answer = await get({ accept });
      expect(answer.status, answer.text).toBe(200);
      expect(answer.headers['content-type']).toBe(`${accept};charset=utf-8`);
      expect(answer.text).toBe(JSON.stringify(DEFAULT));
    }
    expectRefusal(await get({ accept: 'application/vnd.atlas.2024-08-05+json' }), {
      status: 406,
      code: 'INVALID_VERSION_DATE',
    });
  });

  it('are set, and go back to the default by a reset or by null', async () => {
    expect((await update({ waveAssignmentMode: 'ENV_TAG_MAPPING' })).json).toEqual(modeOf('ENV_TAG_MAPPING'));
    expect((await update({})).json).toEqual(modeOf('ENV_TAG_MAPPING'));
    expect((await get()).json).toEqual(modeOf('ENV_TAG_MAPPING'));
    const back = await reset();
    expect(back.status, back.text).toBe(200);
    expect(back.json).toEqual(DEFAULT);
    expect((await update({ waveAssignmentMode: 'MANUAL' })).json).toEqual(modeOf('MANUAL'));
    expect((await update({ waveAssignmentMode: null })).json).toEqual(DEFAULT);
    expect((await get()).json).toEqual(DEFAULT);
  });

  it('leave an event when they change', async () => {
    const typesOf = async (action: () => Promise<unknown>) =>
      (await eventsDuring(server, action)).map(({ type, organizationId }) => [type, organizationId]);
    const changed = [['ORG_SETTINGS_UPDATED', server.first.orgId]];
    expect(await typesOf(() => update({ waveAssignmentMode: 'ENV_TAG_MAPPING' }))).toEqual(changed);
    expect(await typesOf(() => update({ waveAssignmentMode: 'ENV_TAG_MAPPING' }))).toEqual([]);
    expect(await typesOf(() => reset())).toEqual(changed);
    expect(await typesOf(() => reset())).toEqual([]);
  });

  it('refuse what is no mode', async () => {
    expectRefusal(await update({ waveAssignmentMode: 'AUTOMATIC' }), {
      status: 400,
      code: 'INVALID_ENUM_VALUE',
      fields: ['waveAssignmentMode'],
    });
    expectRefusal(await update({ effectiveWaveAssignmentMode: 'MANUAL' }), {
      status: 400,
      code: 'INVALID_ATTRIBUTE',
    });
  });

  it('are read by members and changed by owners', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    expect((await get({ key })).status).toBe(200);
    for (const answer of [await update({}, { key }), await reset({ key })])
      expectRefusal(answer, { status: 401, code: 'USER_UNAUTHORIZED' });
  });
});
