import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StoppedClock, stopClock } from '../support/clock.js';
import { createSend } from '../support/digest-caller.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createAccount, tokenOf } from '../support/service-accounts.js';

const TWO_HOURS_MS = 7_200_000;

let clock: StoppedClock;
let server: TestServer;
beforeAll(async () => {
  clock = stopClock();
  server = await startTestServer();
});
afterAll(async () => {
  await server.stop();
  clock.restore();
});

it.each([
  ['', async () => {}],
  [
    ', and that is not stored any more',
    async () => {
      // Minting forgets what has ended.
      await tokenOf(server, await createAccount(server));
    },
  ],
])(
  'revokes a token that has ended by its own clock%s, because another node may know better',
  async (_, meanwhile) => {
    const account = await createAccount(server);
    const token = await tokenOf(server, account);
    const send = createSend(server.url);
    const use = async () =>
      (await send('GET', '/api/atlas/v2/groups', { headers: { Authorization: `Bearer ${token}` } })).status;
    expect(await use()).toBe(200);
    clock.forward(TWO_HOURS_MS);
    expect(await use()).toBe(401);
    await meanwhile();
    const basic = Buffer.from(`${account.clientId}:${account.secret}`).toString('base64');
    const revoked = await send('POST', '/api/oauth/revoke', {
      headers: { Authorization: `Basic ${basic}`, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `token=${token}`,
    });
    expect(revoked.status).toBe(200);
    clock.forward(-TWO_HOURS_MS);
    expect(await use()).toBe(401);
  },
);
