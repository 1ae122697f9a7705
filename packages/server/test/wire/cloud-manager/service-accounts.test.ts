import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addKey, addOrganization, addProject } from '../../support/accounts.js';
import {
  createPublicCall,
  expectPublicHeaders,
  expectPublicRefusal,
  V1,
} from '../../support/cloud-manager.js';
import { startTestServer, type TestServer } from '../../support/server.js';
import { curlWithToken, mintToken, type TestAccount, tokenOf } from '../../support/service-accounts.js';
import { expectEveryRowAnswered } from './answered-rows.js';

const HOUR_MS = 3_600_000;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

let server: TestServer;
let call: ReturnType<typeof createPublicCall>;
let org: string;
let group: string;
beforeAll(async () => {
  server = await startTestServer();
  call = createPublicCall(server);
  org = `/orgs/${server.first.orgId}`;
  group = `/groups/${server.first.groupId}`;
});
afterAll(() => server.stop());
expectEveryRowAnswered('service-accounts');

const details = { name: 'ci', description: "CI, John's", secretExpiresAfterHours: 24 };

async function create(scope: string, roles: readonly string[]): Promise<TestAccount> {
  const answer = await call('POST', `${scope}/serviceAccounts`, { body: { ...details, roles } });
  if (answer.status !== 201) throw new Error(answer.text);
  const [secret] = answer.json.secrets;
  return { clientId: answer.json.clientId, secretId: secret.id, secret: secret.secret };
}
const inOrganization = (roles = ['ORG_MEMBER']) => create(org, roles);
const inProject = (roles = ['GROUP_READ_ONLY']) => create(group, roles);
const validityOf = ({ createdAt, expiresAt }: { createdAt: string; expiresAt: string }) =>
  (Date.parse(expiresAt) - Date.parse(createdAt)) / HOUR_MS;

