import pino from 'pino';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { addAccount, type TestAccountHolder } from '../support/account-holder.js';
import { addKey, allowAddresses } from '../support/accounts.js';
import { type Browser, createBrowser } from '../support/browser.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createAccount } from '../support/service-accounts.js';
import { startSmtpServer } from '../support/smtp.js';
import { totpCode } from '../support/totp-code.js';

// What the log says at its first level of who signed in and who was refused, and what it never says.

interface Line {
  readonly security?: string;
  readonly kind?: string;
  readonly id?: string;
  readonly address?: string;
  readonly operation?: string;
  readonly code?: string;
}

let server: TestServer;
let text = '';
let person: TestAccountHolder;
let page: Browser;
let host = 0;
let closeSmtp = () => {};
beforeAll(async () => {
  const { url } = await startSmtpServer((close) => {
    closeSmtp = close;
  });
  const log = pino(
    { level: 'info', base: null },
    {
      write(line: string) {
        text += line;
      },
    },
  );
  server = await startTestServer({ smtpUrl: url, mailFrom: 'sallyport@example.com' }, { log });
});
afterAll(async () => {
  await server.stop();
  closeSmtp();
});
beforeEach(async () => {
  person = await addAccount(server, { [server.first.orgId]: ['ORG_MEMBER'] });
  host += 1;
  page = createBrowser(server, { from: `127.0.7.${host}` });
  text = '';
});

const address = () => `127.0.7.${host}`;

/** The lines about sign-ins and refusals so far: they are written after their answers. */
async function lines(): Promise<Line[]> {
  await new Promise((resolve) => setImmediate(resolve));
  return text
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Line]))
    .filter(({ security }) => security !== undefined);
}

const acts = async () =>
  (await lines()).map(({ security, id, address: from, code }) => [security, id, from, code]);

it('tells of a sign-in, of a wrong password and of the end of a session by id and address', async () => {
  expect((await page.signIn(person.username, 'not the password')).status).toBe(401);
  expect((await page.signIn(person.username, person.password)).status).toBe(200);
  expect((await page.send('DELETE', '/session')).status).toBe(204);
  expect(await acts()).toEqual([
    ['REFUSED', person.id, address(), 'SIGN_IN_FAILED'],
    ['SIGNED_IN', person.id, address(), undefined],
    ['SIGNED_OUT', person.id, address(), undefined],
  ]);
});

it('does not keep the name of somebody who does not exist, which may be a password in the wrong field', async () => {
  const typed = 'my secret passphrase';
  expect((await page.signIn(typed, 'x')).status).toBe(401);
  expect(await lines()).toMatchObject([{ address: address(), operation: 'signIn', code: 'SIGN_IN_FAILED' }]);
  expect((await lines())[0]).not.toHaveProperty('id');
  expect(text).not.toContain(typed);
});

it('tells of second factors, of wrong codes and of passwords', async () => {
  await page.signIn(person.username, person.password);
  const { secret } = (await page.send('POST', '/secondFactor', { password: person.password })).json;
  const wrong = totpCode(secret, 5);
  expect((await page.send('POST', '/secondFactor/confirm', { code: wrong })).status).toBe(403);
  const confirmed = await page.send('POST', '/secondFactor/confirm', { code: totpCode(secret) });
  const { recoveryCodes } = confirmed.json;
  const other = createBrowser(server, { from: address() });
  expect((await other.signIn(person.username, person.password)).status).toBe(401);
  expect((await other.signIn(person.username, person.password, recoveryCodes[0])).status).toBe(200);
  expect((await page.send('DELETE', '/sessions')).status).toBe(204);
  const newPassword = 'three quite random words';
  const change = { currentPassword: person.password, newPassword };
  expect((await page.send('POST', '/password', change)).status).toBe(204);
  const mailed = { username: person.username };
  expect((await page.send('POST', '/passwordResets', mailed)).status).toBe(204);
  expect((await page.send('POST', '/passwordResets', { username: 'nobody@example.com' })).status).toBe(204);
  expect(await acts()).toEqual(
    [
      ['SIGNED_IN', undefined],
      ['REFUSED', 'SECOND_FACTOR_CODE_WRONG'],
      ['SECOND_FACTOR_ENABLED', undefined],
      ['REFUSED', 'SECOND_FACTOR_REQUIRED'],
      ['SIGNED_IN', undefined],
      ['SESSIONS_ENDED', undefined],
      ['PASSWORD_CHANGED', undefined],
      ['PASSWORD_RESET_REQUESTED', undefined],
    ].map(([act, code]) => [act, person.id, address(), code]),
  );
  for (const kept of [person.password, newPassword, secret, ...recoveryCodes, page.cookie ?? 'none'])
    expect(text).not.toContain(kept);
  // Within ids and times are six digits like any others.
  expect(text).not.toMatch(new RegExp(`\\b${wrong}\\b`));
});

it('tells of a credential whose secret was wrong, and keeps no name that does not exist', async () => {
  const key = await addKey(server, {});
  const wrong = { ...key, privateKey: '00000000-0000-4000-8000-000000000000' };
  expect((await server.curl('/api/atlas/v2/orgs', { key: wrong })).status).toBe(401);
  const nobody = { publicKey: 'abcdwxyz', privateKey: key.privateKey };
  expect((await server.curl('/api/atlas/v2/orgs', { key: nobody })).status).toBe(401);
  const account = await createAccount(server);
  const basic = Buffer.from(`${account.clientId}:mdb_sa_sk_wrong`).toString('base64');
  const answer = await fetch(`${server.url}/api/oauth/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${basic}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  });
  expect(answer.status).toBe(401);
  expect(await lines()).toMatchObject([
    { security: 'REFUSED', kind: 'api_key', id: key.id, operation: 'listOrgs', code: 'UNAUTHORIZED' },
    {
      security: 'REFUSED',
      kind: 'service_account',
      operation: 'oauth.createAccessToken',
      code: 'UNAUTHORIZED',
    },
  ]);
  expect(text).not.toContain('mdb_sa_sk_');
});

it('tells what a credential was refused for its role, its access list and its number', async () => {
  const { orgId } = server.first;
  const key = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
  const body = { desc: 'x', roles: ['ORG_OWNER'] };
  const create = () => server.curl(`/api/atlas/v2/orgs/${orgId}/apiKeys`, { method: 'POST', key, body });
  expect((await create()).status).toBe(401);
  await allowAddresses(server, key.id, ['192.0.2.1']);
  expect((await create()).status).toBe(403);
  const told = (code: string) => ({
    ...{ security: 'REFUSED', kind: 'api_key', id: key.id, address: '127.0.0.1' },
    ...{ operation: 'createOrgApiKey', code },
  });
  expect(await lines()).toMatchObject([told('USER_UNAUTHORIZED'), told('IP_ADDRESS_NOT_ON_ACCESS_LIST')]);
});

it('says nothing of a challenge, of an answer and of a page that asks whether somebody is signed in', async () => {
  expect((await server.curl('/api/atlas/v2/orgs')).status).toBe(200);
  expect((await server.curl('/api/atlas/v2/orgs', { key: 'none' })).status).toBe(401);
  expect((await page.send('GET', '/session')).status).toBe(401);
  expect(await lines()).toEqual([]);
});
