import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccount } from '../support/account-holder.js';
import { addKey } from '../support/accounts.js';
import { type Browser, createBrowser } from '../support/browser.js';
import { type Call, createCall, type KeyPair } from '../support/call.js';
import { digestHeader, nonceOf } from '../support/digest.js';
import { openConnection, type RawConnection, requestBytes } from '../support/raw-http.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createAccount, mintToken } from '../support/service-accounts.js';

// A request whose head is read before its credential is revoked, and whose body comes after the revocation was answered.

let server: TestServer;
let call: Call;
let keys: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createCall(server);
  keys = `/api/atlas/v2/orgs/${server.first.orgId}/apiKeys`;
});
afterAll(() => server.stop());

const ACCEPT = 'application/vnd.atlas.2024-08-05+json';
const BODY = JSON.stringify({ desc: 'made too late', roles: ['ORG_OWNER'] });

/** Sends the head of a request, by default one that makes an owner key, and waits until the server asks for its body. */
async function holdBack(
  headers: Readonly<Record<string, string>>,
  path = keys,
  body = BODY,
): Promise<RawConnection> {
  const connection = await openConnection(server.url);
  const head = { Accept: ACCEPT, 'Content-Type': 'application/json', Expect: '100-continue', ...headers };
  connection.send(requestBytes('POST', path, { ...head, 'Content-Length': String(body.length) }));
  expect((await connection.answer()).status).toBe(100);
  return connection;
}

async function finish(connection: RawConnection, body = BODY) {
  connection.send(body);
  const answer = await connection.answer();
  connection.close();
  return answer;
}

async function digestFor(key: KeyPair, uri = keys): Promise<Readonly<Record<string, string>>> {
  const challenge = (await call('GET', '/orgs', { headers: { Authorization: 'Digest' } })).headers;
  const nonce = nonceOf(challenge['www-authenticate']);
  const { publicKey, privateKey } = key;
  return {
    Authorization: digestHeader({
      username: publicKey,
      password: privateKey,
      method: 'POST',
      uri,
      nonce,
    }),
  };
}

/** An owner key that has been used, so that the decision about its next request finds all in memory. */
async function usedOwnerKey() {
  const key = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
  expect((await call('GET', keys.slice('/api/atlas/v2'.length), { key })).status).toBe(200);
  return key;
}

async function usedAccount() {
  const account = await createAccount(server, ['ORG_OWNER']);
  const { json } = await mintToken(server, account);
  const headers = { Authorization: `Bearer ${json.access_token}` };
  expect((await createBrowser(server).send('GET', keys, undefined, headers)).status).toBe(200);
  return { account, headers };
}

async function signedIn(roles: readonly string[]): Promise<{ browser: Browser; id: string }> {
  const holder = await addAccount(server, { [server.first.orgId]: roles });
  const browser = createBrowser(server);
  expect((await browser.signIn(holder.username, holder.password)).status).toBe(200);
  expect((await browser.send('GET', keys)).status).toBe(200);
  return { browser, id: holder.id };
}

const sessionHeaders = ({ cookie = '', csrfToken = '' }: Browser) => ({
  Cookie: cookie,
  'X-CSRF-Token': csrfToken,
});

async function keysMadeTooLate(): Promise<number> {
  const { json } = await call('GET', `${keys.slice('/api/atlas/v2'.length)}?itemsPerPage=500`);
  return json.results.filter(({ desc }: { desc: string }) => desc === 'made too late').length;
}

async function expectRevoked(
  headers: Readonly<Record<string, string>>,
  revoke: () => Promise<{ status: number }>,
  status: number,
) {
  const before = await keysMadeTooLate();
  const connection = await holdBack(headers);
  const revoked = await revoke();
  expect(revoked.status).toBeGreaterThanOrEqual(200);
  expect(revoked.status).toBeLessThan(300);
  const answer = await finish(connection);
  expect(answer.status, answer.body.toString()).toBe(status);
  expect(await keysMadeTooLate()).toBe(before);
  return answer;
}

const ofKey = (id: string, rest = '') => `/orgs/${server.first.orgId}/apiKeys/${id}${rest}`;