describe('service accounts of an organization', () => {
  it('POST /orgs/{orgId}/serviceAccounts: makes an account in the documented form', async () => {
    const answer = await call('POST', `${org}/serviceAccounts`, {
      body: { ...details, roles: ['ORG_MEMBER', 'ORG_READ_ONLY'] },
    });
    expect(answer.status, answer.text).toBe(201);
    expectPublicHeaders(answer);
    const { clientId, createdAt, secrets } = answer.json;
    const [secret] = secrets;
    expect(answer.text).toBe(
      `{"clientId":"${clientId}","createdAt":"${createdAt}","description":"${details.description}","name":"ci","roles":["ORG_MEMBER","ORG_READ_ONLY"],"secrets":[{"createdAt":"${createdAt}","expiresAt":"${secret.expiresAt}","id":"${secret.id}","secret":"${secret.secret}"}]}`,
    );
    expect(clientId).toMatch(/^mdb_sa_id_[0-9a-f]{24}$/);
    expect(secret.secret).toMatch(/^mdb_sa_sk_[\w-]{40}$/);
    expect(validityOf(secret)).toBe(24);
    const token = await tokenOf(server, { clientId, secret: secret.secret });
    expect((await curlWithToken(server, token, `${V1}/orgs`)).status).toBe(200);
  });

  it('takes hours in quotes, and up to 8766 of them where the organization has set no bound', async () => {
    const withHours = (secretExpiresAfterHours: unknown) =>
      call('POST', `${org}/serviceAccounts`, {
        body: { ...details, roles: ['ORG_MEMBER'], secretExpiresAfterHours },
      });
    for (const [asked, hours] of [
      ['8', 8],
      [8766, 8766],
      ['3600', 3600],
    ] as const)
      expect(validityOf((await withHours(asked)).json.secrets[0])).toBe(hours);
    for (const asked of [7, 8767])
      expectPublicRefusal(await withHours(asked), {
        status: 400,
        code: 'INVALID_SECRET_VALIDITY',
        parameters: [asked, 8, 8766],
      });
    expectPublicRefusal(await withHours('a day'), { status: 400, code: 'INVALID_JSON_ATTRIBUTE' });
  });

  it('keeps to the bound that the organization has set', async () => {
    const { orgId, owner } = await addOrganization(server, 'Bounded');
    const bound = await server.curl(`/api/atlas/v2/orgs/${orgId}/settings`, {
      method: 'PATCH',
      key: owner,
      body: { maxServiceAccountSecretValidityInHours: 100 },
    });
    expect(bound.status, bound.text).toBe(200);
    const answer = await call('POST', `/orgs/${orgId}/serviceAccounts`, {
      key: owner,
      body: { ...details, roles: ['ORG_MEMBER'], secretExpiresAfterHours: 101 },
    });
    expectPublicRefusal(answer, {
      status: 400,
      code: 'INVALID_SECRET_VALIDITY',
      parameters: [101, 8, 100],
    });
  });

  it('refuses accounts without what is required, and with attributes it does not know', async () => {
    const { name, ...nameless } = details;
    expectPublicRefusal(
      await call('POST', `${org}/serviceAccounts`, { body: { ...nameless, roles: ['ORG_MEMBER'] } }),
      { status: 400, code: 'MISSING_ATTRIBUTE', parameters: ['name'] },
    );
    expectPublicRefusal(
      await call('POST', `${org}/serviceAccounts`, {
        body: { ...details, roles: ['ORG_MEMBER'], links: [] },
      }),
      { status: 400, code: 'INVALID_ATTRIBUTE', parameters: ['links'] },
    );
    expectPublicRefusal(
      await call('POST', `${org}/serviceAccounts`, { body: { ...details, roles: ['GROUP_OWNER'] } }),
      { status: 400, code: 'INVALID_ROLE_FOR_ORG' },
    );
  });

  it('GET /orgs/{orgId}/serviceAccounts: lists accounts with masked secrets, to any member', async () => {
    const { clientId, secret, secretId } = await inOrganization();
    const member = await addKey(server, { organizationRoles: ['ORG_MEMBER'] });
    const answer = await call('GET', `${org}/serviceAccounts`, { key: member });
    expect(answer.status, answer.text).toBe(200);
    const account = answer.json.results.find((each: TestAccount) => each.clientId === clientId);
    expect(account).toEqual({
      clientId,
      createdAt: expect.stringMatching(TIME),
      description: details.description,
      name: 'ci',
      roles: ['ORG_MEMBER'],
      secrets: [
        {
          createdAt: expect.stringMatching(TIME),
          expiresAt: expect.stringMatching(TIME),
          id: secretId,
          maskedSecretValue: `mdb_sa_sk_...${secret.slice(-4)}`,
        },
      ],
    });
    expect(answer.text).not.toContain(secret);
  });

  it('GET /orgs/{orgId}/serviceAccounts/{clientId}: shows an account, and when a secret was last used', async () => {
    const account = await inOrganization();
    await tokenOf(server, account);
    const answer = await call('GET', `${org}/serviceAccounts/${account.clientId}`);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ clientId: account.clientId, roles: ['ORG_MEMBER'] });
    expectPublicRefusal(await call('GET', `${org}/serviceAccounts/mdb_sa_id_0123456789abcdef01234567`), {
      status: 404,
      code: 'RESOURCE_NOT_FOUND',
    });
  });

  it('PATCH /orgs/{orgId}/serviceAccounts/{clientId}: changes description and roles', async () => {
    const { clientId } = await inOrganization();
    const change = (body: unknown) => call('PATCH', `${org}/serviceAccounts/${clientId}`, { body });
    const answer = await change({ description: 'changed', roles: ['ORG_READ_ONLY'] });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ description: 'changed', name: 'ci', roles: ['ORG_READ_ONLY'] });
    expect(answer.json.secrets[0]).not.toHaveProperty('secret');
    expectPublicRefusal(await change({ roles: [] }), { status: 400, code: 'VALIDATION_ERROR' });
    expectPublicRefusal(await change({ secrets: [] }), {
      status: 400,
      code: 'INVALID_ATTRIBUTE',
      parameters: ['secrets'],
    });
  });

  it('DELETE /orgs/{orgId}/serviceAccounts/{clientId}: deletes an account and ends its tokens', async () => {
    const account = await inOrganization();
    const token = await tokenOf(server, account);
    const answer = await call('DELETE', `${org}/serviceAccounts/${account.clientId}`);
    expect(answer.status, answer.text).toBe(204);
    expect((await curlWithToken(server, token, `${V1}/orgs`)).status).toBe(401);
    expect((await mintToken(server, account)).status).toBe(401);
  });

  it('GET /orgs/{orgId}/serviceAccounts/{clientId}/groups: lists the ids of its projects', async () => {
    const { clientId } = await inOrganization();
    const path = `${org}/serviceAccounts/${clientId}/groups`;
    expect((await call('GET', path)).json).toMatchObject({ results: [], totalCount: 0 });
    await call('POST', `${group}/serviceAccounts/${clientId}:invite`, { body: { roles: ['GROUP_OWNER'] } });
    const answer = await call('GET', path);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ results: [{ groupId: server.first.groupId }], totalCount: 1 });
    expect(Object.keys(answer.json.results[0])).toEqual(['groupId']);
  });

  it('POST /orgs/{orgId}/serviceAccounts/{clientId}/secrets: makes a secret, with or without the slash at the end', async () => {
    for (const end of ['', '/']) {
      const account = await inOrganization();
      const path = `${org}/serviceAccounts/${account.clientId}/secrets${end}`;
      const answer = await call('POST', path, { body: { secretExpiresAfterHours: '3600' } });
      expect(answer.status, answer.text).toBe(201);
      expect(Object.keys(answer.json)).toEqual(['createdAt', 'expiresAt', 'id', 'secret']);
      expect(validityOf(answer.json)).toBe(3600);
      const { clientId } = account;
      expect((await mintToken(server, { clientId, secret: answer.json.secret })).status).toBe(200);
      expectPublicRefusal(await call('POST', path, { body: { secretExpiresAfterHours: 24 } }), {
        status: 400,
        code: 'MAX_SECRETS_PER_SERVICE_ACCOUNT_EXCEEDED',
      });
    }
  });

  it('DELETE /orgs/{orgId}/serviceAccounts/{clientId}/secrets/{secretId}: revokes a secret and its tokens', async () => {
    const account = await inOrganization();
    const token = await tokenOf(server, account);
    const path = `${org}/serviceAccounts/${account.clientId}/secrets/${account.secretId}`;
    const answer = await call('DELETE', path);
    expect(answer.status, answer.text).toBe(204);
    expect((await curlWithToken(server, token, `${V1}/orgs`)).status).toBe(401);
    expectPublicRefusal(await call('DELETE', path), {
      status: 404,
      code: 'SERVICE_ACCOUNT_SECRET_NOT_FOUND',
    });
  });
});

