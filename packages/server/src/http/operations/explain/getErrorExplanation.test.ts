import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import { errorCatalogue } from '../../../domain/errors.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const explain = (code: string) =>
  server.curl(`/api/private/errors/${code}`, { key: 'none', accept: 'application/json' });

describe('getErrorExplanation', () => {
  it.each(['ORG_REQUIRES_ACCESS_LIST', 'CSRF_TOKEN_INVALID', 'GROUP_NOT_FOUND'] as const)(
    'says of %s what the reference does, to anybody',
    async (errorCode) => {
      const answer = await explain(errorCode);
      expect(answer.status, answer.text).toBe(200);
      const { fix, meaning, parameters, published, status } = errorCatalogue[errorCode];
      expect(answer.text).toBe(JSON.stringify({ errorCode, fix, meaning, parameters, published, status }));
    },
  );

  it.each(['NO_SUCH_CODE', 'constructor', 'org_not_found'])('knows no code %s', async (code) => {
    expectRefusal(await explain(code), { status: 404, code: 'RESOURCE_NOT_FOUND', parameters: [code] });
  });
});