describe('a body that comes after the revocation', () => {
  it('is served while nothing was revoked', async () => {
    const key = await usedOwnerKey();
    const before = await keysMadeTooLate();
    const answer = await finish(await holdBack(await digestFor(key)));
    expect(answer.status, answer.body.toString()).toBe(200);
    expect(await keysMadeTooLate()).toBe(before + 1);
  });

  it('makes nothing for a key that was deleted, which is asked for credentials', async () => {
    const key = await usedOwnerKey();
    const answer = await expectRevoked(await digestFor(key), () => call('DELETE', ofKey(key.id)), 401);
    expect(answer.header('WWW-Authenticate')).toMatch(/^Digest /);
  });

  it('makes nothing for a key that lost its role', async () => {
    const key = await usedOwnerKey();
    const demote = () => call('PATCH', ofKey(key.id), { body: { roles: ['ORG_MEMBER'] } });
    const answer = await expectRevoked(await digestFor(key), demote, 401);
    expect(answer.json().errorCode).toBe('USER_UNAUTHORIZED');
  });

  it('makes no organization for a key that no longer owns its own', async () => {
    const key = await usedOwnerKey();
    const path = '/api/atlas/v2/orgs';
    const body = JSON.stringify({ name: 'too late', apiKey: { desc: 'first', roles: ['ORG_OWNER'] } });
    const connection = await holdBack(await digestFor(key, path), path, body);
    expect((await call('PATCH', ofKey(key.id), { body: { roles: ['ORG_MEMBER'] } })).status).toBe(200);
    const answer = await finish(connection, body);
    expect([answer.status, answer.json().errorCode]).toEqual([401, 'USER_UNAUTHORIZED']);
  });

  it('changes no access list of a key that reaches further than its caller by now', async () => {
    const { groupId } = server.first;
    const admin = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_USER_ADMIN' }] });
    const key = await addKey(server, { projectRoles: [{ projectId: groupId, role: 'GROUP_READ_ONLY' }] });
    const path = `/api/atlas/v2${ofKey(key.id, '/accessList')}`;
    const body = JSON.stringify([{ ipAddress: '192.0.2.1' }]);
    const connection = await holdBack(await digestFor(admin, path), path, body);
    expect((await call('PATCH', ofKey(key.id), { body: { roles: ['ORG_READ_ONLY'] } })).status).toBe(200);
    const answer = await finish(connection, body);
    expect([answer.status, answer.json().errorCode]).toEqual([401, 'API_KEY_ACCESS_LIST_ACCESS_DENIED']);
  });

  it('makes nothing for a key that its access list shuts out', async () => {
    const key = await usedOwnerKey();
    const shutOut = () => call('POST', ofKey(key.id, '/accessList'), { body: [{ ipAddress: '192.0.2.1' }] });
    const answer = await expectRevoked(await digestFor(key), shutOut, 403);
    expect(answer.json().errorCode).toBe('IP_ADDRESS_NOT_ON_ACCESS_LIST');
  });

  it('makes nothing for a service account that was deleted', async () => {
    const { account, headers } = await usedAccount();
    const remove = () => call('DELETE', `/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}`);
    await expectRevoked(headers, remove, 401);
  });

  it('makes nothing for a service account whose secret was deleted', async () => {
    const { account, headers } = await usedAccount();
    const remove = () =>
      call(
        'DELETE',
        `/orgs/${server.first.orgId}/serviceAccounts/${account.clientId}/secrets/${account.secretId}`,
      );
    await expectRevoked(headers, remove, 401);
  });

  it('makes nothing for a person who signed out', async () => {
    const { browser } = await signedIn(['ORG_OWNER']);
    const answer = await expectRevoked(
      sessionHeaders(browser),
      () => browser.send('DELETE', '/session'),
      401,
    );
    expect(answer.json().errorCode).toBe('NO_CURRENT_USER');
  });

  it('makes nothing for a person who was removed from the organization', async () => {
    const { browser, id } = await signedIn(['ORG_OWNER']);
    const remove = () => call('DELETE', `/orgs/${server.first.orgId}/users/${id}`);
    await expectRevoked(sessionHeaders(browser), remove, 404);
  });

  it('makes nothing once the organization requires access lists', async () => {
    const key = await usedOwnerKey();
    const settings = `/orgs/${server.first.orgId}/settings?force=true`;
    const require = () => call('PATCH', settings, { body: { apiAccessListRequired: true } });
    const connection = await holdBack(await digestFor(key));
    expect((await require()).status).toBe(200);
    const answer = await finish(connection);
    expect([answer.status, answer.json().errorCode]).toEqual([403, 'ORG_REQUIRES_ACCESS_LIST']);
  });
});