describe('service accounts of a project', () => {
  it('POST /groups/{groupId}/serviceAccounts: makes an account in the organization and assigns it', async () => {
    const answer = await call('POST', `${group}/serviceAccounts`, {
      body: { ...details, roles: ['GROUP_READ_ONLY'], secretExpiresAfterHours: '24' },
    });
    expect(answer.status, answer.text).toBe(201);
    const { clientId, roles, secrets } = answer.json;
    expect(roles).toEqual(['GROUP_READ_ONLY']);
    expect(secrets[0].secret).toMatch(/^mdb_sa_sk_/);
    expect((await call('GET', `${org}/serviceAccounts/${clientId}`)).json.roles).toEqual(['ORG_MEMBER']);
  });

  it('GET /groups/{groupId}/serviceAccounts: lists the accounts of the project with their roles there', async () => {
    const { clientId } = await inProject(['GROUP_OWNER']);
    const answer = await call('GET', `${group}/serviceAccounts`);
    expect(answer.status).toBe(200);
    expect(answer.json.results).toContainEqual(expect.objectContaining({ clientId, roles: ['GROUP_OWNER'] }));
  });

  it('GET /groups/{groupId}/serviceAccounts/{clientId}: shows an account that is assigned', async () => {
    const { clientId } = await inProject();
    const answer = await call('GET', `${group}/serviceAccounts/${clientId}`);
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ clientId, roles: ['GROUP_READ_ONLY'] });
    const elsewhere = await inOrganization();
    expectPublicRefusal(await call('GET', `${group}/serviceAccounts/${elsewhere.clientId}`), {
      status: 404,
      code: 'RESOURCE_NOT_FOUND',
    });
  });

  it('PATCH /groups/{groupId}/serviceAccounts/{clientId}: replaces the roles there, which it needs', async () => {
    const { clientId } = await inProject();
    const change = (body: unknown) => call('PATCH', `${group}/serviceAccounts/${clientId}`, { body });
    const answer = await change({ name: 'renamed', roles: ['GROUP_OWNER', 'GROUP_USER_ADMIN'] });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ name: 'renamed', description: details.description });
    expect(answer.json.roles.toSorted()).toEqual(['GROUP_OWNER', 'GROUP_USER_ADMIN']);
    expectPublicRefusal(await change({ name: 'x' }), {
      status: 400,
      code: 'MISSING_ATTRIBUTE',
      parameters: ['roles'],
    });
    expectPublicRefusal(await change({ roles: ['ORG_OWNER'] }), {
      status: 400,
      code: 'INVALID_ROLE_FOR_GROUP',
    });
  });

  it('DELETE /groups/{groupId}/serviceAccounts/{clientId}: unassigns; the account and its secrets live on', async () => {
    const account = await inProject();
    const answer = await call('DELETE', `${group}/serviceAccounts/${account.clientId}`);
    expect(answer.status, answer.text).toBe(204);
    expect((await call('GET', `${org}/serviceAccounts/${account.clientId}`)).status).toBe(200);
    expect((await mintToken(server, account)).status).toBe(200);
  });

  it('POST /groups/{groupId}/serviceAccounts/{clientId}:invite: assigns an account, for owners of the organization only', async () => {
    const { clientId } = await inOrganization();
    const path = `${group}/serviceAccounts/${clientId}:invite`;
    const body = { roles: ['GROUP_READ_ONLY'] };
    const { groupId } = server.first;
    const projectOwner = await addKey(server, {
      projectRoles: [{ projectId: groupId, role: 'GROUP_OWNER' }],
    });
    expectPublicRefusal(await call('POST', path, { key: projectOwner, body }), {
      status: 401,
      code: 'USER_UNAUTHORIZED',
    });
    const answer = await call('POST', path, { body });
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ clientId, roles: ['GROUP_READ_ONLY'] });
    expectPublicRefusal(await call('POST', path, { body: { roles: [] } }), {
      status: 400,
      code: 'VALIDATION_ERROR',
    });
  });

  it('POST /groups/{groupId}/serviceAccounts/{clientId}/secrets: makes a secret', async () => {
    const { clientId } = await inProject();
    const answer = await call('POST', `${group}/serviceAccounts/${clientId}/secrets`, {
      body: { secretExpiresAfterHours: 8766 },
    });
    expect(answer.status, answer.text).toBe(201);
    expect(Object.keys(answer.json)).toEqual(['createdAt', 'expiresAt', 'id', 'secret']);
  });

  it('DELETE /groups/{groupId}/serviceAccounts/{clientId}/secrets/{secretId}: revokes a secret', async () => {
    const account = await inProject();
    const path = `${group}/serviceAccounts/${account.clientId}/secrets/${account.secretId}`;
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await mintToken(server, account)).status).toBe(401);
  });

  it('lets a Project User Admin manage accounts of the project, but not their access lists', async () => {
    const projectId = await addProject(server, 'administered');
    const key = await addKey(server, { projectRoles: [{ projectId, role: 'GROUP_USER_ADMIN' }] });
    const accounts = `/groups/${projectId}/serviceAccounts`;
    const made = await call('POST', accounts, { key, body: { ...details, roles: ['GROUP_READ_ONLY'] } });
    expect(made.status, made.text).toBe(201);
    const account = `${accounts}/${made.json.clientId}`;
    const changed = await call('PATCH', account, { key, body: { roles: ['GROUP_OWNER'] } });
    expect(changed.status, changed.text).toBe(200);
    expectPublicRefusal(
      await call('POST', `${account}/accessList`, { key, body: [{ ipAddress: '192.0.2.1' }] }),
      { status: 401, code: 'USER_UNAUTHORIZED' },
    );
    expect((await call('GET', `${account}/accessList`, { key })).status).toBe(200);
    expect((await call('DELETE', account, { key })).status).toBe(204);
  });
});

