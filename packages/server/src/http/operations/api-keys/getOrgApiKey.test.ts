import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization } from '#test/accounts.js';
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

describe('getOrgApiKey', () => {
  it('shows the key with its private key masked', async () => {
    const { orgId, apiKey } = server.first;
    const answer = await call('GET', `${keys}/${apiKey.id}`);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe(
      `{"desc":"First key, made by the first start","id":"${apiKey.id}","links":[{"href":"${server.url}/api/atlas/v2${keys}/${apiKey.id}","rel":"self"}],"privateKey":"********-****-****-${apiKey.privateKey.slice(-12)}","publicKey":"${apiKey.publicKey}","roles":[{"orgId":"${orgId}","roleName":"ORG_OWNER"}]}`,
    );
  });

  it('lets a member see itself', async () => {
    const key = await addKey(server, {});
    expect((await call('GET', `${keys}/${key.id}`, { key })).json.publicKey).toBe(key.publicKey);
  });

  it('answers for a key of another organization as for one that does not exist', async () => {
    const { owner } = await addOrganization(server, 'elsewhere');
    const missing = 'e'.repeat(24);
    const foreign = await call('GET', `${keys}/${owner.id}`);
    const none = await call('GET', `${keys}/${missing}`);
    expect([foreign.status, foreign.json.errorCode]).toEqual([400, 'API_KEY_NOT_FOUND']);
    expect(foreign.text).toBe(none.text.replaceAll(missing, owner.id));
    expect(none.json.detail).toBe(`No API key with ID ${missing} exists.`);
  });
});
