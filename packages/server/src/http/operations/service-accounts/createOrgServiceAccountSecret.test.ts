import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsDuring } from '#test/accounts.js';
import { expectRefusal } from '#test/refusals.js';
import { startTestServer, type TestServer } from '#test/server.js';
import {
  createAccount,
  curlWithToken,
  endSecretAt,
  mintToken,
  type TestAccount,
  tokenOf,
} from '#test/service-accounts.js';

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const pathOf = ({ clientId }: Pick<TestAccount, 'clientId'>) =>
  `/api/atlas/v2/orgs/${server.first.orgId}/serviceAccounts/${clientId}`;
const addSecret = (account: Pick<TestAccount, 'clientId'>, hours: number | string = 8760) =>
  server.curl(`${pathOf(account)}/secrets`, { method: 'POST', body: { secretExpiresAfterHours: hours } });
const removeSecret = (account: Pick<TestAccount, 'clientId'>, secretId: string) =>
  server.curl(`${pathOf(account)}/secrets/${secretId}`, { method: 'DELETE' });
const secretsOf = async (account: TestAccount) => (await server.curl(pathOf(account))).json.secrets;

describe('createOrgServiceAccountSecret', () => {
  it('answers the secret this once, usable at once beside the older one', async () => {
    const account = await createAccount(server);
    const added = await addSecret(account, '3600');
    expect(added.status, added.text).toBe(201);
    expect(Object.keys(added.json)).toEqual(['createdAt', 'expiresAt', 'id', 'secret']);
    const { createdAt, expiresAt, id, secret } = added.json;
    expect(secret).toMatch(/^mdb_sa_sk_[A-Za-z0-9_-]{40}$/);
    expect(Date.parse(expiresAt) - Date.parse(createdAt)).toBe(3600 * HOUR_MS);
    expect((await secretsOf(account))[1]).toEqual({
      createdAt,
      expiresAt,
      id,
      maskedSecretValue: `mdb_sa_sk_...${secret.slice(-4)}`,
    });
    expect((await mintToken(server, { ...account, secret })).status).toBe(200);
    expect((await mintToken(server, account)).status).toBe(200);
  });

  it('lets the older secret live on for a week at most', async () => {
    const account = await createAccount(server);
    const added = await addSecret(account);
    const [older, newer] = await secretsOf(account);
    expect(Date.parse(older.expiresAt) - Date.parse(added.json.createdAt)).toBe(WEEK_MS);
    expect(Date.parse(newer.expiresAt) - Date.parse(added.json.createdAt)).toBe(8760 * HOUR_MS);
  });

  it('leaves the date of an older secret that ends sooner', async () => {
    const account = await createAccount(server, ['ORG_MEMBER'], 24);
    const [before] = await secretsOf(account);
    await addSecret(account);
    const [after] = await secretsOf(account);
    expect(after).toEqual(before);
  });

  it('makes no third secret, even beside an expired one, and shortens nothing when it refuses', async () => {
    const account = await createAccount(server);
    await endSecretAt(server, account, Date.now() - 1000);
    expect((await addSecret(account)).status).toBe(201);
    const before = await secretsOf(account);
    expectRefusal(await addSecret(account), {
      status: 400,
      code: 'MAX_SECRETS_PER_SERVICE_ACCOUNT_EXCEEDED',
      parameters: [2, account.clientId],
    });
    expect(await secretsOf(account)).toEqual(before);
    expect((await removeSecret(account, account.secretId)).status).toBe(204);
    expect((await addSecret(account)).status).toBe(201);
  });

  it('makes one of several that are asked for at the same time', async () => {
    const account = await createAccount(server);
    const answers = await Promise.all([1, 2, 3].map(() => addSecret(account)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
    expect(await secretsOf(account)).toHaveLength(2);
  });

  it('refuses hours out of bounds and leaves the older secret alone', async () => {
    const account = await createAccount(server);
    const before = await secretsOf(account);
    expectRefusal(await addSecret(account, 7), {
      status: 400,
      code: 'INVALID_SECRET_VALIDITY',
      parameters: [7, 8, 8760],
      fields: ['secretExpiresAfterHours'],
    });
    expect(await secretsOf(account)).toEqual(before);
  });

  it('tells of it in the audit trail', async () => {
    const { clientId } = await createAccount(server);
    const events = await eventsDuring(server, () => addSecret({ clientId }));
    expect(events).toMatchObject([{ type: 'SERVICE_ACCOUNT_SECRET_ADDED', details: { clientId } }]);
  });

  it('refuses an unknown account', async () => {
    const clientId = `mdb_sa_id_${'0'.repeat(24)}`;
    expectRefusal(await addSecret({ clientId }), { status: 404, code: 'RESOURCE_NOT_FOUND' });
  });
});

describe('an expired secret', () => {
  it('makes no more tokens', async () => {
    const account = await createAccount(server);
    expect((await mintToken(server, account)).status).toBe(200);
    await endSecretAt(server, account, Date.now() - 1);
    const minted = await mintToken(server, account);
    expect(minted).toMatchObject({ status: 401, json: { error: 'invalid_client' } });
  });
});

describe('deleteOrgServiceAccountSecret', () => {
  it('ends the tokens that the secret made at once, and no others', async () => {
    const account = await createAccount(server, ['ORG_READ_ONLY']);
    const added = await addSecret(account);
    const oldToken = await tokenOf(server, account);
    const newToken = await tokenOf(server, { ...account, secret: added.json.secret });
    const use = (token: string) => curlWithToken(server, token, '/api/atlas/v2/orgs');
    expect((await use(oldToken)).status).toBe(200);
    expect((await use(newToken)).status).toBe(200);

    const deleted = await removeSecret(account, account.secretId);
    expect(deleted.status, deleted.text).toBe(204);
    expect(deleted.headers['content-type']).toBe('application/vnd.atlas.2024-08-05+json;charset=utf-8');
    expect((await use(oldToken)).status).toBe(401);
    expect((await use(newToken)).status).toBe(200);
    expect((await mintToken(server, account)).status).toBe(401);
  });

  it('deletes the last one too; the account stays and can get another', async () => {
    const account = await createAccount(server);
    expect((await removeSecret(account, account.secretId)).status).toBe(204);
    expect(await secretsOf(account)).toEqual([]);
    expect((await mintToken(server, account)).status).toBe(401);
    const added = await addSecret(account);
    expect((await mintToken(server, { ...account, secret: added.json.secret })).status).toBe(200);
  });

  it('tells of it in the audit trail', async () => {
    const { clientId, secretId } = await createAccount(server);
    const events = await eventsDuring(server, () => removeSecret({ clientId }, secretId));
    expect(events).toMatchObject([{ type: 'SERVICE_ACCOUNT_SECRET_DELETED', details: { clientId } }]);
  });

  it('refuses a secret that the account does not have, be it of another account', async () => {
    const account = await createAccount(server);
    const other = await createAccount(server);
    for (const secretId of [other.secretId, '0'.repeat(24)]) {
      expectRefusal(await removeSecret(account, secretId), {
        status: 404,
        code: 'SERVICE_ACCOUNT_SECRET_NOT_FOUND',
        parameters: [secretId, account.clientId],
      });
    }
    expect((await mintToken(server, other)).status).toBe(200);
  });
});