describe('access lists of service accounts', () => {
  const entry = {
    cidrBlock: '192.0.2.1/32',
    createdAt: expect.stringMatching(TIME),
    ipAddress: '192.0.2.1',
    requestCount: 0,
  };
  const add = (list: string, body: unknown) => call('POST', list, { body });

  it('POST /orgs/{orgId}/serviceAccounts/{clientId}/accessList: adds entries, whose members have names of their own', async () => {
    const { clientId } = await inOrganization();
    const list = `${org}/serviceAccounts/${clientId}/accessList`;
    const answer = await add(list, [{ ipAddress: '192.0.2.1' }]);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.results).toEqual([entry]);
    expect(answer.json.totalCount).toBe(1);
    expectPublicRefusal(await add(list, [{ ipAddress: '192.0.2.1' }]), {
      status: 409,
      code: 'ADDRESS_ALREADY_IN_ACCESS_LIST',
    });
    expectPublicRefusal(await add(list, [{ address: '192.0.2.1' }]), {
      status: 400,
      code: 'INVALID_ATTRIBUTE',
      parameters: ['0.address'],
    });
  });

  it('GET /orgs/{orgId}/serviceAccounts/{clientId}/accessList: lists the entries and the calls they let in', async () => {
    const account = await inOrganization();
    const list = `${org}/serviceAccounts/${account.clientId}/accessList`;
    await add(list, [{ cidrBlock: '127.0.0.0/8' }]);
    const token = await tokenOf(server, account);
    expect((await curlWithToken(server, token, `${V1}/orgs`)).status).toBe(200);
    const answer = await call('GET', list);
    expect(answer.status).toBe(200);
    expect(answer.json.results).toEqual([
      expect.objectContaining({ cidrBlock: '127.0.0.0/8', requestCount: expect.any(Number) }),
    ]);
  });

  it('DELETE /orgs/{orgId}/serviceAccounts/{clientId}/accessList/{ipAddress}: removes an entry', async () => {
    const { clientId } = await inOrganization();
    const list = `${org}/serviceAccounts/${clientId}/accessList`;
    await add(list, [{ cidrBlock: '192.0.2.0/24' }]);
    expect((await call('DELETE', `${list}/192.0.2.0%2F24`)).status).toBe(204);
    expectPublicRefusal(await call('DELETE', `${list}/192.0.2.0%2F24`), {
      status: 404,
      code: 'SERVICE_ACCOUNT_ACCESS_LIST_NOT_FOUND',
    });
  });

  it('POST /groups/{groupId}/serviceAccounts/{clientId}/accessList: adds entries', async () => {
    const { clientId } = await inProject();
    const answer = await add(`${group}/serviceAccounts/${clientId}/accessList`, [{ ipAddress: '192.0.2.1' }]);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json.results).toEqual([entry]);
  });

  it('GET /groups/{groupId}/serviceAccounts/{clientId}/accessList: lists the same entries as the organization', async () => {
    const { clientId } = await inProject();
    await add(`${org}/serviceAccounts/${clientId}/accessList`, [{ ipAddress: '192.0.2.1' }]);
    const answer = await call('GET', `${group}/serviceAccounts/${clientId}/accessList`);
    expect(answer.status).toBe(200);
    expect(answer.json.results).toEqual([entry]);
  });

  it('DELETE /groups/{groupId}/serviceAccounts/{clientId}/accessList/{ipAddress}: removes an entry', async () => {
    const { clientId } = await inProject();
    const list = `${group}/serviceAccounts/${clientId}/accessList`;
    await add(list, [{ ipAddress: '192.0.2.1' }]);
    expect((await call('DELETE', `${list}/192.0.2.1`)).status).toBe(204);
    expect((await call('GET', list)).json.results).toEqual([]);
  });

  it('is enforced on this wire: an address that is not listed is refused', async () => {
    const account = await inOrganization();
    await add(`${org}/serviceAccounts/${account.clientId}/accessList`, [{ ipAddress: '127.0.0.9' }]);
    const token = await tokenOf(server, account);
    expectPublicRefusal(await curlWithToken(server, token, `${V1}/orgs`), {
      status: 403,
      code: 'IP_ADDRESS_NOT_ON_ACCESS_LIST',
      parameters: ['127.0.0.1'],
    });
    expect((await curlWithToken(server, token, `${V1}/orgs`, { from: '127.0.0.9' })).status).toBe(200);
  });
});

