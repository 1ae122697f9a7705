import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization } from '../../support/accounts.js';
import { configHome, output, sallyport, words } from '../../support/cli.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { createAccount, tokenOf } from '../../support/service-accounts.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const keyEnvironment = (key: { publicKey: string; privateKey: string }) => ({
  SALLYPORT_BASE_URL: server.url,
  MONGODB_ATLAS_PUBLIC_API_KEY: key.publicKey,
  MONGODB_ATLAS_PRIVATE_API_KEY: key.privateKey,
});

describe('auth revoke', () => {
  it('asks, deletes the API key of the profile, and forgets it', async () => {
    const key = await addKey(server, {});
    const stored = { XDG_CONFIG_HOME: configHome() };
    await output('auth login', { ...stored, ...keyEnvironment(key) });
    const question = `Are you sure you want to revoke API key ${key.publicKey}, for everybody who uses it? (y/N) `;
    const declined = await sallyport(words('auth revoke'), { env: stored, answers: [''] });
    expect(declined).toMatchObject({ stdout: 'Nothing was revoked.\n', asked: [question], status: 0 });
    const revoked = await sallyport(words('auth revoke'), { env: stored, answers: ['y'] });
    expect(revoked).toMatchObject({ stdout: `Revoked: ${key.publicKey} is deleted.\n`, status: 0 });
    expect((await sallyport(words('auth whoami'), { env: stored })).status).toBe(1);
    expect((await server.curl('/api/atlas/v2/groups', { key })).status).toBe(401);
  });

  it('takes the client secret of a service account away', async () => {
    const account = await createAccount(server);
    const env = {
      SALLYPORT_BASE_URL: server.url,
      MONGODB_ATLAS_CLIENT_ID: account.clientId,
      MONGODB_ATLAS_CLIENT_SECRET: account.secret,
    };
    expect(await output('auth revoke --force', env)).toBe(
      `Revoked: ${account.clientId} has lost this client secret.\n`,
    );
    await expect(tokenOf(server, account)).rejects.toThrow('invalid_client');
  });

  it('says so where nobody could manage the organization any more, and goes on when told to', async () => {
    const { owner } = await addOrganization(server, 'Lonely');
    const refused = await sallyport(words('auth revoke --force'), { env: keyEnvironment(owner) });
    expect(refused.stderr).toContain('CANNOT_REMOVE_LAST_OWNER_CREDENTIAL');
    expect(refused.status).toBe(1);
    expect(await output('auth revoke --force --lastOwner', keyEnvironment(owner))).toContain('is deleted');
  });

  it('refuses a script that does not say that it means it', async () => {
    const { apiKey } = server.first;
    const { status, stderr } = await sallyport(words('auth revoke'), { env: keyEnvironment(apiKey) });
    expect([status, stderr]).toEqual([1, expect.stringContaining('pass --force')]);
  });
});
