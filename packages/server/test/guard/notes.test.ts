import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey } from '../support/accounts.js';
import { type Call, createCall } from '../support/call.js';
import { askAs, askGate, type GuardServer, startGuardServer, toldBy } from '../support/guard.js';
import { startGuardProxy, startUpstream } from '../support/guard-proxy.js';
import { exchange, requestBytes } from '../support/raw-http.js';
import { createAccount, type TestAccount, tokenOf } from '../support/service-accounts.js';

// What is noted of a credential, as APIs behind gates are told of it.

let server: GuardServer;
let call: Call;
let account: TestAccount;
let token: string;
beforeAll(async () => {
  server = await startGuardServer();
  call = createCall(server, '');
  account = await createAccount(server, ['ORG_OWNER']);
  token = await tokenOf(server, account);
});
afterAll(() => server.stop());

async function note(id: string, body: object): Promise<void> {
  const path = `/api/private/orgs/${server.first.orgId}/credentials/${id}/notes`;
  const { status, text } = await call('PUT', path, { body });
  expect(status, text).toBe(200);
}

const target = '/v1/reports/2026';
const ask = async (headers: Readonly<Record<string, string>> = {}) =>
  toldBy(
    await askGate(server, 'nginx', { target, headers: { Authorization: `Bearer ${token}`, ...headers } }),
  );
const told = async () => {
  const answer = await ask();
  expect(answer.allowed).toBe(true);
  return [answer.header('X-Sallyport-Kind'), answer.header('X-Sallyport-Label')];
};

describe('the headers of kind and label', () => {
  it('are always there, and follow what is noted at once', async () => {
    expect(await told()).toEqual(['-', '-']);
    await note(account.clientId, { kind: 'agent', label: 'Support bot' });
    expect(await told()).toEqual(['agent', 'Support bot']);
    await note(account.clientId, { label: 'Support bot' });
    expect(await told()).toEqual(['-', 'Support bot']);
    await note(account.clientId, {});
    expect(await told()).toEqual(['-', '-']);
  });

  it.each([
    ['quotes and backslashes', 'a "b" \\c', 'a ?b? ?c'],
    ['letters beyond ASCII', 'Grüße 🙂', 'Gr??e ??'],
    ['blanks around it', '  bot  ', 'bot'],
    ['what would end a header', 'a: b; c, d', 'a: b; c, d'],
    ['another caller', 'apikey/abcdefgh', 'apikey/abcdefgh'],
    ['blanks beyond ASCII alone', '\u00a0\u3000', '-'],
  ])('hold nothing that a proxy could misread: %s', async (_, label, shown) => {
    await note(account.clientId, { label });
    const answer = await ask();
    expect(answer.header('X-Sallyport-Label')).toBe(shown);
    expect(answer.header('X-Sallyport-Caller')).toBe(`serviceaccount/${account.clientId}`);
  });

  it.each(['Nightly build, Berlin', 'a, b, -', '\u00a0'])('stop no proxy: %j', async (label) => {
    await note(account.clientId, { label });
    const upstream = await startUpstream();
    const proxy = await startGuardProxy(server.guardUrl, upstream.url);
    const question = requestBytes('GET', target, { Authorization: `Bearer ${token}` });
    expect((await exchange(proxy.url, question)).status).toBe(200);
    expect(upstream.requests[0]?.headers['x-sallyport-label']).toBe(label.trim() || '-');
  });

  it('are told of API keys too', async () => {
    const key = await addKey(server, { organizationRoles: ['ORG_OWNER'] });
    await note(key.id, { kind: 'ci', label: 'Nightly' });
    const answer = toldBy(await askAs(server, 'caddy', key, { target }));
    expect([answer.header('X-Sallyport-Kind'), answer.header('X-Sallyport-Label')]).toEqual([
      'ci',
      'Nightly',
    ]);
  });

  it('are `-` where nobody is asked who calls', async () => {
    const answer = toldBy(await askGate(server, 'caddy', { target: '/v1/openapi.json' }));
    expect([answer.header('X-Sallyport-Kind'), answer.header('X-Sallyport-Label')]).toEqual(['-', '-']);
  });

  it.each(['X-Sallyport-Kind', 'X_Sallyport_Label'])('cannot be brought by the caller: %s', async (name) => {
    expect(await ask({ [name]: 'agent' })).toMatchObject({ allowed: false, reason: 'HEADER_NOT_ALLOWED' });
  });

  it('decide nothing: a role is needed whatever they say', async () => {
    const member = await createAccount(server, ['ORG_MEMBER']);
    await note(member.clientId, { kind: 'owner', label: 'ORG_OWNER', tags: ['reports.read'] });
    const headers = { Authorization: `Bearer ${await tokenOf(server, member)}` };
    expect(toldBy(await askGate(server, 'caddy', { target, headers }))).toMatchObject({
      allowed: false,
      reason: 'PERMISSION_MISSING',
    });
  });
});