describe('access tokens', () => {
  it('POST /api/oauth/token: gives a token for an hour, from any address, that this wire takes', async () => {
    const account = await inOrganization(['ORG_READ_ONLY']);
    const list = `${org}/serviceAccounts/${account.clientId}/accessList`;
    await call('POST', list, { body: [{ ipAddress: '127.0.0.9' }] });
    const minted = await mintToken(server, account);
    expect(minted.status).toBe(200);
    expect(minted.json).toEqual({
      access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
      expires_in: 3600,
      token_type: 'Bearer',
    });
    const answer = await curlWithToken(server, minted.json.access_token, V1 + org, { from: '127.0.0.9' });
    expect(answer.json.id).toBe(server.first.orgId);
  });

  it('POST /api/oauth/revoke: ends a token on this wire at once', async () => {
    const account = await inOrganization();
    const token = await tokenOf(server, account);
    expect((await curlWithToken(server, token, `${V1}/orgs`)).status).toBe(200);
    const revoked = await fetch(`${server.url}/api/oauth/revoke`, {
      method: 'POST',
      headers: { Authorization: `Basic ${btoa(`${account.clientId}:${account.secret}`)}` },
      body: new URLSearchParams({ token, token_type_hint: 'access_token' }),
    });
    expect(revoked.status).toBe(200);
    expect(await revoked.text()).toBe('');
    expect((await curlWithToken(server, token, `${V1}/orgs`)).status).toBe(401);
  });
});
