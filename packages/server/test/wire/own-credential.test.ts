import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addKey, addOrganization, allowAddresses, eventsDuring } from '../support/accounts.js';
import { until } from '../support/built-server.js';
import { type Call, createCall } from '../support/call.js';
import { addPerson } from '../support/people.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createAccount, type TestAccount, tokenOf } from '../support/service-accounts.js';
import { startSmtpServer, textOf } from '../support/smtp.js';

const PATH = '/api/private/credential';
const LISTED = '127.0.0.9';

let server: TestServer;
let call: Call;
beforeEach(async () => {
  server = await startTestServer();
  call = createCall(server);
});
afterEach(() => server.stop());

const basic = ({ clientId, secret }: Pick<TestAccount, 'clientId' | 'secret'>) => ({
  Authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`,
});
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

describe('an API key', () => {
  it('ends itself, and the audit trail says that it did and from where', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_READ_ONLY'] });
    const events = await eventsDuring(server, async () => {
      expect((await call('DELETE', PATH, { key, from: LISTED })).status).toBe(204);
    });
    expect(events).toMatchObject([
      {
        type: 'API_KEY_DELETED',
        organizationId: server.first.orgId,
        actor: key.publicKey,
        remoteAddress: LISTED,
        details: { targetPublicKey: key.publicKey },
      },
    ]);
    expect((await call('GET', '/groups', { key })).status).toBe(401);
  });

  it('ends itself from an address where its access list lets it do nothing else', async () => {
    const key = await addKey(server, {});
    await allowAddresses(server, key.id, [LISTED]);
    expect((await call('GET', '/groups', { key })).json.errorCode).toBe('IP_ADDRESS_NOT_ON_ACCESS_LIST');
    expect((await call('DELETE', PATH, { key })).status).toBe(204);
    expect((await call('GET', '/groups', { key, from: LISTED })).status).toBe(401);
  });

  it('ends itself with an empty list where the organization requires lists', async () => {
    const { orgId, owner } = await addOrganization(server, 'Strict');
    const key = await addKey(server, { organizationId: orgId });
    await call('PATCH', `/orgs/${orgId}/settings?force=true`, {
      key: owner,
      body: { apiAccessListRequired: true },
    });
    expect((await call('GET', '/groups', { key })).json.errorCode).toBe('ORG_REQUIRES_ACCESS_LIST');
    expect((await call('DELETE', PATH, { key })).status).toBe(204);
  });

  it('that is the last that can manage its organization has to say that it means it', async () => {
    const { owner } = await addOrganization(server, 'Lonely');
    const refused = await call('DELETE', PATH, { key: owner });
    expect(refused.json).toMatchObject({ error: 409, errorCode: 'CANNOT_REMOVE_LAST_OWNER_CREDENTIAL' });
    expect((await call('GET', '/groups', { key: owner })).status).toBe(200);
    expect((await call('DELETE', `${PATH}?force=true`, { key: owner })).status).toBe(204);
    expect((await call('GET', '/groups', { key: owner })).status).toBe(401);
  });

  it('is ended by nobody who has not its private key', async () => {
    const key = await addKey(server, {});
    const wrong = { publicKey: key.publicKey, privateKey: server.first.apiKey.privateKey };
    expect((await call('DELETE', PATH, { key: wrong })).status).toBe(401);
    expect((await call('DELETE', PATH, { key: 'none' })).status).toBe(401);
    expect((await call('GET', '/groups', { key })).status).toBe(200);
  });

  it('is said to pass from there by an explanation', async () => {
    const key = await addKey(server, {});
    await allowAddresses(server, key.id, [LISTED]);
    const { json } = await call('POST', '/api/private/explain', {
      body: { as: key.publicKey, method: 'DELETE', path: PATH, from: '192.0.2.1' },
    });
    expect(json).toMatchObject({ passes: true });
    expect(json.checks).toContainEqual(
      expect.objectContaining({ check: 'permission', detail: expect.stringContaining('from any address') }),
    );
  });
});

describe('a client secret', () => {
  it('ends itself by HTTP Basic, with its tokens, and leaves the other secret alone', async () => {
    const account = await createAccount(server);
    const path = `/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}`;
    const other = await call('POST', `${path}/secrets`, { body: { secretExpiresAfterHours: 24 } });
    const otherSecret = { clientId: account.clientId, secret: other.json.secret };
    const [token, otherToken] = [await tokenOf(server, account), await tokenOf(server, otherSecret)];
    const events = await eventsDuring(server, async () => {
      expect((await call('DELETE', PATH, { headers: basic(account) })).status).toBe(204);
    });
    expect(events).toMatchObject([
      {
        type: 'SERVICE_ACCOUNT_SECRET_DELETED',
        actor: account.clientId,
        details: { clientId: account.clientId },
      },
    ]);
    expect((await call('GET', '/groups', { key: 'none', headers: bearer(token) })).status).toBe(401);
    expect((await call('GET', '/groups', { key: 'none', headers: bearer(otherToken) })).status).toBe(200);
    const { json } = await call('GET', path);
    expect(json.secrets.map(({ id }: { id: string }) => id)).toEqual([other.json.id]);
  });

  it('is ended by an access token that was made with it', async () => {
    const account = await createAccount(server);
    const headers = bearer(await tokenOf(server, account));
    const { json } = await call(
      'POST',
      `/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}/accessList`,
      {
        body: [{ ipAddress: LISTED }],
      },
    );
    expect(json.totalCount).toBe(1);
    expect((await call('GET', '/groups', { key: 'none', headers })).status).toBe(403);
    expect((await call('DELETE', PATH, { key: 'none', headers })).status).toBe(204);
    expect((await call('DELETE', PATH, { key: 'none', headers })).status).toBe(401);
    await expect(tokenOf(server, account)).rejects.toThrow('invalid_client');
  });

  it('is not ended by a wrong one, and proves nothing to any other operation', async () => {
    const account = await createAccount(server);
    const wrong = basic({ clientId: account.clientId, secret: `mdb_sa_sk_${'x'.repeat(40)}` });
    expect((await call('DELETE', PATH, { key: 'none', headers: wrong })).status).toBe(401);
    expect((await call('GET', '/groups', { key: 'none', headers: basic(account) })).status).toBe(401);
    expect(await tokenOf(server, account)).toBeTypeOf('string');
  });
});

it('is no operation for people, who sign out', async () => {
  const person = await addPerson(server.services, { organizations: { [server.first.orgId]: ['ORG_OWNER'] } });
  const { status, json } = await call('DELETE', PATH, { key: 'none', headers: person.headers });
  expect([status, json.errorCode]).toEqual([403, 'CREDENTIAL_REQUIRED']);
});

it('takes so many of an organization from one address in a minute and no more', async () => {
  await server.stop();
  server = await startTestServer({ rateLimitScale: '0.02' });
  call = createCall(server);
  const [first, second] = [await addKey(server, {}), await addKey(server, {})];
  expect((await call('DELETE', PATH, { key: first })).status).toBe(204);
  const refused = await call('DELETE', PATH, { key: second });
  expect(refused.json).toMatchObject({ error: 429, errorCode: 'RATE_LIMITED_TOKEN_BUCKET' });
  expect((await call('DELETE', PATH, { key: second, from: LISTED })).status).toBe(204);
});

it('is not used up by others at the address, whose credentials are the last ones of an owner', async () => {
  await server.stop();
  server = await startTestServer({ rateLimitScale: '0.02' });
  call = createCall(server);
  const { owner } = await addOrganization(server, 'next door');
  const end = (key: typeof owner) => call('DELETE', PATH, { key });
  expect((await end(owner)).json.errorCode).toBe('CANNOT_REMOVE_LAST_OWNER_CREDENTIAL');
  expect((await end(owner)).status).toBe(429);
  expect((await end(await addKey(server, {}))).status).toBe(204);
});

it('tells the owners by mail what was revoked, from where, and where to look', async () => {
  const smtp = await startSmtpServer();
  await server.stop();
  server = await startTestServer({ smtpUrl: smtp.url, mailFrom: 'sallyport@example.com' });
  call = createCall(server);
  const owner = await addPerson(server.services, { organizations: { [server.first.orgId]: ['ORG_OWNER'] } });
  await addPerson(server.services, { organizations: { [server.first.orgId]: ['ORG_MEMBER'] } });
  const key = await addKey(server, {});
  expect((await call('DELETE', PATH, { key, from: LISTED })).status).toBe(204);
  await until('both mails', () => smtp.mails[1]);
  expect(smtp.mails.map(({ to }) => to).sort()).toEqual([owner.username, server.first.owner.username].sort());
  const [mail] = smtp.mails;
  const text = mail === undefined ? '' : textOf(mail);
  for (const told of [key.publicKey, LISTED, `${server.url}/organizations/${server.first.orgId}/activity`])
    expect(text).toContain(told);
  expect(text).not.toContain(key.privateKey);
});
