import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, eventsDuring } from '#test/accounts.js';
import { type Call, createCall } from '#test/call.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let call: Call;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  path = `/groups/${server.first.groupId}/settings`;
});
afterAll(() => server.stop());

const DEFAULTS =
  '{"isAtlasHomePageAiAssistantEnabled":true,"isClusterAiAssistantEnabled":true,' +
  '"isCollectDatabaseSpecificsStatisticsEnabled":true,"isDataExplorerEnabled":true,' +
  '"isDataExplorerGenAIFeaturesEnabled":true,"isDataExplorerGenAISampleDocumentPassingEnabled":false,' +
  '"isDataValidationEnabled":true,"isExtendedStorageSizesEnabled":false,"isNativeRerankingEnabled":false,' +
  '"isPerformanceAdvisorEnabled":true,"isRealtimePerformancePanelEnabled":true,"isSchemaAdvisorEnabled":true}';

describe('the settings of a project', () => {
  it('are the recorded ones in a fresh project, with the recorded Location', async () => {
    const answer = await call('GET', path);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.text).toBe(DEFAULTS);
    expect(answer.headers.location).toBe(`${server.publicUrl}//api/atlas/v1.0`);
  });

  it('change as far as given; the answer is the full object', async () => {
    const first = await call('PATCH', path, { body: { isSchemaAdvisorEnabled: false } });
    expect(first.status, first.text).toBe(200);
    expect(first.text).toBe(
      DEFAULTS.replace('"isSchemaAdvisorEnabled":true', '"isSchemaAdvisorEnabled":false'),
    );
    expect(first.headers.location).toBe(`${server.publicUrl}//api/atlas/v1.0`);
    const second = await call('PATCH', path, { body: { isExtendedStorageSizesEnabled: true } });
    expect(second.json).toEqual({ ...first.json, isExtendedStorageSizesEnabled: true });
    expect((await call('GET', path)).text).toBe(second.text);
    expect((await call('PATCH', path, { body: {} })).text).toBe(second.text);
  });

  it('leave what was never set to the defaults', async () => {
    const row = await server.services.store.reader
      .selectFrom('projects')
      .select('settings')
      .where('id', '=', server.first.groupId)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.settings)).toEqual({
      isSchemaAdvisorEnabled: false,
      isExtendedStorageSizesEnabled: true,
    });
  });

  it('record turning the data explorer off and on, the one setting with an event type', async () => {
    const typesOf = async (body: unknown) => {
      const events = await eventsDuring(server, () => call('PATCH', path, { body }));
      return events.map(({ type, organizationId, projectId }) => [type, organizationId, projectId]);
    };
    const { orgId, groupId } = server.first;
    const off = { isDataExplorerEnabled: false };
    expect(await typesOf(off)).toEqual([['DATA_EXPLORER_DISABLED', orgId, groupId]]);
    expect(await typesOf(off)).toEqual([]);
    expect(await typesOf({ isDataExplorerEnabled: true })).toEqual([
      ['DATA_EXPLORER_ENABLED', orgId, groupId],
    ]);
    expect(await typesOf({ isPerformanceAdvisorEnabled: false })).toEqual([]);
  });

  it.each([
    ['an unknown setting', { isMagicEnabled: true }, 'INVALID_ATTRIBUTE', 'isMagicEnabled'],
    ['text for a flag', { isDataExplorerEnabled: 'true' }, 'INVALID_JSON_ATTRIBUTE', 'isDataExplorerEnabled'],
    ['null for a flag', { isDataExplorerEnabled: null }, 'INVALID_JSON_ATTRIBUTE', 'isDataExplorerEnabled'],
  ])('refuse %s', async (_, body, code, field) => {
    expectRefusal(await call('PATCH', path, { body }), {
      status: 400,
      code,
      parameters: [field],
      fields: [field],
    });
  });

  it('are read with any project role and written by owners', async () => {
    const projectRoles = [{ projectId: server.first.groupId, role: 'GROUP_READ_ONLY' }];
    const key = await addKey(server, { projectRoles });
    expect((await call('GET', path, { key })).status).toBe(200);
    expectRefusal(await call('PATCH', path, { key, body: {} }), { status: 401, code: 'USER_UNAUTHORIZED' });
  });
});
