import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';

let server: TestServer;
let path: string;
beforeAll(async () => {
  server = await startTestServer();
  path = `/api/atlas/v2/orgs/${server.first.orgId}/settings`;
});
afterAll(() => server.stop());

describe('getOrgSettings', () => {
  it('answers the defaults of a new organization, without what is not set', async () => {
    const answer = await server.curl(path);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.text).toBe(
      JSON.stringify({
        apiAccessListRequired: false,
        genAIFeaturesEnabled: true,
        maxServiceAccountSecretValidityInHours: 8760,
        multiFactorAuthRequired: false,
        restrictEmployeeAccess: false,
        streamsCrossGroupEnabled: false,
      }),
    );
  });

  it('is open to members', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    expect((await server.curl(path, { key })).status).toBe(200);
  });

  it('refuses other organizations', async () => {
    expectRefusal(await server.curl('/api/atlas/v2/orgs/0123456789abcdef01234567/settings'), {
      status: 404,
      code: 'ORG_NOT_FOUND',
    });
  });
});
